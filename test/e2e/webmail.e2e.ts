import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../../tools/clients/chromium.ts'
import { openFirefox } from '../../tools/clients/firefox.ts'
import { firstPage } from '../../tools/clients/firstPage.ts'
import { type Front, startFront } from '../../tools/clients/front.ts'
import { ordinaryMail } from '../../tools/clients/mails.ts'
import type { Mail } from '../../tools/clients/mbox.ts'
import { USER } from '../../tools/clients/profile.ts'
import { startRoundcube } from '../../tools/clients/roundcube.ts'
import { until } from '../../tools/clients/waiting.ts'
import type { WebBrowser, WebTab } from '../../tools/clients/webBrowser.ts'
import { fill, press, waitIn } from '../../tools/clients/webTab.ts'
import { savePicture } from './support/pictures.ts'
import { findTab } from './support/planTab.ts'
import { bounceOf, sentMail } from './support/repairMails.ts'
import { INBOX, messageStands, PANE, select } from './support/roundcubePages.ts'
import { sendMail } from './support/sendMail.ts'
import { bannerAt, countBanners, pressAction } from './support/webmailBanner.ts'
import { useWebmailCircle } from './support/webmailCircle.ts'

const PATTERN = 'http://127.0.0.1/*'
/** As hosts that mind put before a webmail; Roundcube itself needs the two exceptions. */
const STRICT = `default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self'; img-src 'self'; frame-src 'self'; connect-src 'self'; object-src 'none'`

const circle = useWebmailCircle(startRoundcube)
let front: Front | undefined

beforeAll(async () => {
  const { far, postfix, store, nextNotice, webmail } = circle()
  front = await startFront({
    port: Number(new URL(webmail.url).port),
    headers: { 'Content-Security-Policy': STRICT },
  })
  far.minds({ unknown: ['zhao@partner.example'] })
  await sendMail(
    postfix.port,
    USER.address,
    ['zhao@partner.example'],
    Buffer.from(
      `From: ${USER.address}\nTo: zhao@partner.example\nSubject: Offer\nMessage-ID: <offer@sender.example>\n\nHello\n`,
    ),
  )
  await nextNotice()
  await store('INBOX', ordinaryMail('today'))
  await store('INBOX', laterMail())
})
afterAll(() => front?.stop())

const pageOf = (query: string, url = circle().webmail.url) => `${url}?${query}`

describe.each([
  ['Chromium', openChromium],
  ['Firefox', openFirefox],
] as const)('a real Roundcube in %s', (name, open) => {
  let browser: WebBrowser
  let tab: WebTab

  beforeAll(async () => {
    browser = await open({ headless: true, locale: 'en-US', keepFirstPage: true })
    tab = await browser.open(circle().webmail.url)
    await circle().webmail.logIn(tab)
  })
  afterAll(async () => {
    await browser?.stop()
  })

  test('installs with no access to any page, and says so once', async () => {
    const origins = await browser.background(
      async () =>
        (await (globalThis as unknown as { chrome: Chrome }).chrome.permissions.getAll()).origins ?? [],
    )
    expect(origins).toEqual([])
    await firstPage(browser)
    await select(tab, 'Undelivered')
    await messageStands(tab, 'mail system')
    expect(await countBanners(tab, PANE)).toBe(0)
  })

  test('asks for one webmail, and comes into the tab that is open already', async () => {
    const page = await browser.open(`${browser.own}src/ui/welcome/index.html`)
    await savePicture(`welcome-${browser.name}.png`, await page.screenshot())
    await fill(page, {}, '[name="own-site"]', circle().webmail.url)
    await browser.permit(PATTERN, () => press(page, {}, '[data-action="allow-site"]'))
    await waitIn(page, {}, { what: 'the webmail in the list' }, (root) => root.querySelector('.own-sites'))
    await page.close()
    const banner = await bannerAt(tab, PANE)
    expect(banner.headline).toContain('does not exist')
    await savePicture(`roundcube-${browser.name}.png`, await tab.screenshot())
  })

  test('shows nothing on ordinary mail, and the banner again on the bounce', async () => {
    await select(tab, 'Lunch')
    await messageStands(tab, 'twelve')
    expect(await countBanners(tab, PANE)).toBe(0)
    await select(tab, 'Undelivered')
    expect((await bannerAt(tab, PANE)).text).toContain('zhao@partner.example')
    expect(await countBanners(tab, PANE)).toBe(1)
    expect(await countBanners(tab, {})).toBe(0)
  })

  test('shows it in the full view', async () => {
    const uid = await uidOf(tab)
    await tab.goto(pageOf(`_task=mail&_uid=${uid}&_mbox=INBOX&_action=show`))
    const banner = await bannerAt(tab, {})
    expect(banner.actions).toEqual(expect.arrayContaining(['copy-ticket', 'mark-done', 'toggle-details']))
    expect(banner.actions).not.toContain('resend-split')
    await savePicture(`roundcube-full-${browser.name}.png`, await tab.screenshot())
  })

  test('works on after its background has ended', async () => {
    await browser.endBackground()
    await pressAction(tab, {}, 'copy-ticket')
    await waitIn(tab, { banner: true }, { what: 'the word that it is copied' }, (root) =>
      root.querySelector('.toast')?.textContent?.includes('Copied'),
    )
  })

  test('hides on "not a bounce", and stays away until the popup brings it back', async () => {
    await pressAction(tab, {}, 'not-a-bounce')
    await waitIn(tab, { banner: true }, { what: 'the way back' }, (root) =>
      root.querySelector('[data-action="undo"]'),
    )
    await tab.goto(await tab.url())
    await waitIn(tab, {}, { what: 'the message' }, (page) => page.querySelector('#messagebody'))
    const popup = await browser.pressButton(tab)
    await press(popup, {}, '[data-action="show-again"]')
    expect((await bannerAt(tab, {})).headline).toContain('does not exist')
    // In Firefox the first click beside it would do no more than close it; in Chromium it may have gone.
    await popup.close().catch(() => undefined)
  })

  test('stands behind a strict policy as well', async () => {
    const url = front?.url ?? ''
    // Cookies do not tell ports apart, so the reader is logged in there as well.
    const strict = await browser.open(pageOf(INBOX, url))
    await select(strict, 'Undelivered')
    expect((await bannerAt(strict, PANE)).headline).toContain('does not exist')
    await savePicture(`roundcube-strict-${browser.name}.png`, await strict.screenshot())
    await strict.close()
  })

  test('reminds of a mail by the page that shows its bounce alone', async () => {
    await browser.background(async () => {
      const { storage } = (globalThis as unknown as { chrome: Chrome }).chrome
      await storage.local.set({ settings: { version: 1, reminders: false } })
    })
    await tab.goto(pageOf(INBOX))
    await select(tab, 'Mail delivery failed')
    await bannerAt(tab, PANE)
    await pressAction(tab, PANE, 'retry-later')
    const times = await until(() => findTab(browser, 'src/ui/retry/index.html'), { what: 'the times' })
    await press(times, {}, '[data-due]')
    await waitIn(times, {}, { what: 'the word that no notification comes' }, (root) =>
      root.querySelector('.set')?.textContent?.includes('toolbar button'),
    )
    await times.close()
    await tab.show()
    await press(await browser.pressButton(tab), {}, '[data-action="retry-open"]')
    const alone = await until(() => findTab(browser, '_action=show'), { what: 'the page of the bounce' })
    expect((await bannerAt(alone, {})).text).toContain('li.na@partner.example')
    await alone.close()
  })

  test('is gone everywhere when the permission is taken back', async () => {
    await tab.goto(pageOf(INBOX))
    await select(tab, 'Undelivered')
    await bannerAt(tab, PANE)
    await browser.revoke(PATTERN)
    await until(async () => (await countBanners(tab, PANE)) === 0, { what: 'the banner to go' })
    await select(tab, 'Lunch')
    await messageStands(tab, 'twelve')
    await select(tab, 'Undelivered')
    await messageStands(tab, 'mail system')
    expect(await countBanners(tab, PANE)).toBe(0)
    const scripts = await browser.background(
      async () =>
        (await (globalThis as unknown as { chrome: Chrome }).chrome.scripting.getRegisteredContentScripts())
          .length,
    )
    expect(scripts, name).toBe(0)
  })
})

/** What a task in the background calls. */
interface Chrome {
  readonly permissions: { getAll(): Promise<{ readonly origins?: readonly string[] }> }
  readonly scripting: { getRegisteredContentScripts(): Promise<readonly unknown[]> }
  readonly storage: { readonly local: { set(values: object): Promise<void> } }
}

/** A bounce whose cause passes by itself, under another subject than Postfix gives its own. */
function laterMail(): Mail {
  const to = ['li.na@partner.example']
  const sent = sentMail({ id: 'later@sender.example', subject: '合同', to, html: '<p>您好</p>' })
  const refusal = { address: 'li.na@partner.example', status: '5.2.2', reply: '552 5.2.2 Mailbox full' }
  const bounce = bounceOf(sent, [refusal], 'full')
  const text = bounce.bytes.toString('latin1')
  const named = text.replace('Undelivered Mail Returned to Sender', 'Mail delivery failed')
  return { ...bounce, bytes: Buffer.from(named, 'latin1') }
}

const uidOf = (tab: WebTab) =>
  tab.run(PANE, (page) => new URLSearchParams((page as Document).location.search).get('_uid') ?? '')
