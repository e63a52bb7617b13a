import { unzipSync } from 'fflate'
import PostalMime from 'postal-mime'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { bannerStands, pressInBanner } from '../../tools/clients/banner.ts'
import {
  closeComposed,
  composeWindows,
  composeWindowsStand,
  sendComposed,
} from '../../tools/clients/composeWindows.ts'
import { viewScreenshot } from '../../tools/clients/extensionPage.ts'
import { type Mail, mbox } from '../../tools/clients/mbox.ts'
import {
  closePlan,
  KEYS,
  keyInPlan,
  openingEnds,
  planStands,
  pressInPlan,
  readPlan,
  typeInPlan,
} from '../../tools/clients/planPage.ts'
import { openThunderbird, type Session } from '../../tools/clients/session.ts'
import { pause, until } from '../../tools/clients/waiting.ts'
import { readDelivered } from './support/deliveredMails.ts'
import { savePicture } from './support/pictures.ts'
import {
  bounces,
  crowd,
  files,
  full,
  LIMIT,
  macro,
  many,
  moved,
  one,
  question,
  signed,
  textFiles,
  texts,
  three,
  typo,
} from './support/repairCases.ts'
import { noise } from './support/repairMails.ts'
import { type Delivered, startSmtp } from './support/smtp.ts'
import { INBOX } from './support/thunderbird.ts'

describe('repairs in Thunderbird', () => {
  let smtp: Awaited<ReturnType<typeof startSmtp>>
  let session: Session
  beforeAll(async () => {
    smtp = await startSmtp(LIMIT)
    session = await openThunderbird({
      account: { kind: 'local' },
      locale: 'en-US',
      headless: true,
      folders: {
        Inbox: mbox([...Object.values(bounces), question].map(({ bytes }) => bytes)),
        // Never opened before the tests: Thunderbird knows no message in it.
        Sent: mbox([three, one, typo, many, signed, macro, moved, full, texts].map(({ bytes }) => bytes)),
      },
      prefs: {
        'mail.smtpserver.smtp1.port': smtp.port,
        'mail.identity.id1.fcc': false,
        'mail.compose.warn_public_recipients.aggressive': false,
        'mail.compose.warn_public_recipients.threshold': 1000,
      },
    })
    await session.mail.openFolder(INBOX)
  })
  afterEach(async () => {
    await closePlan(session)
    await closeComposed(session.marionette)
  })
  afterAll(async () => {
    await session?.stop()
    await smtp?.stop()
  })

  /** From the banner's button to the plan. */
  async function plan(bounce: Mail, action: string) {
    await session.mail.select(bounce.messageId)
    await bannerStands(session.mail, 'pane')
    await pressInBanner(session.mail, 'pane', action)
    return planStands(session)
  }

  async function sendAll(subjects: readonly string[]): Promise<readonly Delivered[]> {
    const before = smtp.delivered.length
    for (const subject of subjects) await sendComposed(session.marionette, subject)
    await until(async () => smtp.delivered.length === before + subjects.length, { what: 'the mails' })
    return smtp.delivered.slice(before)
  }

  test('a mail that is too large goes out in parts, all files byte for byte', async () => {
    const shown = await plan(bounces.three, 'resend-split')
    expect(shown.source).toBe('sent')
    expect(shown.text).toContain('1.9 MB')
    expect(shown.parts.length).toBeGreaterThan(1)
    expect(shown.parts.flat()).toEqual(files.map(({ name }) => name))
    expect(await composeWindows(session.marionette)).toEqual([])
    await savePicture(
      'plan.png',
      await viewScreenshot(session.marionette, { id: session.extension, view: 'tab' }),
    )
    await pressInPlan(session, '[data-action="open"]')
    expect((await openingEnds(session)).end).toBe('done')
    const total = shown.parts.length
    const windows = await composeWindowsStand(session.marionette, total)
    const subjects = windows.map(({ subject }) => subject)
    expect(subjects).toEqual(
      Array.from({ length: total }, (_, i) => expect.stringContaining(`[${i + 1}/${total}]`)),
    )
    for (const window of windows) {
      expect(window.from).toContain('wang.wei@sender.example')
      expect(window.to).toBe('"Li, Na" <li.na@partner.example>')
      expect([window.cc, window.bcc]).toEqual(['', 'secret@partner.example'])
      expect(window.references).toBe('<first@sender.example> <question@partner.example>')
    }
    expect(windows[0]?.body).toContain('李娜，您好')
    const delivered = await sendAll(subjects)
    await until(async () => (await readPlan(session)).progress === `All ${total} mails were sent.`, {
      what: 'the plan to know',
    })
    const mails = await readDelivered(delivered)
    const arrived = mails.flatMap(({ attachments }) =>
      attachments.filter(({ contentId }) => !contentId).map(({ filename, content }) => [filename, content]),
    )
    for (const { name, bytes } of files) {
      const content = arrived.find(([filename]) => filename === name)?.[1] as ArrayBuffer | undefined
      expect(content && Buffer.from(content).equals(bytes), name).toBe(true)
    }
    expect(mails[0]?.html).toContain('李娜，您好')
    expect(mails[0]?.attachments.filter(({ contentId }) => contentId)).toHaveLength(1)
    for (const [index, { bytes, to }] of delivered.entries()) {
      expect(bytes.length).toBeLessThan(LIMIT)
      expect([...to].sort()).toEqual(['li.na@partner.example', 'secret@partner.example'])
      expect(bytes.includes('secret@partner.example')).toBe(false)
      expect(mails[index]?.inReplyTo).toBe('<question@partner.example>')
      expect(mails[index]?.references).toBe('<first@sender.example> <question@partner.example>')
    }
  })

  test('attachments can be moved, and a part that gets too large is not opened', async () => {
    await plan(bounces.three, 'resend-split')
    await pressInPlan(session, '[data-action="start-over"]')
    const before = await readPlan(session)
    expect(before.parts).toEqual([['报告 2026.pdf'], ['照片（上海）.jpg'], ['notes.txt']])
    await pressInPlan(session, '[data-part="2"] [data-move="up"]')
    const after = await readPlan(session)
    expect(after.parts).toEqual([['报告 2026.pdf', '照片（上海）.jpg'], ['notes.txt']])
    expect(after.text).toContain('above the limit')
    expect(Object.keys(after.buttons)).not.toContain('open')
    await pressInPlan(session, '[data-action="undo-moves"]')
    expect((await readPlan(session)).parts).toEqual(before.parts)
    await typeInPlan(session, '.limit input', '5')
    expect((await readPlan(session)).parts).toHaveLength(1)
  })

  test('a single large file goes in volumes that join to what it was', async () => {
    const shown = await plan(bounces.one, 'resend-split')
    expect(shown.parts.flat().every((name) => /^大文件\.bin\.00\d$/.test(name))).toBe(true)
    await pressInPlan(session, '[data-action="open"]')
    await openingEnds(session)
    const windows = await composeWindowsStand(session.marionette, shown.parts.length)
    const delivered = await sendAll(windows.map(({ subject }) => subject))
    const mails = await readDelivered(delivered)
    const volumes = mails
      .flatMap(({ attachments }) => attachments)
      .filter(({ filename }) => filename?.startsWith('大文件'))
      .sort((a, b) => String(a.filename).localeCompare(String(b.filename)))
      .map(({ content }) => Buffer.from(content as ArrayBuffer))
    expect(Buffer.concat(volumes).equals(noise(4_500_000, 4))).toBe(true)
    expect(delivered.every(({ bytes }) => bytes.length < LIMIT)).toBe(true)
    expect(mails.at(-1)?.text ?? mails.at(-1)?.html).toContain('copy /b')
  })

  test('stopping in the middle loses nothing, and going on opens no window twice', async () => {
    const shown = await plan(bounces.three, 'resend-split')
    const total = shown.parts.length
    await pressInPlan(session, '[data-action="open"]')
    await until(async () => (await composeWindows(session.marionette)).length > 0, { what: 'a window' })
    await session.marionette.chrome(async ({ WebExtensionPolicy }, id) => {
      await WebExtensionPolicy.getByID(id)?.extension.terminateBackground?.()
    }, session.extension)
    await closePlan(session)
    await pause(1500)
    const opened = (await composeWindows(session.marionette)).length
    const again = await plan(bounces.three, 'resend-split')
    expect(again.text).toMatch(/opened|open already/)
    if (opened < total) {
      await pressInPlan(session, '[data-action="open"]')
      await openingEnds(session)
    }
    const windows = await composeWindows(session.marionette)
    expect(windows.map(({ subject }) => subject).sort()).toEqual(
      Array.from({ length: total }, (_, i) => expect.stringContaining(`[${i + 1}/${total}]`)),
    )
  })

  test.each(['resend-split', 'resend'])('text files keep every byte: %s', async (action) => {
    await plan(bounces.texts, action)
    await pressInPlan(session, '[data-action="open"]')
    await openingEnds(session)
    const subjects = (await composeWindows(session.marionette)).map(({ subject }) => subject)
    const delivered = await sendAll(subjects)
    const raw = delivered.map(({ bytes }) => bytes.toString('latin1')).join('')
    const arrived = textFiles.map(({ name }) => [name, fileIn(raw, name)])
    expect(arrived).toEqual(textFiles.map(({ name, bytes }) => [name, bytes.toString('latin1')]))
  })

  test('a window that was closed without sending is told from one that was sent', async () => {
    await plan(bounces.three, 'resend-split')
    await pressInPlan(session, '[data-action="start-over"]')
    await pressInPlan(session, '[data-action="open"]')
    await openingEnds(session)
    const windows = await composeWindowsStand(session.marionette, 3)
    await sendAll(windows.slice(0, 1).map(({ subject }) => subject))
    await closeComposed(session.marionette)
    await until(async () => (await readPlan(session)).progress === '1 of 3 mails were sent.', {
      what: 'the plan to know',
    })
    expect((await readPlan(session)).text).toContain('Mail 2: its window was closed, not sent from there')
    await pressInPlan(session, '[data-window="closed"] [data-action="again"]')
    const [again] = await composeWindowsStand(session.marionette, 1)
    expect(again?.subject).toContain('[2/3]')
  })

  test('sent again: to those who did not get it alone, in the field they stood in', async () => {
    const shown = await plan(bounces.lost, 'resend').catch(async () => {
      await pressInBanner(session.mail, 'pane', 'more')
      await pressInBanner(session.mail, 'pane', 'resend')
      return planStands(session)
    })
    expect(shown.source).toBe('returned')
    await pressInPlan(session, '[data-action="open"]')
    await openingEnds(session)
    const [window] = await composeWindowsStand(session.marionette, 1)
    expect(window).toMatchObject({ to: 'li.na@partner.example', cc: '', bcc: '', subject: '没有副本' })
    expect(window?.attachments).toMatchObject([{ name: '附件.txt', size: 3000 }])
    const [delivered] = await sendAll(['没有副本'])
    const mail = await PostalMime.parse(delivered?.bytes ?? '')
    expect(mail.attachments.find(({ contentId }) => contentId)?.mimeType).toBe('image/png')
  })

  test('recipients in batches: as many as the server takes, hidden ones stay hidden', async () => {
    const shown = await plan(bounces.many, 'resend-batches')
    expect(shown.text).toContain('at most 19')
    expect(shown.parts.map((part) => part.length).reduce((a, b) => a + b)).toBe(45)
    expect(Math.max(...shown.parts.map((part) => part.length))).toBeLessThanOrEqual(19)
    await pressInPlan(session, '[data-action="open"]')
    await openingEnds(session)
    const windows = await composeWindowsStand(session.marionette, 3)
    const shownTo = windows.flatMap(({ to, cc }) => `${to},${cc}`.split(/,\s*/)).filter(Boolean)
    const hidden = windows.flatMap(({ bcc }) => bcc.split(/,\s*/)).filter(Boolean)
    expect(shownTo.sort()).toEqual(crowd.slice(0, 30).sort())
    expect(hidden.sort()).toEqual(crowd.slice(30).sort())
  })

  test('a signed mail is not taken apart', async () => {
    const shown = await plan(bounces.signed, 'resend-split')
    expect(shown.refusal).toContain('signed')
    expect(Object.keys(shown.buttons)).not.toContain('open')
  })

  test('a wrong address is corrected by the reader, never by itself', async () => {
    const shown = await plan(bounces.typo, 'correct-address')
    expect(Object.keys(shown.buttons)).not.toContain('open')
    await until(async () => (await readPlan(session)).text.includes('you wrote to it once'), {
      what: 'the proposal',
    })
    expect((await readPlan(session)).text).toContain('zhou.min@partner.example')
    expect(Object.keys((await readPlan(session)).buttons)).not.toContain('open')
    await typeInPlan(session, 'input[type="email"]', 'li.na@partner')
    expect(Object.keys((await readPlan(session)).buttons)).not.toContain('open')
    await typeInPlan(session, 'input[type="email"]', 'li.na@partner.example')
    await pressInPlan(session, '[data-action="open"]')
    const [window] = await composeWindowsStand(session.marionette, 1)
    expect(window).toMatchObject({ to: 'li.na@partner.example', cc: '', bcc: '', subject: '会议' })
    expect(window?.attachments).toMatchObject([{ name: '议程.txt', size: 2000 }])
  })

  test('cancelled in the middle, the rest waits', async () => {
    await plan(bounces.one, 'resend-split')
    await pressInPlan(session, '[data-action="start-over"]')
    await pressInPlan(session, '[data-action="open"]')
    await pressInPlan(session, '[data-action="cancel"]')
    const stopped = await openingEnds(session)
    expect(stopped.end).toBe('stopped')
    const opened = (await composeWindows(session.marionette)).length
    expect(opened).toBeLessThan(stopped.parts.length)
    await pressInPlan(session, '[data-action="open"]')
    await until(async () => (await readPlan(session)).end === 'done', { what: 'the rest' })
    const subjects = (await composeWindows(session.marionette)).map(({ subject }) => subject)
    expect(new Set(subjects).size).toBe(stopped.parts.length)
    expect(subjects).toHaveLength(stopped.parts.length)
  })

  test('documents with macros go in zip files, other files as they are', async () => {
    await plan(bounces.macro, 'resend-zipped')
    await pressInPlan(session, '[data-action="open"]')
    await openingEnds(session)
    const [window] = await composeWindowsStand(session.marionette, 1)
    expect(window?.attachments.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['报表.zip', 'plain.txt']),
    )
    const [delivered] = await sendAll(['报表'])
    const mail = await PostalMime.parse(delivered?.bytes ?? '')
    const zip = mail.attachments.find(({ filename }) => filename === '报表.zip')
    const files = unzipSync(new Uint8Array(zip?.content as ArrayBuffer))
    expect(Buffer.from(files['报表.xlsm'] ?? '').equals(Buffer.alloc(40_000, 'macro '))).toBe(true)
  })

  test('as plain text, another way in the same page', async () => {
    await plan(bounces.macro, 'resend-zipped')
    await pressInPlan(session, '[data-way="resend-plain"]')
    await pressInPlan(session, '[data-action="open"]')
    await openingEnds(session)
    const [window] = await composeWindowsStand(session.marionette, 1)
    expect(window?.html).toBe(false)
    expect(window?.body).toContain('李娜，您好')
    const [delivered] = await sendAll(['报表'])
    expect((await PostalMime.parse(delivered?.bytes ?? '')).html).toBeFalsy()
  })

  test('a short note to somebody in Bcc stays below a kilobyte and in Bcc', async () => {
    await plan(bounces.full, 'short-note')
    await pressInPlan(session, '[data-action="open"]')
    await openingEnds(session)
    const [window] = await composeWindowsStand(session.marionette, 1)
    expect(window).toMatchObject({
      to: '',
      cc: '',
      bcc: 'secret@partner.example',
      attachments: [],
      html: false,
    })
    const [delivered] = await sendAll([window?.subject ?? ''])
    expect(delivered?.to).toEqual(['secret@partner.example'])
    expect(delivered?.bytes.length).toBeLessThan(1024)
    expect(delivered?.bytes.includes('secret')).toBe(false)
  })

  test('a new address that the other server named is the reader\u2019s to confirm', async () => {
    await plan(bounces.moved, 'resend-to-new-address')
    await until(async () => (await readPlan(session)).text.includes('named by the other server'), {
      what: 'the address that the server named',
    })
    await pressInPlan(session, '[data-action="open"]')
    await openingEnds(session)
    const [window] = await composeWindowsStand(session.marionette, 1)
    expect(window).toMatchObject({ to: 'new.one@partner.example', cc: '', bcc: '' })
  })

  test('the ticket goes to support with the whole bounce', async () => {
    await session.mail.select(bounces.three.messageId)
    await bannerStands(session.mail, 'pane')
    await pressInBanner(session.mail, 'pane', 'more')
    await pressInBanner(session.mail, 'pane', 'write-to-support')
    const window = await until(
      async () =>
        (await composeWindows(session.marionette)).find(({ attachments }) => attachments.length > 0),
      { what: 'the mail to support' },
    )
    expect(window?.html).toBe(false)
    expect(window?.body).toContain('li.na@partner.example')
    expect(window?.subject).not.toMatch(/undeliver|delivery (failure|status)/i)
    expect(window?.references).toBe('')
    expect(window?.attachments).toMatchObject([
      { name: expect.stringMatching(/^bounce-.*\.eml$/), type: 'message/rfc822' },
    ])
  })

  test('the keyboard alone is enough: a file is moved, taken back, and the windows open', async () => {
    const { buttons } = await plan(bounces.three, 'resend-split')
    if ('start-over' in buttons) await pressInPlan(session, '[data-action="start-over"]')
    const before = await readPlan(session)
    const stops = await keyInPlan(session, '[data-part="2"] [data-move="up"]', KEYS.space)
    expect(stops.slice(1).filter((stop) => stop.endsWith('unmarked'))).toEqual([])
    await until(async () => (await readPlan(session)).parts.length === 2, { what: 'the file to be moved' })
    await keyInPlan(session, '[data-action="undo-moves"]', KEYS.enter)
    await until(async () => (await readPlan(session)).parts.length === before.parts.length, { what: 'undo' })
    await keyInPlan(session, '[data-action="open"]', KEYS.enter)
    expect((await openingEnds(session)).end).toBe('done')
    await composeWindowsStand(session.marionette, before.parts.length)
  })
})

/** An attached file of a mail, its bytes as characters: no reader in between may have put its lines right. */
function fileIn(raw: string, name: string): string {
  const at = raw.indexOf(`filename="${name}"`)
  const head = raw.slice(raw.lastIndexOf('\r\n--', at), raw.indexOf('\r\n\r\n', at))
  const start = raw.indexOf('\r\n\r\n', at) + 4
  const body = raw.slice(start, raw.indexOf('\r\n--', start - 2))
  return /encoding: base64/i.test(head) ? Buffer.from(body, 'base64').toString('latin1') : body
}
