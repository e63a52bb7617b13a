import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bannerStands, pressInBanner } from '../../tools/clients/banner.ts'
import { clearClipboard, clipboardText } from '../../tools/clients/clipboard.ts'
import { type DohServer, startDohServer } from '../../tools/clients/dohServer.ts'
import { grant, inExtension } from '../../tools/clients/extensionPage.ts'
import { demoMail, demoMails } from '../../tools/clients/mails.ts'
import { openOptions, pressInPage, readPage } from '../../tools/clients/ownPages.ts'
import { clickInPlan } from '../../tools/clients/planPage.ts'
import { answerPrompt } from '../../tools/clients/prompts.ts'
import { trustAnybody } from '../../tools/clients/trustAnybody.ts'
import { until } from '../../tools/clients/waiting.ts'
import { zone } from '../unit/live/support/zone.ts'
import { loopbackCertificate } from './support/certificate.ts'
import { savePicture } from './support/pictures.ts'
import { requestsOfExtension, watchRequests } from './support/requests.ts'
import { useThunderbird } from './support/thunderbird.ts'

const RECORDS = zone({
  'bank.example': ['MX 10 mx.bank.example'],
  'mx.bank.example': ['A 203.0.113.55'],
  'sender.example': ['TXT v=spf1 ip4:198.51.100.7 -all', 'MX 10 out.sender.example'],
  '_dmarc.sender.example': ['TXT v=DMARC1; p=quarantine'],
  '44.2.0.192.in-addr.arpa': ['PTR out.sender.example'],
  'out.sender.example': ['A 192.0.2.44'],
  '2.0.0.127.zen.spamhaus.org': ['A 127.0.0.2'],
  '2.0.0.127.bl.spamcop.net': ['A 127.0.0.2'],
  '44.2.0.192.bl.spamcop.net': ['A 127.0.0.2', 'TXT Blocked - see https://www.spamcop.net/'],
})

describe('live checks', () => {
  const thunderbird = useThunderbird(demoMails)
  let resolver: DohServer
  beforeAll(async () => {
    resolver = await startDohServer(RECORDS, await loopbackCertificate())
    const { marionette, extension } = thunderbird.session
    await trustAnybody(marionette)
    await watchRequests(marionette)
    for (const origin of ['https://127.0.0.1/*', 'https://dns.google/*'])
      await grant(marionette, extension, origin)
  })
  afterAll(() => resolver.stop())

  const page = () => ({ id: thunderbird.session.extension, view: 'tab', path: '/src/check/' }) as const
  const inPage = <A extends readonly unknown[], R>(task: (...args: A) => R, ...args: A) =>
    inExtension(thunderbird.session.marionette, page(), task, ...args)
  const read = (selector: string) => readPage(thunderbird.session, 'check', selector)
  const press = (selector: string) => pressInPage(thunderbird.session, 'check', selector)
  const outside = async () =>
    (await requestsOfExtension(thunderbird.session.marionette)).filter((url) => /^https?:/.test(url))

  async function openCheck(start: string): Promise<void> {
    const { mail } = thunderbird
    await mail.select((await demoMail(start)).messageId)
    await bannerStands(mail, 'pane')
    await pressInBanner(mail, 'pane', 'live-check')
    await read('[data-action="start"]')
  }
  const findings = () =>
    inPage(() =>
      [...document.querySelectorAll('.findings li')].map(
        (row) => `${row.getAttribute('data-status')} ${row.getAttribute('data-reason')}`,
      ),
    )
  const stands = () =>
    thunderbird.session.marionette.chrome(
      ({ WebExtensionPolicy }, id, path) =>
        [...(WebExtensionPolicy.getByID(id)?.extension.views ?? [])].some((view) =>
          view.xulBrowser?.currentURI.spec.includes(path),
        ),
      thunderbird.session.extension,
      page().path as string,
    )
  async function close(): Promise<void> {
    await press('[data-action="close"]')
    await until(async () => !(await stands()), { what: 'the page to close' })
  }

  test('an own resolver is taken in the settings, over https only', async () => {
    const options = await openOptions(thunderbird.session)
    await options.type('[name="ownResolver"]', resolver.url.replace('https:', 'http:'))
    await until(async () => (await options.text('[role="alert"]')).includes('https'), { what: 'a complaint' })
    await options.type('[name="ownResolver"]', resolver.url)
    await until(() => options.checked('[name="resolver"][value="own"]'), { what: 'the own resolver' })
    await savePicture('options-live.png', await options.picture())
    await options.close()
  })

  test('nothing is asked before the click, and only the resolver that is named after it', async () => {
    await openCheck('14')
    const { text, picture } = await read('[data-action="start"]')
    expect(text).toContain('163.con')
    expect(text).toContain(`127.0.0.1:${resolver.port}`)
    await savePicture('check.png', picture)
    expect(resolver.requests).toEqual([])
    expect(await outside()).toEqual([])

    await press('[data-action="start"]')
    const done = await read('[data-state="done"]')
    await read('[data-conclusion="no_domain"]')
    expect(done.text).toContain('The domain 163.con does not exist: the address is wrong.')
    await savePicture('check-done.png', (await read('.findings')).picture)
    expect(resolver.asked).toContain('MX 163.con')
    expect(resolver.asked.join(' ')).not.toMatch(/liming|wang/)
    const asked = await outside()
    expect(asked).toHaveLength(resolver.requests.length)
    for (const url of asked) expect(url).toMatch(`${resolver.url}?dns=`)
  })

  test('the results stand in the banner and in the tickets of that bounce', async () => {
    await close()
    const { mail, session } = thunderbird
    await mail.select((await demoMail('02')).messageId)
    await bannerStands(mail, 'pane')
    await mail.select((await demoMail('14')).messageId)
    await until(
      async () => (await bannerStands(mail, 'pane')).text.includes('The domain 163.con does not exist'),
      {
        what: 'the result in the banner',
      },
    )
    await clearClipboard(session.marionette)
    await pressInBanner(mail, 'pane', 'copy-ticket')
    const ticket = await until(() => clipboardText(session.marionette), { what: 'a ticket' })
    expect(ticket).toContain('Checked in the DNS')
    expect(ticket).toMatch(/The domain 163\.con does not exist[\s\S]{0,40}127\.0\.0\.1/)
  })

  test('another allowed resolver stands in where the first does not answer', async () => {
    await openCheck('12')
    await press('[name="resolver"][value="google"]')
    await press('[data-action="start"]')
    await read('[data-state="done"]')
    expect((await read('[data-failover="unreachable"]')).text).toContain('Google')
    const found = await findings()
    expect(found).toContain('ok mx_found')
    expect(found).toContain('bad spf_fail')
    expect(found).toContain('ok ptr_match')
    expect(found).toContain('bad list_listed')
    // One of the two does not answer for lists that refuse public resolvers.
    expect(found).toContain('cannot-tell list_public')
    await close()
  })

  test('a resolver is asked only when the reader has allowed it in the click', async () => {
    const { session } = thunderbird
    await openCheck('09')
    await press('[name="resolver"][value="cloudflare"]')
    await clickInPlan(session, '[data-action="start"]')
    expect(await answerPrompt(session.marionette, 'deny')).toContain('Bounce Doctor')
    await until(async () => (await read('.toast')).text.includes('did not allow'), {
      what: 'that nothing was asked',
    })
    expect((await outside()).filter((url) => url.includes('cloudflare'))).toEqual([])
    await clickInPlan(session, '[data-action="start"]')
    await answerPrompt(session.marionette, 'allow')
    await read('[data-state="done"]')
    expect((await outside()).filter((url) => url.includes('cloudflare'))).not.toEqual([])
    await close()
  })

  test('can be cancelled', async () => {
    resolver.mood = 'silent'
    await openCheck('09')
    await press('[data-action="start"]')
    await press('[data-action="cancel"]')
    expect((await read('[data-state="cancelled"]')).text).toContain('Cancelled')
    resolver.mood = 'well'
    await close()
  })

  test('say it all in Chinese', async () => {
    const options = await openOptions(thunderbird.session)
    await options.press('[name="language"][value="zh_CN"]')
    await until(async () => (await options.text('h1')) === '设置', { what: 'Chinese settings' })
    await savePicture('options-live-zh_CN.png', await options.picture())
    await options.close()
    await openCheck('12')
    await savePicture('check-zh_CN.png', (await read('[data-action="start"]')).picture)
    await press('[data-action="start"]')
    const { text } = await read('[data-state="done"]')
    expect(text).toContain('查完了')
    await savePicture('check-done-zh_CN.png', (await read('.findings')).picture)
    await close()
  })
})
