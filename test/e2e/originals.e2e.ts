import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { bannerStands, claimInBanner, originalLocated, pressInBanner } from '../../tools/clients/banner.ts'
import { closeComposed, composeWindowsStand } from '../../tools/clients/composeWindows.ts'
import { type ImapServer, startDovecot } from '../../tools/clients/dovecot.ts'
import { type Mail, mbox } from '../../tools/clients/mbox.ts'
import { closePlan, openingEnds, planStands, pressInPlan } from '../../tools/clients/planPage.ts'
import type { Privileged, TabMail } from '../../tools/clients/privileged.ts'
import { openThunderbird, type Session, throwAwayFolder } from '../../tools/clients/session.ts'
import { until } from '../../tools/clients/waiting.ts'
import { bounceOf, noise, type Refusal, sentMail } from './support/repairMails.ts'
import { useThunderbird } from './support/thunderbird.ts'

const refused = (reply: string): readonly Refusal[] => [
  { address: 'li.na@partner.example', status: '5.3.4', reply },
]
const sent = sentMail({
  id: 'imap@sender.example',
  subject: '服务器上的副本',
  to: ['Li Na <li.na@partner.example>'],
  cc: ['zhou.min@partner.example'],
  html: '<p>您好<img src="cid:picture"></p>',
  files: [{ name: '报告.pdf', bytes: noise(30_000, 7) }],
})
const bounce = bounceOf(sent, refused('552 5.3.4 Message size exceeds limit (20000)'), 'headers')

function countTabs({ Services }: Privileged): number {
  const main = Services.wm.getMostRecentWindow('mail:3pane')
  return (main?.document.getElementById('tabmail') as TabMail | null | undefined)?.tabInfo.length ?? 0
}

describe('the original over IMAP, its folder never opened', () => {
  let folder: Awaited<ReturnType<typeof throwAwayFolder>> | undefined
  let server: ImapServer | undefined
  let session: Session
  beforeAll(async () => {
    folder = await throwAwayFolder()
    server = await startDovecot(join(folder.path, 'imap'), { INBOX: [bounce.bytes], Sent: [sent.bytes] })
    session = await openThunderbird({
      account: { kind: 'imap', port: server.port, user: server.user },
      imapPassword: server.password,
      locale: 'en-US',
      headless: true,
    })
    await session.mail.openFolder(`imap://${encodeURIComponent(server.user)}@127.0.0.1/INBOX`)
    await session.mail.select(bounce.messageId)
    await bannerStands(session.mail, 'pane')
  })
  afterEach(async () => {
    await closePlan(session)
    await closeComposed(session.marionette)
  })
  afterAll(async () => {
    await session?.stop()
    await server?.stop()
    await folder?.remove()
  })

  test('is found and sent again as it is, to those alone who did not get it', async () => {
    await pressInBanner(session.mail, 'pane', 'resend')
    expect((await planStands(session)).source).toBe('sent')
    await pressInPlan(session, '[data-action="open"]')
    expect((await openingEnds(session)).end).toBe('done')
    const [window] = await composeWindowsStand(session.marionette, 1)
    expect(window).toMatchObject({ to: 'Li Na <li.na@partner.example>', cc: '', subject: '服务器上的副本' })
    expect(window?.attachments.map(({ name }) => name)).toContain('报告.pdf')
    expect(window?.body).toContain('您好')
  })

  test('leaves no tab behind, and opens on a click', async () => {
    const tabs = () => session.marionette.chrome(countTabs)
    expect(await tabs()).toBe(1)
    await pressInBanner(session.mail, 'pane', 'open-sent')
    await until(async () => (await tabs()) === 2, { what: 'the tab with the sent mail' })
    await session.mail.waitInMessage('tab', { what: 'the sent mail' }, (document) =>
      document.body.textContent.includes('您好'),
    )
    await session.mail.closeOpened()
  })
})

describe('the banner says where the original is', () => {
  const small = (id: string) =>
    sentMail({
      id: `${id}@sender.example`,
      subject: id,
      to: ['li.na@partner.example'],
      html: '<p>Hello</p>',
      files: [{ name: 'a.pdf', bytes: noise(3000, 3) }],
    })
  const [kept, lost, gone] = ['kept', 'lost', 'gone'].map(small) as [Mail, Mail, Mail]
  const reply = refused('552 5.3.4 Message size exceeds limit (2000)')
  const bounces = {
    kept: bounceOf(kept, reply, 'headers'),
    lost: bounceOf(lost, reply, 'full'),
    gone: bounceOf(gone, reply, 'headers'),
  }
  const all = Object.values(bounces)
  const thunderbird = useThunderbird(async () => all, {
    folders: { Inbox: mbox(all.map(({ bytes }) => bytes)), Sent: mbox([kept.bytes]) },
  })
  const located = async (bounce: Mail) => {
    await thunderbird.mail.select(bounce.messageId)
    return originalLocated(thunderbird.mail, 'pane')
  }

  test('and rules nothing out while Sent was never read', async () => {
    const { origin, actions } = await located(bounces.kept)
    expect(origin?.source).toBe('headers')
    expect(origin?.text).toContain('body and attachments are missing')
    expect(actions).toContain('resend-split')
  })

  test('opens the sent mail on a click, and names its folder from then on', async () => {
    const { mail } = thunderbird
    await pressInBanner(mail, 'pane', 'open-sent')
    await mail.waitInMessage('tab', { what: 'the sent mail' }, (document) =>
      document.body.textContent.includes('Hello'),
    )
    await mail.closeOpened()
    await located(bounces.lost)
    const { origin } = await located(bounces.kept)
    expect(origin?.source).toBe('sent')
    expect(origin?.text).toContain('“Sent” of Local Folders')
  })

  test('and offers what can be done with what came back', async () => {
    const whole = await located(bounces.lost)
    expect(whole.origin).toMatchObject({ source: 'returned', text: expect.stringContaining('whole mail') })
    expect((await claimInBanner(thunderbird.mail, 'pane')).actions).toContain('resend-split')
    const headers = await located(bounces.gone)
    expect(headers.origin?.text).toContain('Your sent mail holds no copy.')
    const { actions } = await claimInBanner(thunderbird.mail, 'pane')
    expect(actions).not.toContain('resend-split')
    expect(actions).toContain('resend')
  })
})

describe('a large original', () => {
  const large = sentMail({
    id: 'large@sender.example',
    subject: '五十兆',
    to: ['li.na@partner.example'],
    html: '<p>您好</p>',
    files: [
      { name: '视频.mp4', bytes: noise(50_000_000, 8) },
      { name: 'notes.txt', bytes: noise(500, 9) },
    ],
  })
  const tooLarge = bounceOf(large, refused('552 5.3.4 Message size exceeds limit'), 'headers')
  const thunderbird = useThunderbird(async () => [tooLarge], {
    folders: { Inbox: mbox([tooLarge.bytes]), Sent: mbox([large.bytes]) },
  })

  test('of 50 MB is cut into volumes that join to what it was', async () => {
    const { session, mail } = thunderbird
    await mail.select(tooLarge.messageId)
    await bannerStands(mail, 'pane')
    await pressInBanner(mail, 'pane', 'resend-split')
    const shown = await planStands(session)
    expect(shown.text).toContain('assumed: 20 MB')
    await pressInPlan(session, '[data-action="open"]')
    expect((await openingEnds(session)).end).toBe('done')
    const windows = await composeWindowsStand(session.marionette, shown.parts.length)
    const volumes = windows
      .flatMap(({ attachments }) => attachments)
      .filter(({ name }) => /^视频\.mp4\.\d{3}$/.test(name))
      .sort((a, b) => a.name.localeCompare(b.name))
    const hash = createHash('sha256')
    for (const { url } of volumes) hash.update(await readFile(fileURLToPath(url)))
    expect(hash.digest('hex')).toBe(createHash('sha256').update(noise(50_000_000, 8)).digest('hex'))
    await closePlan(session)
    await closeComposed(session.marionette)
  })
})
