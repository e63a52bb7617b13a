import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOST_NAME } from '../../src/platform/hostName.ts'
import { openChromium } from '../../tools/clients/chromium.ts'
import { openFirefox } from '../../tools/clients/firefox.ts'
import { startHorde } from '../../tools/clients/horde.ts'
import { ordinaryMail } from '../../tools/clients/mails.ts'
import { USER } from '../../tools/clients/profile.ts'
import { throwAwayFolder } from '../../tools/clients/session.ts'
import { startSogo } from '../../tools/clients/sogo.ts'
import { until } from '../../tools/clients/waiting.ts'
import type { WebBrowser, WebTab } from '../../tools/clients/webBrowser.ts'
import { press, waitIn } from '../../tools/clients/webTab.ts'
import { allowEverywhere } from './support/allowEverywhere.ts'
import { savePicture } from './support/pictures.ts'
import { sendMail } from './support/sendMail.ts'
import { bannerAt, countBanners } from './support/webmailBanner.ts'
import { useWebmailCircle } from './support/webmailCircle.ts'

/** What to click in the list, and where the text of the message stands. */
const WEBMAILS = [
  { name: 'SOGo', start: startSogo, row: 'md-list-item[role="listitem"]', body: '.msg-body' },
  { name: 'Horde', start: startHorde, row: '.vpRow', body: '#messageBody' },
] as const

describe.each(WEBMAILS)('a real $name', ({ name, start, row, body }) => {
  const circle = useWebmailCircle(start)

  beforeAll(async () => {
    const { far, postfix, store, nextNotice } = circle()
    far.minds({ unknown: ['zhao@partner.example'] })
    const mail = `From: ${USER.address}\nTo: zhao@partner.example\nSubject: Offer\nMessage-ID: <offer@sender.example>\n\nHello\n`
    await sendMail(postfix.port, USER.address, ['zhao@partner.example'], Buffer.from(mail))
    await nextNotice()
    await store('INBOX', ordinaryMail('today'))
  })

  describe.each(['chrome', 'firefox'] as const)('in %s', (target) => {
    let folder: Awaited<ReturnType<typeof throwAwayFolder>>
    let browser: WebBrowser
    let tab: WebTab

    beforeAll(async () => {
      folder = await throwAwayFolder()
      const extension = await allowEverywhere(target, join(folder.path, 'extension'), 'http://127.0.0.1/*')
      const open = target === 'chrome' ? openChromium : openFirefox
      browser = await open({ headless: true, locale: 'en-US', extension })
      tab = await browser.open(circle().webmail.url)
      await circle().webmail.logIn(tab)
    })
    afterAll(async () => {
      await browser?.stop()
      await folder?.remove()
    })

    /** Opens the mail in whose line of the list a text stands, and waits until its own text is there. */
    const openMail = async (line: string, text: string) => {
      await waitIn(tab, {}, { what: `a mail ${line}` }, clickRow, row, line)
      const shown = (page: Document | ShadowRoot, selector: string, words: string) =>
        page.querySelector(selector)?.textContent?.includes(words) || null
      await waitIn(tab, {}, { what: `the text ${text}` }, shown, body, text)
    }

    test('shows the banner over the bounce', async () => {
      await openMail('Undelivered', 'zhao@partner.example')
      await bannerAt(tab, {})
      expect(await tab.run({ banner: true }, categoriesIn)).toEqual(['user-unknown'])
      expect(await tab.run({}, isBefore, HOST_NAME, body)).toBe(true)
      // Details of a text say that it is one; those of a source have its codes.
      await press(tab, { banner: true }, '[data-action="toggle-details"]')
      const words = (banner: Document | ShadowRoot) => banner.textContent ?? ''
      expect(await tab.run({ banner: true }, words)).not.toContain('Only the visible text')
      await savePicture(`webmail-${name.toLowerCase()}-${target}.png`, await tab.screenshot())
    })

    test('takes it away with the message, and is silent over ordinary mail', async () => {
      await openMail('Lunch today', 'at twelve')
      await until(async () => (await countBanners(tab, {})) === 0, { what: 'the banner to go' })
      await openMail('Undelivered', 'zhao@partner.example')
      await bannerAt(tab, {})
      expect(await tab.run({ banner: true }, categoriesIn)).toEqual(['user-unknown'])
    })
  })
})

/** Selects a line of the list as the mouse does. */
function clickRow(page: Document | ShadowRoot, selector: string, text: string): true | null {
  const rows = [...page.querySelectorAll<HTMLElement>(selector)]
  const row = rows.find((one) => one.textContent?.includes(text))
  const target = row?.querySelector('button') ?? row
  for (const type of ['mousedown', 'mouseup', 'click'])
    target?.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0 }))
  return target ? true : null
}

const categoriesIn = (banner: Document | ShadowRoot): readonly (string | null)[] =>
  [...banner.querySelectorAll('[data-category]')].map((row) => row.getAttribute('data-category'))

const isBefore = (page: Document | ShadowRoot, name: string, body: string): boolean =>
  page.querySelector(name)?.nextElementSibling === page.querySelector(body)
