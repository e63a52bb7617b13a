import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bannerStands, pressInBanner } from '../../tools/clients/banner.ts'
import { openChromium } from '../../tools/clients/chromium.ts'
import { inExtension } from '../../tools/clients/extensionPage.ts'
import { openFirefox } from '../../tools/clients/firefox.ts'
import { demoMail, demoMails } from '../../tools/clients/mails.ts'
import { openOptions } from '../../tools/clients/ownPages.ts'
import { pause, until } from '../../tools/clients/waiting.ts'
import type { WebBrowser } from '../../tools/clients/webBrowser.ts'
import { fill, waitIn } from '../../tools/clients/webTab.ts'
import { requestsOfExtension, watchRequests } from './support/requests.ts'
import { useThunderbird } from './support/thunderbird.ts'

/** Long enough for what would come late. */
const SETTLED = 2000
const KNOWN = ['settings', 'hidden', 'done', 'claimed', 'retries', 'plans']

describe('Thunderbird, while bounces are read and tickets made', () => {
  const thunderbird = useThunderbird(demoMails)

  test('asks nobody for anything, and stores what the privacy page says', async () => {
    const { mail, session } = thunderbird
    await watchRequests(session.marionette)
    for (const start of ['01', '06', '12', '13']) {
      await mail.select((await demoMail(start)).messageId)
      await bannerStands(mail, 'pane')
    }
    await pressInBanner(mail, 'pane', 'copy-ticket')
    await pressInBanner(mail, 'pane', 'not-a-bounce')
    await openOptions(session)
    await pause(SETTLED)
    const outside = (await requestsOfExtension(session.marionette)).filter((url) =>
      /^(?:https?|wss?):/.test(url),
    )
    expect(outside).toEqual([])
    const keys = await until(() => storedKeys(), { what: 'the stored keys' })
    for (const key of keys) expect(KNOWN).toContain(key)
    expect(keys).toContain('hidden')
  })

  function storedKeys(): Promise<readonly string[]> {
    const { marionette, extension } = thunderbird.session
    return inExtension(marionette, { id: extension, view: 'background' }, async () => {
      type Storage = { readonly storage: { readonly local: { get(): Promise<object> } } }
      return Object.keys(await (globalThis as unknown as { browser: Storage }).browser.storage.local.get())
    })
  }
})

describe.each([
  ['Chromium', openChromium],
  ['Firefox', openFirefox],
] as const)('the popup in %s', (_name, open) => {
  let browser: WebBrowser
  beforeAll(async () => {
    browser = await open({ headless: true, locale: 'en-US' })
  })
  afterAll(() => browser?.stop())

  test('diagnoses a whole bounce without a request', async () => {
    const page = await browser.open(`${browser.own}src/ui/popup/index.html`)
    const source = (await demoMail('12')).bytes.toString('utf8')
    await fill(page, {}, 'textarea', source)
    await waitIn(page, {}, { what: 'the diagnosis' }, (root) => root.querySelector('[data-category]') && true)
    await pause(SETTLED)
    // What a document loads stands in its own record, whatever came of it.
    const asked = await page.run({}, () => performance.getEntriesByType('resource').map(({ name }) => name))
    expect(asked.filter((url) => /^(?:https?|wss?):/.test(url))).toEqual([])
    const inBackground = await browser.background(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    )
    expect(inBackground.filter((url) => /^(?:https?|wss?):/.test(url))).toEqual([])
  })
})
