import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { beforeAll, describe, expect, test } from 'vitest'
import { WAYS } from '../../src/actions/ways.ts'
import { bannerStands, pressInBanner, type ShownBanner } from '../../tools/clients/banner.ts'
import { findBinary } from '../../tools/clients/binaries.ts'
import {
  type Composed,
  composeWindows,
  composeWindowsStand,
  sendComposed,
} from '../../tools/clients/composeWindows.ts'
import { inExtension } from '../../tools/clients/extensionPage.ts'
import type { Mail } from '../../tools/clients/mbox.ts'
import { howToInstall } from '../../tools/clients/missing.ts'
import { openingEnds, type PlanShown, planStands, pressInPlan } from '../../tools/clients/planPage.ts'
import { until } from '../../tools/clients/waiting.ts'
import { type WrittenMail, writeMail } from '../../tools/clients/writeMail.ts'
import { digests, readDelivered, sha256 } from './support/deliveredMails.ts'
import { useMailCircle } from './support/mailCircle.ts'
import { bounceOf, noise, sentMail } from './support/repairMails.ts'
import type { Delivered } from './support/smtp.ts'

const FRIEND = 'zhang.min@partner.example'

describe('the whole circle over a real mail server', () => {
  // A notice of delay comes at once.
  const circle = useMailCircle({ delay_warning_time: '1s' })

  describe('three files above the limit', () => {
    const limitBytes = 2_500_000
    const files = [
      { name: '第三季度报告.pdf', bytes: noise(900_000, 1) },
      { name: '照片（上海）.jpg', bytes: noise(800_000, 2) },
      { name: 'notes 备注.txt', bytes: noise(700_000, 3) },
    ]
    const subject = '十月的报告与照片'
    const body = '<p>张敏，您好！<b>附件</b>请查收。</p><p>王伟</p>'
    let bounce: Mail

    beforeAll(async () => {
      circle.far.minds({ limitBytes })
      const paths = await Promise.all(files.map(({ name, bytes }) => fileOf(name, bytes)))
      bounce = await sendAndFail({ to: `张敏 <${FRIEND}>`, subject, body, files: paths })
    })

    test('come back, and the banner names the limit', async () => {
      const banner = await openBounce(bounce)
      expect(banner.categories).toEqual(['message-too-large'])
      expect(banner.text).toContain(`fixed maximum message size (${limitBytes})`)
      expect(banner.text).toMatch(/2\.[45] MB/)
    })

    test('arrive in parts, every file byte for byte', async () => {
      await openBounce(bounce)
      const shown = await plan('resend-split')
      expect(shown.source).toBe('sent')
      expect(shown.parts).toHaveLength(2)
      const delivered = await sendPlanned(2)
      const mails = await readDelivered(delivered)
      expect(mails.map((mail) => mail.subject)).toEqual([1, 2].map((part) => partOf(subject, part, 2)))
      expect(digests(mails)).toEqual(
        Object.fromEntries(files.map(({ name, bytes }) => [name, sha256(bytes)])),
      )
      expect(mails[0]?.html).toContain('张敏，您好！')
      expect(mails.map(({ to }) => to)).toEqual([1, 2].map(() => [{ name: '张敏', address: FRIEND }]))
      for (const { bytes, to } of delivered) {
        expect(bytes.length).toBeLessThan(limitBytes)
        expect(to).toEqual([FRIEND])
      }
    })

    test('are told to support, with the notice byte for byte', async () => {
      circle.far.minds({})
      const support = 'support@provider.example'
      await inExtension(
        circle.session.marionette,
        { id: circle.session.extension, view: 'background' },
        (supportAddress: string) => browser.storage.local.set({ settings: { version: 1, supportAddress } }),
        support,
      )
      await openBounce(bounce)
      await press('write-to-support')
      const { subject } = await until(
        async () => (await composeWindows(circle.session.marionette)).find(hasFiles),
        { what: 'the mail to support' },
      )
      await sendComposed(circle.session.marionette, subject)
      const [delivered] = await circle.nextAccepted(1)
      expect(delivered?.to).toEqual([support])
      const mail = await PostalMime.parse(delivered?.bytes ?? '', { forceRfc822Attachments: true })
      expect(mail.text).toContain(FRIEND)
      expect(mail.inReplyTo).toBeUndefined()
      expect(mail.headers.map(({ key }) => key)).not.toContain('auto-submitted')
      const [attached] = mail.attachments
      expect(attached).toMatchObject({
        mimeType: 'message/rfc822',
        filename: expect.stringMatching(/\.eml$/),
      })
      expect(lines(Buffer.from(attached?.content as ArrayBuffer))).toEqual(lines(bounce.bytes))
    })
  })

  test('a copy that another program stored in Sent a moment ago is found', async () => {
    const html = '<p>见附件</p>'
    const files = [{ name: '合同.pdf', bytes: noise(3000, 6) }]
    const subject = '合同'
    const sent = sentMail({ id: 'elsewhere@sender.example', subject, to: [FRIEND], html, files })
    const refusal = { address: FRIEND, status: '5.2.2', reply: '552 5.2.2 Mailbox full' }
    const bounce = bounceOf(sent, [refusal], 'headers')
    await circle.store('Sent', sent)
    await circle.store('INBOX', bounce)
    await openBounce(bounce)
    expect((await plan('resend')).source).toBe('sent')
  })

  describe('one file of 12 MB above an announced limit', () => {
    const limitBytes = 5_242_880
    const name = '大文件 设计图.bin'
    const content = noise(12_000_000, 4)
    let bounce: Mail
    let delivered: readonly Delivered[]

    beforeAll(async () => {
      circle.far.minds({ limitBytes, limitAnnounced: true })
      const files = [await fileOf(name, content)]
      bounce = await sendAndFail({ to: FRIEND, subject: '设计图', body: '<p>请查收</p>', files })
    })

    test('goes out in volumes below the limit', async () => {
      const banner = await openBounce(bounce)
      expect(banner.categories).toEqual(['message-too-large'])
      const shown = await plan('resend-split')
      expect(shown.parts.flat()).toEqual([1, 2, 3, 4].map((number) => `${name}.00${number}`))
      delivered = await sendPlanned(4)
      for (const { bytes } of delivered) expect(bytes.length).toBeLessThan(limitBytes)
    })

    test('is joined by cat and by 7-Zip to what it was', async () => {
      const sevenZip = findBinary('sevenzip')
      if (!sevenZip) throw new Error(howToInstall(['sevenzip']))
      const folder = await mkdtemp(join(circle.folder, 'joined-'))
      const volumes = await saveFiles(folder, delivered)
      expect(volumes).toHaveLength(4)
      const joined = execFileSync('cat', volumes, { cwd: folder, maxBuffer: 2 * content.length })
      expect(sha256(joined)).toBe(sha256(content))
      execFileSync(sevenZip, ['x', '-oout', `${name}.001`], { cwd: folder })
      expect(sha256(await readFile(join(folder, 'out', name)))).toBe(sha256(content))
    })
  })

  describe('45 recipients where a mail may have less than 20', () => {
    const people = Array.from({ length: 45 }, (_, i) => `p${i + 1}@partner.example`)
    const [to, bcc] = [people.slice(0, 30), people.slice(30)]
    let bounce: Mail

    beforeAll(async () => {
      circle.far.minds({ fewerRecipientsThan: 20 })
      const body = '<p>明天下午三点开会。</p>'
      bounce = await sendAndFail({ to: to.join(', '), bcc: bcc.join(', '), subject: '会议通知', body })
    })

    test('each get the mail once, and nobody learns who stood in Bcc', async () => {
      const banner = await openBounce(bounce)
      expect(new Set(banner.categories)).toEqual(new Set(['too-many-recipients']))
      const shown = await plan('resend-batches')
      expect(shown.parts.map((part) => part.length)).toEqual([19, 19, 7])
      const delivered = await sendPlanned(3)
      expect(delivered.map((mail) => mail.to.length)).toEqual([19, 19, 7])
      expect(delivered.flatMap((mail) => mail.to).sort()).toEqual([...people].sort())
      for (const { bytes } of delivered) {
        expect(bytes.toString('latin1')).not.toMatch(/^bcc:/im)
        for (const address of bcc) expect(bytes.includes(address)).toBe(false)
      }
    })
  })

  describe('a mistyped address', () => {
    const wrong = 'zhang.mim@partner.example'
    let bounce: Mail

    beforeAll(async () => {
      circle.far.minds({ unknown: [wrong] })
      await writeMail(circle.session.marionette, { to: FRIEND, subject: '问好', body: '<p>你好！</p>' })
      await circle.nextAccepted(1)
      const files = [await fileOf('议程.txt', noise(2000, 5))]
      bounce = await sendAndFail({ to: wrong, subject: '议程', body: '<p>见附件</p>', files })
    })

    test('is put right with an address that mail went to before', async () => {
      expect((await openBounce(bounce)).categories).toEqual(['user-unknown'])
      await plan('correct-address')
      await pressInPlan(circle.session, `input[type="radio"][value="${FRIEND}"]`)
      const [delivered] = await sendPlanned(1)
      expect(delivered?.to).toEqual([FRIEND])
      const mail = await PostalMime.parse(delivered?.bytes ?? '')
      expect(mail.subject).toBe('议程')
      expect(digests([mail])).toEqual({ '议程.txt': sha256(noise(2000, 5)) })
      expect(delivered?.bytes.includes(wrong)).toBe(false)
    })
  })

  test('while the server itself tries again, nothing is offered to be sent again', async () => {
    circle.far.minds({ greylisting: true })
    const notice = await sendAndFail({ to: FRIEND, subject: '稍后', body: '<p>不急</p>' })
    expect((await openBounce(notice)).categories).toEqual(['greylisted'])
    const { mail } = circle.session
    if (await mail.inMessage('pane', hasButton, 'more')) await pressInBanner(mail, 'pane', 'more')
    for (const action of [...WAYS, 'retry-later'])
      expect(await mail.inMessage('pane', hasButton, action), action).toBe(false)
    circle.far.minds({})
    const [delivered] = await circle.nextAccepted(1)
    expect(delivered?.to).toEqual([FRIEND])
  })

  /** Writes a file that a mail can take along. */
  async function fileOf(name: string, bytes: Buffer): Promise<string> {
    const folder = join(circle.folder, 'files')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, name), bytes)
    return join(folder, name)
  }

  async function sendAndFail(mail: WrittenMail): Promise<Mail> {
    await writeMail(circle.session.marionette, mail)
    return circle.nextNotice()
  }

  async function openBounce({ messageId }: Mail): Promise<ShownBanner> {
    await circle.session.mail.select(messageId)
    return bannerStands(circle.session.mail, 'pane')
  }

  /** Presses a button of the banner, which may stand behind "more". */
  async function press(action: string): Promise<void> {
    const { mail } = circle.session
    const inFront = await mail.inMessage('pane', hasButton, action)
    if (!inFront) await pressInBanner(mail, 'pane', 'more')
    await pressInBanner(mail, 'pane', action)
  }

  async function plan(action: string): Promise<PlanShown> {
    await press(action)
    return planStands(circle.session)
  }

  /** Opens the windows of the plan, sends each, and waits for the far server to take them. */
  async function sendPlanned(count: number): Promise<readonly Delivered[]> {
    await pressInPlan(circle.session, '[data-action="open"]')
    expect((await openingEnds(circle.session)).end).toBe('done')
    const windows = await composeWindowsStand(circle.session.marionette, count)
    for (const { subject } of windows) await sendComposed(circle.session.marionette, subject)
    return circle.nextAccepted(count)
  }
})

declare const browser: { storage: { local: { set(values: object): Promise<void> } } }

function hasButton(document: Document, _window: Window, action: string): boolean {
  type Openable = Element & { readonly openOrClosedShadowRoot: ShadowRoot | null }
  const roots = [...document.querySelectorAll('*')].map((host) => (host as Openable).openOrClosedShadowRoot)
  return roots.some((root) => root?.querySelector(`[data-action="${action}"]`))
}

const hasFiles = ({ attachments }: Composed): boolean => attachments.length > 0

const partOf = (subject: string, part: number, of: number) =>
  expect.stringMatching(new RegExp(`^(?=.*${subject})(?=.*\\[${part}/${of}\\])`))

/** A message on its way has its own line ends, and may gain one at its end. */
const lines = (bytes: Buffer): string => bytes.toString('latin1').replaceAll('\r\n', '\n').trimEnd()

/** Saves what is attached, as its reader would; returns the file names in order. */
async function saveFiles(folder: string, delivered: readonly Delivered[]): Promise<readonly string[]> {
  const mails = await readDelivered(delivered)
  const files = mails.flatMap(({ attachments }) => attachments)
  for (const { filename, content } of files)
    await writeFile(join(folder, filename ?? ''), Buffer.from(content as ArrayBuffer))
  return files.map(({ filename }) => filename ?? '').sort()
}
