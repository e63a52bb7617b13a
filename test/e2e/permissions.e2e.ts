import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import english from '../../_locales/en/messages.json'
import { openChromium } from '../../tools/clients/chromium.ts'
import { type Display, openDisplay } from '../../tools/clients/display.ts'
import { openFirefox } from '../../tools/clients/firefox.ts'
import { ROOT } from '../../tools/clients/session.ts'
import { until } from '../../tools/clients/waiting.ts'
import type { Task, WebBrowser, WebTab } from '../../tools/clients/webBrowser.ts'
import { press, waitIn } from '../../tools/clients/webTab.ts'
import { type Drawing, drawingOf, drawView, HOSTED_SITES, pathOf, type View } from './support/hostedPages.ts'
import { type HostedServer, serveHosted } from './support/hostedServer.ts'
import { savePicture } from './support/pictures.ts'
import { findTab } from './support/planTab.ts'
import { bannerAt, countBanners, pressAction } from './support/webmailBanner.ts'

const GMAIL = HOSTED_SITES.find(({ id }) => id === 'gmail')
const TOGGLE = '[name="site-gmail"]'

describe.each(['chromium', 'firefox'] as const)('leave that the reader gives in %s', (name) => {
  let server: HostedServer
  let display: Display | undefined
  let browser: WebBrowser
  let mail: WebTab
  let options: WebTab

  beforeAll(async () => {
    server = await serveHosted()
    const launch = { locale: 'en-US', hosts: server.hosts, trusting: true } as const
    if (name === 'chromium') {
      display = await openDisplay()
      browser = await openChromium({ ...launch, headless: false, display })
    } else browser = await openFirefox({ ...launch, headless: true, lasting: await firefoxPackage() })
    await start()
  })
  afterAll(async () => {
    await browser?.stop()
    await display?.stop()
    await server?.close()
  })

  test('is not taken for given where the question is answered with no: the toggle goes back and says so', async () => {
    await browser.answer('deny', () => press(options, {}, TOGGLE))
    await waitIn(options, {}, { what: 'the word that it was declined' }, said, english.sitesDeclined.message)
    expect(await isTicked()).toBe(false)
    expect(await registered()).toBe(0)
    await mail.show()
    expect(await countBanners(mail, {})).toBe(0)
  })

  test('brings the banner into the tab that is open already', async () => {
    await browser.answer('allow', () => press(options, {}, TOGGLE))
    await waitIn(options, {}, { what: 'the word that it is allowed' }, said, english.sitesAllowed.message)
    expect(await isTicked()).toBe(true)
    await mail.show()
    expect((await bannerAt(mail, {})).text).toContain('li.na@partner.example')
  })

  test('to be reminded is asked for by the click that picks the time', async () => {
    await pressAction(mail, {}, 'retry-later')
    const page = await until(() => findTab(browser, 'src/ui/retry/index.html'), {
      what: 'the page with times',
    })
    await waitIn(page, {}, { what: 'the times' }, (root) => root.querySelector('[data-due]') !== null)
    await page.show()
    await savePicture(`retry-${name}.png`, await page.screenshot())
    await browser.answer('allow', () => press(page, {}, '[data-due]'))
    await waitIn(page, {}, { what: 'the word that it is set' }, (root) =>
      root.querySelector('.set')?.textContent?.includes('You will be reminded'),
    )
    expect(await page.run({}, textOf, '.set')).not.toContain(english.retrySilent.message)
    expect(await reminders()).toEqual(['waiting'])
    await page.close()
  })

  test('to be reminded opens the message when its time has come, whatever the background does', async () => {
    await mail.close()
    const notification = await browser.nextNotification()
    await browser.background(setDue, 1500)
    await browser.endBackground()
    await notification.click()
    mail = await until(() => findTab(browser, address()), { what: 'the page of the message' })
    await draw('full')
    await mail.show()
    expect((await bannerAt(mail, {})).text).toContain('li.na@partner.example')
    expect(await reminders()).toEqual(['open'])
  })

  test('outlives the browser: the banner stands by itself, and what became due meanwhile is told', async () => {
    await browser.background(setDue, 0)
    browser = await browser.restart()
    await until(async () => (await registered()) === 1, { what: 'the page script' })
    await start()
    await mail.show()
    expect((await bannerAt(mail, {})).text).toContain('li.na@partner.example')
    await until(async () => (await reminders())[0] === 'due', { what: 'the reminder to be due' })
    expect(await browser.background(() => chrome.action.getBadgeText({}))).toBe('1')
  })

  test('to be reminded is taken off in the popup', async () => {
    await mail.show()
    const popup = await browser.pressButton(mail)
    await waitIn(popup, {}, { what: 'the reminder' }, textOf, '[data-retry="due"]')
    await press(popup, {}, '[data-action="retry-cancel"]')
    await until(async () => (await reminders()).length === 0, { what: 'the reminder to go' })
    expect(await browser.background(() => chrome.action.getBadgeText({}))).toBe('')
    // Some close by themselves when another page comes up.
    await popup.close().catch(() => undefined)
  })

  test('is taken back by the toggle, and the banner with it', async () => {
    await mail.show()
    await bannerAt(mail, {})
    await press(options, {}, TOGGLE)
    await waitIn(options, {}, { what: 'the word that it is gone' }, said, english.sitesTakenBack.message)
    await until(async () => (await countBanners(mail, {})) === 0, { what: 'the banner to go' })
    expect(await isTicked()).toBe(false)
    expect(await registered()).toBe(0)
  })

  /** Opens the message in its webmail, and the settings. */
  async function start(): Promise<void> {
    if (!GMAIL) throw new Error('no Gmail')
    mail = await browser.open(server.address(GMAIL, 'list'))
    await draw('full')
    options = await browser.open(`${browser.own}src/ui/options/index.html`)
  }

  async function draw(view: View): Promise<void> {
    if (!GMAIL) throw new Error('no Gmail')
    const drawing = { ...drawingOf(view, ''), path: pathOf(GMAIL, view) }
    await mail.run({}, drawView as Task<[Drawing], void>, drawing)
  }

  const address = () => (GMAIL ? server.address(GMAIL, 'full') : '')
  const isTicked = () =>
    options.run({}, (root, toggle) => root.querySelector<HTMLInputElement>(toggle)?.checked, TOGGLE)
  const registered = () =>
    browser.background(async () => (await chrome.scripting.getRegisteredContentScripts()).length)
  const reminders = () =>
    browser.background(async () => {
      const { retries } = await chrome.storage.local.get('retries')
      return (retries?.list ?? []).map(({ state }) => state)
    })
})

/** What a task in the background calls. */
declare const chrome: {
  action: { getBadgeText(details: object): Promise<string> }
  scripting: { getRegisteredContentScripts(): Promise<readonly unknown[]> }
  alarms: { create(name: string, info: object): unknown }
  storage: {
    local: {
      get(key: string): Promise<{ retries?: { version: number; list: readonly { state: string }[] } }>
      set(values: object): Promise<void>
    }
  }
}

/** Has every reminder wait again, until so many milliseconds from now. */
async function setDue(wait: number): Promise<void> {
  const { retries } = await chrome.storage.local.get('retries')
  const when = Date.now() + wait
  const waiting = { state: 'waiting', tab: null, due: new Date(when).toISOString() }
  const list = (retries?.list ?? []).map((retry) => ({ ...retry, ...waiting }))
  await chrome.storage.local.set({ retries: { ...retries, list } })
  if (wait > 0) await chrome.alarms.create('retries', { when })
}

const said = (root: Document | ShadowRoot, text: string): boolean =>
  root.querySelector('.toast')?.textContent === text

const textOf = (root: Document | ShadowRoot, selector: string): string | undefined =>
  root.querySelector(selector)?.textContent ?? undefined

async function firefoxPackage(): Promise<string> {
  const names = await readdir(join(ROOT, 'dist'))
  const name = names.find((one) => one.endsWith('-firefox.xpi'))
  if (!name) throw new Error('no package of the extension for Firefox: npm run build')
  return join(ROOT, 'dist', name)
}
