import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../../tools/clients/chromium.ts'
import { openFirefox } from '../../tools/clients/firefox.ts'
import { htmlBounce } from '../../tools/clients/mails.ts'
import { startRoundcube } from '../../tools/clients/roundcube.ts'
import type { WebBrowser, WebTab } from '../../tools/clients/webBrowser.ts'
import type { Webmail } from '../../tools/clients/webmail.ts'
import { fill, press, waitIn } from '../../tools/clients/webTab.ts'
import { FEW_ATTACKS } from './support/attacks.ts'
import { savePicture } from './support/pictures.ts'
import { INBOX, PANE, select } from './support/roundcubePages.ts'
import { bannerAt, pressAction } from './support/webmailBanner.ts'
import { useWebmailCircle } from './support/webmailCircle.ts'

/** Found at 127.0.0.1; without TLS its pages have no clipboard of their own. */
const HOST = 'mail.sender.example'
/** What the banner says after a click, in the language that is chosen for that browser. */
const COPIED = { chromium: '已复制', firefox: 'Copied' } as const
const SAVED = { chromium: '已保存', firefox: 'Saved' } as const

const circle = useWebmailCircle(startRoundcube)
let larry: Webmail | undefined
const names = FEW_ATTACKS.map(({ name }) => name)

beforeAll(async () => {
  const { folder, imap, postfix, store } = circle()
  larry = await startRoundcube({ folder: join(folder, 'larry'), imap, smtpPort: postfix.port, skin: 'larry' })
  await store('INBOX', htmlBounce('control', ''))
  for (const { name, html } of FEW_ATTACKS) await store('INBOX', htmlBounce(name, html))
})
afterAll(() => larry?.stop())

const named = (url: string) => url.replace('127.0.0.1', HOST)

describe.each([
  ['Chromium', openChromium],
  ['Firefox', openFirefox],
] as const)('the banner in a Roundcube without TLS, in %s', (_name, open) => {
  let browser: WebBrowser
  let tab: WebTab

  beforeAll(async () => {
    browser = await open({ headless: true, locale: 'en-US', hosts: [HOST] })
    const page = await browser.open(`${browser.own}src/ui/options/index.html`)
    await fill(page, {}, '[name="own-site"]', `http://${HOST}/`)
    await browser.permit(`http://${HOST}/*`, () => press(page, {}, '[data-action="allow-site"]'))
    await waitIn(page, {}, { what: 'the webmail in the list' }, (root) => root.querySelector('.own-sites'))
    await savePicture(`options-${browser.name}.png`, await page.screenshot())
    if (browser.name === 'chromium') await press(page, {}, '[name="language"][value="zh_CN"]')
    await waitIn(
      page,
      {},
      { what: 'its language' },
      (root) => (root as Document).documentElement.lang || null,
    )
    await page.close()
    tab = await browser.open(named(circle().webmail.url))
    await logIn(tab, named(circle().webmail.url))
  })
  afterAll(async () => {
    await browser?.stop()
  })

  test('copies and saves a ticket all the same', async () => {
    await show('control')
    await bannerAt(tab, PANE)
    await pressAction(tab, PANE, 'copy-ticket')
    await toast(COPIED[browser.name])
    const download = browser.name === 'chromium' ? pageOf(tab).waitForEvent('download') : null
    await pressAction(tab, PANE, 'export-ticket')
    await toast(SAVED[browser.name])
    if (download) expect((await download).suggestedFilename()).toMatch(/^bounce-.*\.txt$/)
  })

  test('is readable in the dark', async () => {
    if (browser.name === 'chromium') await pageOf(tab).emulateMedia({ colorScheme: 'dark' })
    await show('control')
    expect((await bannerAt(tab, PANE)).headline).not.toBe('')
    await savePicture(`roundcube-dark-${browser.name}.png`, await tab.screenshot())
    if (browser.name === 'chromium') await pageOf(tab).emulateMedia({ colorScheme: 'light' })
  })

  test.each(names)('stands against a mail that fights it: %s', async (attack) => {
    await show(attack)
    await bannerAt(tab, PANE)
    expect(await tab.run(PANE, reach)).toEqual({ shown: true, covered: 0 })
  })

  test('stands in the skin larry, in both views', async () => {
    const url = named(larry?.url ?? '')
    await tab.goto(url)
    await logIn(tab, url)
    await tab.goto(`${url}?${INBOX}`)
    await select(tab, 'control')
    await bannerAt(tab, PANE)
    await savePicture(`larry-${browser.name}.png`, await tab.screenshot())
    const uid = await tab.run(PANE, (page) =>
      new URLSearchParams((page as Document).location.search).get('_uid'),
    )
    await tab.goto(`${url}?_task=mail&_uid=${uid}&_mbox=INBOX&_action=show`)
    await bannerAt(tab, {})
    await savePicture(`larry-full-${browser.name}.png`, await tab.screenshot())
    expect(await tab.run({}, reach)).toEqual({ shown: true, covered: 0 })
  })

  async function show(mail: string): Promise<void> {
    await tab.goto(`${named(circle().webmail.url)}?${INBOX}`)
    await select(tab, mail)
  }

  const toast = (text: string) =>
    waitIn(
      tab,
      { ...PANE, banner: true },
      { what: text },
      (root, text) => root.querySelector('.toast')?.textContent?.includes(text) || null,
      text,
    )
})

const pageOf = (tab: WebTab): Page => (tab as unknown as { page: Page }).page

async function logIn(tab: WebTab, url: string): Promise<void> {
  const { user, password } = circle().webmail
  const stands = (selector: string) =>
    tab.run({}, (page, selector) => page.querySelector(selector) !== null, selector)
  await waitIn(tab, {}, { what: url }, (page) => page.querySelector('#rcmloginuser, #messagelist') && true)
  if (await stands('#messagelist')) return
  await fill(tab, {}, '#rcmloginuser', user)
  await fill(tab, {}, '#rcmloginpwd', password)
  // Not by the mouse: Firefox hangs its warning about pages without TLS over the button.
  await tab.run({}, (page) => page.querySelector<HTMLInputElement>('#rcmloginpwd')?.form?.submit())
  await waitIn(tab, {}, { what: 'the Inbox' }, (page) => page.querySelector('#messagelist') && true)
}

/** Whether the banner is painted, and at how many of the points looked at something else lies over it. */
function reach(root: Document | ShadowRoot): { readonly shown: boolean; readonly covered: number } {
  const page = root as Document
  const host = page.querySelector('bounce-doctor')
  if (!host) return { shown: false, covered: 0 }
  const { left, top, width, height } = host.getBoundingClientRect()
  const shown =
    host.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width > 300 && height > 100
  const bottom = Math.min(height, page.documentElement.clientHeight - top)
  let covered = 0
  for (const across of [0.1, 0.3, 0.5, 0.7, 0.9])
    for (const down of [0.1, 0.3, 0.5, 0.7, 0.9])
      if (page.elementFromPoint(left + width * across, top + bottom * down) !== host) covered++
  return { shown, covered }
}
