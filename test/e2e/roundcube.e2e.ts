import PostalMime from 'postal-mime'
import { beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../../tools/clients/chromium.ts'
import { openFirefox } from '../../tools/clients/firefox.ts'
import { startRoundcube } from '../../tools/clients/roundcube.ts'
import { until } from '../../tools/clients/waiting.ts'
import type { WebBrowser, WebTab } from '../../tools/clients/webBrowser.ts'
import { press, waitIn } from '../../tools/clients/webTab.ts'
import { digests, linesOf, readDelivered, sha256 } from './support/deliveredMails.ts'
import { findTab, openPlanned, planTab, windowsOf } from './support/planTab.ts'
import { bounceOf, noise, sentMail } from './support/repairMails.ts'
import { isComposePage, sendInRoundcube, writeInRoundcube } from './support/roundcubeCompose.ts'
import { BANNER, PREVIEW, type RoundcubeUser, roundcubeUser } from './support/roundcubeUser.ts'
import { setSupport } from './support/setSupport.ts'
import { bannerAt } from './support/webmailBanner.ts'
import { useWebmailCircle } from './support/webmailCircle.ts'
import { useWebmailInbox } from './support/webmailInbox.ts'

const FRIEND = 'zhang.min@partner.example'

describe.each([
  ['Chromium', openChromium],
  ['Firefox', openFirefox],
])('Roundcube in %s', (_name, openBrowser) => {
  const circle = useWebmailCircle(startRoundcube)
  let browser: WebBrowser
  let inbox: WebTab
  let user: RoundcubeUser

  const webmail = useWebmailInbox(circle, openBrowser, /_action=compose|src\/plan/)
  beforeAll(() => {
    ;({ browser, inbox } = webmail())
    user = roundcubeUser(inbox, circle().webmail, circle())
  })

  describe('three files above the limit', () => {
    const limitBytes = 2_500_000
    const files = [
      { name: '第三季度报告.pdf', bytes: noise(900_000, 1) },
      { name: '照片（上海）.jpg', bytes: noise(800_000, 2) },
      { name: 'notes 备注.txt', bytes: noise(700_000, 3) },
    ]
    const subject = '十月的报告与照片'

    beforeAll(async () => {
      circle().far.minds({ limitBytes })
      await user.sendAndFail({ to: `张敏 <${FRIEND}>`, subject, text: '张敏，您好！附件请查收。', files })
    })

    test('come back, and the banner names the limit', async () => {
      await user.openNewest()
      expect((await bannerAt(inbox, PREVIEW)).text).toMatch(/2\.[45] MB/)
    })

    test('are about a mail that lies in Sent, which opens on a click: in the pane and in full view', async () => {
      await user.openNewest()
      const inPane = await user.located()
      expect(inPane).toMatchObject({ source: 'sent', verdict: 'matches-sent' })
      expect(inPane.text).toContain('Sent')
      await inbox.goto(await messageAddress())
      expect(await user.located({ banner: true })).toMatchObject({ source: 'sent', verdict: 'matches-sent' })
      await press(inbox, { banner: true }, '[data-action="open-sent"]')
      const opened = await until(() => findTab(browser, '_mbox=Sent'), { what: 'the sent mail' })
      await waitIn(
        opened,
        {},
        { what: 'its subject' },
        (root, subject) =>
          root.textContent?.includes(subject) || (root as Document).body.textContent.includes(subject),
        subject,
      )
      await opened.close()
    })

    test('arrive in parts, every file byte for byte', async () => {
      await user.openNewest()
      await press(inbox, BANNER, '[data-action="resend-split"]')
      const { tab, shown } = await planTab(browser)
      expect(shown.source).toBe('sent')
      expect(shown.parts).toHaveLength(2)
      const composed = await openPlanned(browser, tab, isComposePage)
      expect(composed).toHaveLength(2)
      const [one, other] = composed
      if (one) await sendInRoundcube(one)
      expect(await windowsOf(tab, ['sent'])).toEqual(['opened', 'sent'])
      if (other) await sendInRoundcube(other)
      expect(await windowsOf(tab, ['sent', 'sent'])).toEqual(['sent', 'sent'])
      const delivered = await circle().nextAccepted(2)
      const mails = await readDelivered(delivered)
      expect(mails.map((mail) => mail.subject).sort()).toEqual(
        [1, 2].map((part) => expect.stringMatching(new RegExp(`^(?=.*${subject})(?=.*\\[${part}/2\\])`))),
      )
      expect(digests(mails)).toEqual(
        Object.fromEntries(files.map(({ name, bytes }) => [name, sha256(bytes)])),
      )
      for (const { bytes, to } of delivered) {
        expect(bytes.length).toBeLessThan(limitBytes)
        expect(to).toEqual([FRIEND])
      }
    })
  })

  describe('45 recipients where a mail may have less than 20', () => {
    const people = Array.from({ length: 45 }, (_, i) => `p${i + 1}@partner.example`)
    const [to, bcc] = [people.slice(0, 30), people.slice(30)]

    test('each get the mail once, and nobody learns who stood in Bcc', async () => {
      circle().far.minds({ fewerRecipientsThan: 20 })
      const text = '明天下午三点开会。'
      await user.sendAndFail({ to: to.join(', '), bcc: bcc.join(', '), subject: '会议通知', text })
      await user.openNewest()
      await bannerAt(inbox, PREVIEW)
      // Its upper part may be scrolled out of the pane.
      await inbox.run(BANNER, (root) => (root as ShadowRoot).host.parentElement?.scrollBy(0, 250))
      await press(inbox, BANNER, '[data-action="resend-batches"]')
      const { tab, shown } = await planTab(browser)
      expect(shown.parts.map((part) => part.length)).toEqual([19, 19, 7])
      for (const page of await openPlanned(browser, tab, isComposePage)) await sendInRoundcube(page)
      const delivered = await circle().nextAccepted(3)
      expect(delivered.map((mail) => mail.to.length).sort()).toEqual([19, 19, 7].sort())
      expect(delivered.flatMap((mail) => mail.to).sort()).toEqual([...people].sort())
      for (const { bytes } of delivered) {
        expect(bytes.toString('latin1')).not.toMatch(/^bcc:/im)
        for (const address of bcc) expect(bytes.includes(address)).toBe(false)
      }
    })
  })

  test('a notice about a mail that is not in Sent sends nothing again until the reader says it was theirs', async () => {
    const stranger = sentMail({
      id: 'never@sender.example',
      subject: '从未发出',
      to: [FRIEND],
      html: '<p>x</p>',
      files: [{ name: 'a.bin', bytes: noise(9000, 4) }],
    })
    const refusal = {
      address: FRIEND,
      status: '5.3.4',
      reply: '552 5.3.4 Message size exceeds limit (20000)',
    }
    await circle().store(
      'Sent',
      sentMail({ id: 'other@sender.example', subject: '别的', to: [FRIEND], html: '' }),
    )
    await circle().store('INBOX', bounceOf(stranger, [refusal], 'full'))
    await user.openNewest()
    const before = await user.located()
    expect(before).toMatchObject({ source: 'returned', verdict: 'not-in-sent' })
    expect(before.actions).not.toContain('resend-split')
    await press(inbox, BANNER, '[data-action="it-was-mine"]')
    await waitIn(
      inbox,
      BANNER,
      { what: 'the way to send it again' },
      (root) => root.querySelector('[data-action="resend-split"]') !== null,
    )
  })

  test('a mistyped address is put right with one that mail went to before', async () => {
    const wrong = 'zhang.mim@partner.example'
    circle().far.minds({ unknown: [wrong] })
    await writeInRoundcube(inbox, circle().webmail.url, { to: FRIEND, subject: '问好', text: '你好！' })
    await sendInRoundcube(inbox)
    await circle().nextAccepted(1)
    const file = { name: '议程.txt', bytes: noise(2000, 5) }
    await user.sendAndFail({ to: wrong, subject: '议程', text: '见附件', files: [file] })
    await user.openNewest()
    await press(inbox, BANNER, '[data-action="correct-address"]')
    const { tab } = await planTab(browser)
    await press(tab, {}, `input[type="radio"][value="${FRIEND}"]`)
    for (const page of await openPlanned(browser, tab, isComposePage)) await sendInRoundcube(page)
    const [delivered] = await circle().nextAccepted(1)
    expect(delivered?.to).toEqual([FRIEND])
    const [mail] = await readDelivered(delivered ? [delivered] : [])
    expect(mail?.subject).toBe('议程')
    expect(mail?.text).toContain('见附件')
    expect(digests(mail ? [mail] : [])).toEqual({ [file.name]: sha256(file.bytes) })
    expect(delivered?.bytes.includes(wrong)).toBe(false)
  })

  test('support gets a new mail with the notice byte for byte', async () => {
    const support = 'support@provider.example'
    circle().far.minds({ limitBytes: 20_000 })
    const file = { name: 'a.bin', bytes: noise(40_000, 7) }
    const bounce = await user.sendAndFail({ to: FRIEND, subject: '太大', text: '见附件', files: [file] })
    circle().far.minds({})
    await browser.background(setSupport, support)
    await user.openNewest()
    await user.pressAction('write-to-support')
    const page = await until(() => findTab(browser, '_action=compose&_id='), { what: 'the mail to support' })
    await until(async () => !(await findTab(browser, 'src/plan/index.html')), {
      what: 'the mail to be written',
    })
    await sendInRoundcube(page)
    const [delivered] = await circle().nextAccepted(1)
    expect(delivered?.to).toEqual([support])
    const mail = await PostalMime.parse(delivered?.bytes ?? '', { forceRfc822Attachments: true })
    expect(mail.text).toContain(FRIEND)
    expect(mail.inReplyTo).toBeUndefined()
    const [attached] = mail.attachments
    expect(attached?.filename).toMatch(/\.eml$/)
    expect(linesOf(Buffer.from(attached?.content as ArrayBuffer))).toEqual(linesOf(bounce.bytes))
  })

  test('an ended background and a plan page opened anew lose nothing and double nothing', async () => {
    circle().far.minds({ limitBytes: 60_000 })
    const files = [noise(40_000, 8), noise(35_000, 9)].map((bytes, i) => ({ name: `part${i}.bin`, bytes }))
    await user.sendAndFail({ to: FRIEND, subject: '两份', text: '见附件', files })
    await user.openNewest()
    await press(inbox, BANNER, '[data-action="resend-split"]')
    const first = await planTab(browser)
    await browser.endBackground()
    const composed = await openPlanned(browser, first.tab, isComposePage)
    expect(composed).toHaveLength(first.shown.parts.length)
    await first.tab.close()
    await browser.endBackground()
    await press(inbox, BANNER, '[data-action="resend-split"]')
    const second = await planTab(browser)
    const states = await second.tab.run({}, (root) =>
      [...root.querySelectorAll('[data-window]')].map((one) => one.getAttribute('data-window')),
    )
    expect(states).toEqual(composed.map(() => 'opened'))
    // One is left without being sent, one closed: nothing goes out, and nothing comes back by itself.
    const [left, closed] = composed
    await left?.goto(`${circle().webmail.url}?_task=mail&_mbox=INBOX`)
    await closed?.close()
    expect(await windowsOf(second.tab, ['closed', 'closed'])).toEqual(['closed', 'closed'])
    await left?.close()
    expect(await second.tab.run({}, (root) => root.querySelector('[data-action="open"]') === null)).toBe(true)
  })

  /** Of the full view of the message in the pane. */
  const messageAddress = () =>
    inbox.run(PREVIEW, (root) =>
      (root as Document).URL.replace('_action=preview', '_action=show').replace('&_framed=1', ''),
    )
})
