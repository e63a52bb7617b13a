import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser, fakeStorage } from '../fakeBrowser.ts'

const storage = fakeStorage()
let program = 'en-US'
const api = fakeBrowser({ storage, i18n: { getUILanguage: () => program } })
vi.mock('../../../src/platform/browser.ts', () => ({ browser: api }))
const {
  changeSettings,
  DEFAULTS,
  MEGABYTE,
  parseMegabytes,
  parseSettings,
  readSettings,
  resetSettings,
  resolverAddress,
} = await import('../../../src/platform/settings.ts')
const { uiLocale } = await import('../../../src/platform/locale.ts')
const { saveTicketChoice, ticketChoice } = await import('../../../src/actions/settings.ts')

beforeEach(() => {
  for (const key of Object.keys(storage.data)) delete storage.data[key]
  program = 'en-US'
})

describe('settings', () => {
  test('are the defaults until something is set, and again after a reset', async () => {
    expect(await readSettings()).toEqual(DEFAULTS)
    await changeSettings({ perMail: 7 })
    expect(await readSettings()).toEqual({ ...DEFAULTS, perMail: 7 })
    await resetSettings()
    expect(await readSettings()).toEqual(DEFAULTS)
  })

  test('change one by one, also when changes come at once', async () => {
    await Promise.all([
      changeSettings({ language: 'zh_TW' }),
      changeSettings({ reminders: false }),
      changeSettings({ supportAddress: 'it@sender.example' }),
    ])
    expect(await readSettings()).toEqual({
      ...DEFAULTS,
      language: 'zh_TW',
      reminders: false,
      supportAddress: 'it@sender.example',
    })
  })

  test('go on changing after a change that failed', async () => {
    storage.local.set.mockRejectedValueOnce(new Error('disk full'))
    await expect(changeSettings({ perMail: 7 })).rejects.toThrow('disk full')
    expect((await changeSettings({ perMail: 8 })).perMail).toBe(8)
  })

  test('take what makes no sense for their defaults and keep the rest', () => {
    const good = { version: 1, language: 'zh_CN', perMail: 45, sizeSteps: [5 * MEGABYTE, 25 * MEGABYTE] }
    const bad = { ticketFormat: 'exe', reminders: 'yes', supportAddress: 'a@b.example\r\nBcc: c@d.example' }
    expect(parseSettings({ ...good, ...bad, more: 1 })).toEqual({
      ...DEFAULTS,
      language: 'zh_CN',
      perMail: 45,
      sizeSteps: [25 * MEGABYTE, 5 * MEGABYTE],
    })
  })

  test.each([null, 'x', [], {}, { version: 2, perMail: 5 }])(
    'of another version are not read: %j',
    (value) => {
      expect(parseSettings(value)).toEqual(DEFAULTS)
    },
  )

  test.each([0, -1, 1.5, 501, Number.NaN, '20'])('refuse %s recipients per mail', (perMail) => {
    expect(parseSettings({ version: 1, perMail }).perMail).toBe(DEFAULTS.perMail)
  })
})

test.each([
  ['20, 10, 5', [20, 10, 5]],
  ['5 20', [20, 5]],
  ['１０，５', [10, 5]],
  ['7.5', [7.5]],
])('sizes are read from "%s"', (text, megabytes) => {
  expect(parseMegabytes(text)).toEqual(megabytes.map((size) => size * MEGABYTE))
})

test.each(['', 'ten', '10 MB', '0', '-5', '1,2,3,4,5,6', '9999', '1e3'])(
  'no sizes are read from "%s"',
  (text) => {
    expect(parseMegabytes(text)).toBeNull()
  },
)

describe('languages', () => {
  test('follow the program until the reader chooses', async () => {
    program = 'zh-TW'
    expect(await uiLocale()).toBe('zh_TW')
    expect((await ticketChoice('own-admin')).locale).toBe('zh_TW')
    await changeSettings({ language: 'zh_CN' })
    expect(await uiLocale()).toBe('zh_CN')
    expect((await ticketChoice('own-admin')).locale).toBe('zh_CN')
  })

  test('of tickets keeps following the screen while the reader takes no other', async () => {
    await saveTicketChoice({ locale: 'en', format: 'json', mask: true, audience: 'own-admin' })
    await changeSettings({ language: 'zh_CN' })
    expect(await ticketChoice('own-admin')).toEqual({
      locale: 'zh_CN',
      format: 'json',
      mask: true,
      audience: 'own-admin',
    })
    await saveTicketChoice({ locale: 'en', format: 'json', mask: true, audience: 'own-admin' })
    expect((await ticketChoice('own-admin')).locale).toBe('en')
  })
})

describe('the address of an own resolver', () => {
  test('has to be https, without anything secret in it', () => {
    expect(resolverAddress(' https://dns.example/dns-query ')).toBe('https://dns.example/dns-query')
    expect(resolverAddress('https://[2001:db8::1]:8443/q')).toBe('https://[2001:db8::1]:8443/q')
    for (const text of [
      ...[
        '',
        'dns.example',
        'http://dns.example/dns-query',
        'javascript:alert(1)',
        'https://u:p@dns.example/',
      ],
      ...['https://dns.example/?key=1', 'https://dns.example/#x', `https://dns.example/${'a'.repeat(300)}`],
    ])
      expect(resolverAddress(text), text).toBeNull()
  })

  test('counts as none where what is stored is no such address', () => {
    const stored = { version: 1, ownResolver: 'http://dns.example/', resolver: 'Own<' }
    expect(parseSettings(stored)).toMatchObject({ ownResolver: null, resolver: null })
  })
})
