import PostalMime from 'postal-mime'
import { beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../../tools/clients/chromium.ts'
import { openFirefox } from '../../tools/clients/firefox.ts'
import type { Mail } from '../../tools/clients/mbox.ts'
import { USER } from '../../tools/clients/profile.ts'
import { startSogo } from '../../tools/clients/sogo.ts'
import { pause, until } from '../../tools/clients/waiting.ts'
import type { WebBrowser, WebTab } from '../../tools/clients/webBrowser.ts'
import { press, waitIn } from '../../tools/clients/webTab.ts'
import { digests, linesOf, readDelivered, sha256 } from './support/deliveredMails.ts'
import { findTab, openPlanned, planTab, reload, windowsOf } from './support/planTab.ts'
import { noise } from './support/repairMails.ts'
import { setSupport } from './support/setSupport.ts'
import {
  isSogoEditor,
  openNoticeInSogo,
  type SogoMail,
  sendBySogo,
  sendInSogo,
} from './support/sogoCompose.ts'
import { bannerAt, pressAction } from './support/webmailBanner.ts'
import { useWebmailCircle } from './support/webmailCircle.ts'
import { useWebmailInbox } from './support/webmailInbox.ts'

const FRIEND = 'zhang.min@partner.example'

describe.each([
  ['Chromium', openChromium],
  ['Firefox', openFirefox],
])('SOGo in %s', (_name, openBrowser) => {
  const circle = useWebmailCircle(startSogo)
  let browser: WebBrowser
  let inbox: WebTab

  const webmail = useWebmailInbox(circle, openBrowser, /\/SOGo\/|src\/plan/)
  beforeAll(() => {
    ;({ browser, inbox } = webmail())
  })

  test('three files above the limit arrive in parts, every file byte for byte', async () => {
    const limitBytes = 1_200_000
    const files = [
      { name: '第三季度报告.pdf', bytes: noise(420_000, 1) },
      { name: '照片（上海）.jpg', bytes: noise(400_000, 2) },
      { name: 'notes 备注.bin', bytes: noise(350_000, 3) },
    ]
    const subject = '十月的报告与照片'
    circle().far.minds({ limitBytes })
    await sendAndFail({
      to: [`张敏 <${FRIEND}>`],
      subject,
      text: '<p>张敏，您好！<b>附件</b>请查收。</p>',
      files,
    })
    await openNotice(FRIEND)
    await pressAction(inbox, {}, 'resend-split')
    const { tab, shown } = await planTab(browser)
    expect(shown.source).toBe('sent')
    expect(shown.parts).toHaveLength(2)
    const composed = await openPlanned(browser, tab, isSogoEditor)
    expect(composed).toHaveLength(2)
    expect(await tab.run({}, (root) => root.querySelector('[data-left]')?.textContent ?? '')).toBe('')
    // A page that is loaded again keeps its mail, and the plan knows of it.
    const [again] = composed
    // Two editors that open in the same second may share their files: SOGo names its drafts by the second.
    await pause(1100)
    if (again) await reload(again, 'md-chips[ng-model="editor.uploader.queue"] md-chip')
    expect(await windowsOf(tab, ['opened', 'opened'])).toEqual(['opened', 'opened'])
    for (const page of composed) await sendInSogo(page)
    expect(await windowsOf(tab, ['sent', 'sent'])).toEqual(['sent', 'sent'])
    const delivered = await circle().nextAccepted(2)
    const mails = await readDelivered(delivered)
    expect(mails.map((mail) => mail.subject).sort()).toEqual(
      [1, 2].map((part) => expect.stringMatching(new RegExp(`^(?=.*${subject})(?=.*\\[${part}/2\\])`))),
    )
    expect(mails.some(({ html }) => html?.includes('您好'))).toBe(true)
    expect(digests(mails)).toEqual(Object.fromEntries(files.map(({ name, bytes }) => [name, sha256(bytes)])))
    for (const { bytes, to } of delivered) {
      expect(bytes.length).toBeLessThan(limitBytes)
      expect(to).toEqual([FRIEND])
    }
  })

  test('a mistyped address is put right with one that mail went to before', async () => {
    const wrong = 'zhang.mim@partner.example'
    circle().far.minds({ unknown: [wrong] })
    await sendBySogo(inbox, { from: USER.address, to: [FRIEND], subject: '问好', text: '<p>你好！</p>' })
    await circle().nextAccepted(1)
    const file = { name: '议程.pdf', bytes: noise(2000, 5) }
    await sendAndFail({ to: [wrong], subject: '议程', text: '<p>见附件</p>', files: [file] })
    await openNotice(wrong)
    await pressAction(inbox, {}, 'correct-address')
    const { tab } = await planTab(browser)
    await press(tab, {}, `input[type="radio"][value="${FRIEND}"]`)
    for (const page of await openPlanned(browser, tab, isSogoEditor)) await sendInSogo(page)
    const delivered = await circle().nextAccepted(1)
    expect(delivered.map(({ to }) => to)).toEqual([[FRIEND]])
    const mails = await readDelivered(delivered)
    expect(mails[0]?.subject).toBe('议程')
    expect(digests(mails)).toEqual({ [file.name]: sha256(file.bytes) })
    expect(delivered[0]?.bytes.includes(wrong)).toBe(false)
  })

  test('the sent mail opens', async () => {
    circle().far.minds({ unknown: [FRIEND] })
    await sendAndFail({ to: [FRIEND], subject: '合同草案', text: '<p>请过目这份合同。</p>' })
    await openNotice(FRIEND)
    await pressAction(inbox, {}, 'open-sent')
    const page = await until(() => findTab(browser, '#!/Mail/0/Sent/'), { what: 'the sent mail' })
    await waitIn(page, {}, { what: 'its text' }, (root) =>
      root.querySelector('.msg-body')?.textContent?.includes('请过目这份合同'),
    )
  })

  test('support gets a new mail with the notice byte for byte', async () => {
    const support = 'support@provider.example'
    circle().far.minds({ limitBytes: 20_000 })
    const file = { name: 'a.bin', bytes: noise(40_000, 7) }
    const bounce = await sendAndFail({ to: [FRIEND], subject: '太大', text: '<p>见附件</p>', files: [file] })
    circle().far.minds({})
    await browser.background(setSupport, support)
    await openNotice(FRIEND)
    await bannerAt(inbox, {})
    await pressAction(inbox, {}, 'write-to-support')
    const page = await until(() => findTab(browser, 'UIxMailPopupView'), { what: 'the mail to support' })
    await until(async () => !(await findTab(browser, 'src/plan/index.html')), {
      what: 'the mail to be written',
      timeoutMs: 60_000,
    })
    await sendInSogo(page)
    const [delivered] = await circle().nextAccepted(1)
    expect(delivered?.to).toEqual([support])
    const mail = await PostalMime.parse(delivered?.bytes ?? '', { forceRfc822Attachments: true })
    expect(mail.text).toContain(FRIEND)
    const [attached] = mail.attachments
    expect(attached?.filename).toMatch(/\.eml$/)
    expect(linesOf(Buffer.from(attached?.content as ArrayBuffer))).toEqual(linesOf(bounce.bytes))
  })

  async function sendAndFail(mail: Omit<SogoMail, 'from'>): Promise<Mail> {
    await sendBySogo(inbox, { from: `${USER.name} <${USER.address}>`, ...mail })
    return circle().nextNotice()
  }

  async function openNotice(text: string): Promise<void> {
    await openNoticeInSogo(inbox, circle().webmail.url, text)
    await bannerAt(inbox, {})
  }
})
