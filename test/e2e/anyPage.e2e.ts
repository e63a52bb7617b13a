import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../../tools/clients/chromium.ts'
import { openFirefox } from '../../tools/clients/firefox.ts'
import { type Front, startFront } from '../../tools/clients/front.ts'
import type { WebBrowser, WebTab } from '../../tools/clients/webBrowser.ts'
import { press, waitIn } from '../../tools/clients/webTab.ts'
import { savePicture } from './support/pictures.ts'

const REPLY = '452 4.2.2 The email account that you tried to reach is over quota'
const NOTICE = `<p>This is the mail system at host mail.sender.example.</p>
<p>I'm sorry to have to inform you that your message could not be delivered to one or more recipients.</p>
<pre>&lt;zhao@partner.example&gt;: host mx1.partner.example[192.0.2.25] said: 550 5.1.1
    &lt;zhao@partner.example&gt;: Recipient address rejected: User unknown (in reply to RCPT TO command)</pre>`
const page = (body: string) => `<!doctype html><meta charset="utf-8"><title>Mail</title><body>${body}</body>`
const PAGES: Readonly<Record<string, string>> = {
  '/plain': page('<h1>News</h1><p>Nothing has come back.</p>'),
  '/notice': page(`<h1>Inbox</h1>${NOTICE}`),
  '/frame': page('<h1>Inbox</h1><iframe src="/notice" width="600" height="300"></iframe>'),
  '/shadow': page(
    `<h1>Inbox</h1><div><template shadowrootmode="open"><section><slot></slot></section></template>${NOTICE}</div>`,
  ),
  '/tree': page(
    `<h1>Inbox</h1><p hidden>452 4.2.2 mailbox full</p><div><template shadowrootmode="open">${NOTICE}</template></div>`,
  ),
  '/reply': page(`<h1>Help</h1><p>What does this mean?</p><p id="reply">${REPLY}</p>`),
}
/** Nothing may run, load or be written by strings of code. */
const CLOSED =
  "default-src 'none'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; style-src 'none'"

let front: Front
beforeAll(async () => {
  front = await startFront({
    port: 9,
    page: (path) =>
      PAGES[path] === undefined
        ? null
        : {
            headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': CLOSED },
            body: PAGES[path],
          },
  })
})
afterAll(() => front?.stop())

/** Categories that the popup shows. */
const categoriesIn = (popup: WebTab) =>
  waitIn(popup, {}, { what: 'the diagnosis' }, (root) => {
    const found = [...root.querySelectorAll('[data-category]')].map((one) =>
      one.getAttribute('data-category'),
    )
    return found.length > 0 ? found : null
  })

const selectReply = (tab: WebTab) =>
  tab.run({}, (root) => {
    const reply = root.querySelector('#reply')
    if (!reply) throw new Error('no reply on the page')
    getSelection()?.selectAllChildren(reply)
    const { x, y, height } = reply.getBoundingClientRect()
    return { x: x + 40, y: y + height / 2 }
  })

describe.each([
  ['Chromium', openChromium],
  ['Firefox', openFirefox],
] as const)('any page in %s, without a permission', (_name, open) => {
  let browser: WebBrowser
  beforeAll(async () => {
    browser = await open({ headless: true, locale: 'en-US' })
  })
  afterAll(async () => {
    await browser?.stop()
  })

  test.each(['/notice', '/frame', '/shadow', '/tree'])(
    'the toolbar’s button finds the bounce that stands on %s',
    async (path) => {
      const tab = await browser.open(`${front.url.slice(0, -1)}${path}`)
      const popup = await browser.pressButton(tab)
      expect(await categoriesIn(popup)).toEqual(['user-unknown'])
      if (path === '/notice') await savePicture(`page-${browser.name}.png`, await popup.screenshot())
      await press(popup, {}, '[data-action="other"]')
      await waitIn(
        popup,
        {},
        { what: 'the text box' },
        (root) => root.querySelector('textarea') !== null || null,
      )
      await popup.close()
      await tab.close()
    },
  )

  test('the button shows the text box on a page without a bounce', async () => {
    const tab = await browser.open(`${front.url}plain`)
    const popup = await browser.pressButton(tab)
    await waitIn(
      popup,
      {},
      { what: 'the text box' },
      (root) => root.querySelector('textarea') !== null || null,
    )
    expect(await popup.run({}, (root) => root.querySelectorAll('[data-category]').length)).toBe(0)
    await popup.close()
    await tab.close()
  })

  test('the button explains what is selected', async () => {
    const tab = await browser.open(`${front.url}reply`)
    await selectReply(tab)
    const popup = await browser.pressButton(tab)
    expect(await categoriesIn(popup)).toEqual(['mailbox-full'])
    await popup.close()
    await tab.close()
  })

  test('the context menu explains what is selected', async () => {
    const tab = await browser.open(`${front.url}reply`)
    const popup = await browser.chooseItem(tab, await selectReply(tab))
    expect(await categoriesIn(popup)).toEqual(['mailbox-full'])
    await popup.close()
    await tab.close()
  })
})
