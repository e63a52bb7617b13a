import { unzipSync } from 'fflate'
import type { Email } from 'postal-mime'
import { beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../../tools/clients/chromium.ts'
import { openFirefox } from '../../tools/clients/firefox.ts'
import { USER } from '../../tools/clients/profile.ts'
import { startRoundcube } from '../../tools/clients/roundcube.ts'
import type { WebBrowser, WebTab } from '../../tools/clients/webBrowser.ts'
import { digests, readDelivered, sha256 } from './support/deliveredMails.ts'
import { openPlanned, planTab } from './support/planTab.ts'
import { noise, type SentMail, sentMail } from './support/repairMails.ts'
import { addIdentity, isComposePage, sendInRoundcube } from './support/roundcubeCompose.ts'
import { type RoundcubeUser, roundcubeUser } from './support/roundcubeUser.ts'
import { sendMail } from './support/sendMail.ts'
import type { Delivered } from './support/smtp.ts'
import { useWebmailCircle } from './support/webmailCircle.ts'
import { useWebmailInbox } from './support/webmailInbox.ts'

const FRIEND = 'zhang.min@partner.example'
/** The reader's other identity. */
const SALES = 'sales@sender.example'
const HTML = '<p>张敏，您好！<b>附件</b>请查收。</p><p><img src="cid:picture" alt="p"></p>'

/** The ways that roundcube.e2e.ts leaves out, in the skin that it leaves out. */
describe.each([
  ['Chromium', openChromium],
  ['Firefox', openFirefox],
])(
  'what another program sent goes out again from Roundcube in its skin larry, in %s',
  (_name, openBrowser) => {
    const circle = useWebmailCircle((options) => startRoundcube({ ...options, skin: 'larry' }))
    let browser: WebBrowser
    let inbox: WebTab
    let user: RoundcubeUser
    let sent = 0

    const opened = useWebmailInbox(circle, openBrowser, /_action=compose|src\/plan/)
    beforeAll(async () => {
      ;({ browser, inbox } = opened())
      const { webmail } = circle()
      await addIdentity(inbox, webmail.url, { name: USER.name, address: SALES })
      user = roundcubeUser(inbox, webmail, circle())
    })

    test('too large: in parts, from the identity that it was sent from', async () => {
      circle().far.minds({ limitBytes: 200_000 })
      const files = [1, 2].map((at) => ({ name: `第${at}部分.bin`, bytes: noise(100_000, at) }))
      await comesBack({ subject: '两份', html: HTML, files })
      const { mails, delivered } = await sendAgain('resend-split', 2)
      expect(mails.map(({ subject }) => subject).sort()).toEqual(['[1/2]', '[2/2]'].map(containing))
      expect(digests(mails.map(withoutPictures))).toEqual(
        Object.fromEntries(files.map(({ name, bytes }) => [name, sha256(bytes)])),
      )
      expect(mails.map(({ from }) => from?.address)).toEqual([SALES, SALES])
      expect(delivered.every(({ bytes }) => bytes.length < 200_000)).toBe(true)
    })

    test('one file of 12 MB above the limit that the server announces: in volumes that join to it', async () => {
      const limitBytes = 10_000_000
      circle().far.minds({ limitBytes, limitAnnounced: true })
      const file = { name: '录像.mp4', bytes: noise(12_000_000, 3) }
      await comesBack({ subject: '录像', html: HTML, files: [file] })
      const { mails, delivered } = await sendAgain('resend-split', 2)
      const volumes = mails
        .flatMap(({ attachments }) => attachments)
        .filter(({ filename }) => filename?.startsWith(file.name))
        .sort((a, b) => String(a.filename).localeCompare(String(b.filename)))
      expect(volumes.map(({ filename }) => filename)).toEqual([`${file.name}.001`, `${file.name}.002`])
      const joined = Buffer.concat(volumes.map(({ content }) => Buffer.from(content as ArrayBuffer)))
      expect(sha256(joined)).toBe(sha256(file.bytes))
      expect(delivered.every(({ bytes }) => bytes.length < limitBytes)).toBe(true)
    })

    test('formatted: as plain text', async () => {
      circle().far.minds({
        judges: ({ bytes }) =>
          bytes.includes('text/html')
            ? [550, '5.7.1', 'Message rejected as spam by content filtering']
            : null,
      })
      const file = { name: '议程.bin', bytes: noise(3000, 4) }
      await comesBack({ subject: '议程', html: HTML, files: [file] })
      const { mails } = await sendAgain('resend-plain', 1)
      expect(mails[0]).toMatchObject({ subject: '议程', text: expect.stringContaining('张敏，您好！') })
      expect(mails[0]?.html).toBeFalsy()
      expect(digests(mails)).toEqual({ [file.name]: sha256(file.bytes) })
    })

    test('a document with macros: in a zip file, the other file as it is', async () => {
      circle().far.minds({
        judges: ({ bytes }) =>
          bytes.includes('.xlsm')
            ? [550, '5.7.1', 'Message contains a blocked attachment (file type .xlsm)']
            : null,
      })
      const files = [
        { name: '报表.xlsm', bytes: Buffer.alloc(40_000, 'macro ') },
        { name: 'plain.bin', bytes: noise(2000, 5) },
      ]
      await comesBack({ subject: '报表', html: HTML, files })
      const { mails } = await sendAgain('resend-zipped', 1)
      const arrived = new Map(mails[0]?.attachments.map(({ filename, content }) => [filename, content]))
      const { '报表.xlsm': document } = unzipSync(new Uint8Array(arrived.get('报表.zip') as ArrayBuffer))
      expect(Buffer.from(document ?? '').equals(Buffer.alloc(40_000, 'macro '))).toBe(true)
      expect(digests(mails)['plain.bin']).toBe(sha256(noise(2000, 5)))
    })

    test('a full mailbox: a short note', async () => {
      circle().far.minds({
        judges: ({ bytes }) => (bytes.length > 4000 ? [552, '5.2.2', 'Mailbox full'] : null),
      })
      await comesBack({ subject: '资料', html: HTML, files: [{ name: 'a.bin', bytes: noise(9000, 6) }] })
      const { mails, delivered } = await sendAgain('short-note', 1)
      expect(mails[0]?.attachments).toEqual([])
      expect(mails[0]?.html).toBeFalsy()
      expect(delivered[0]?.to).toEqual([FRIEND])
    })

    /** Another program of the reader sends a mail as the second identity; opens the notice that it has failed. */
    async function comesBack(mail: Omit<SentMail, 'id' | 'from' | 'to'>): Promise<void> {
      const from = `${USER.name} <${SALES}>`
      const whole = sentMail({ ...mail, id: `mail${++sent}@sender.example`, from, to: [FRIEND] })
      await circle().store('Sent', whole)
      await sendMail(circle().postfix.port, USER.address, [FRIEND], whole.bytes)
      await circle().nextNotice()
      await user.openNewest()
    }

    /** From the banner's button through the plan and Roundcube's own pages to the far server. */
    async function sendAgain(
      action: string,
      count: number,
    ): Promise<{ readonly delivered: readonly Delivered[]; readonly mails: readonly Email[] }> {
      expect(await user.located()).toMatchObject({ source: 'sent', verdict: 'matches-sent' })
      await user.pressAction(action)
      const { tab, shown } = await planTab(browser)
      expect(shown.source).toBe('sent')
      for (const page of await openPlanned(browser, tab, isComposePage)) await sendInRoundcube(page)
      const delivered = await circle().nextAccepted(count)
      return { delivered, mails: await readDelivered(delivered) }
    }
  },
)

const containing = (text: string) => expect.stringContaining(text)

const withoutPictures = (mail: Email): Email => ({
  ...mail,
  attachments: mail.attachments.filter(({ mimeType }) => mimeType !== 'image/png'),
})
