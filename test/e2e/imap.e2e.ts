import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bannerStands, pressInBanner, readBanner } from '../../tools/clients/banner.ts'
import { clearClipboard, clipboardText } from '../../tools/clients/clipboard.ts'
import { type ImapServer, startDovecot } from '../../tools/clients/dovecot.ts'
import { bounceOfSize, demoMail, demoMails } from '../../tools/clients/mails.ts'
import { openThunderbird, type Session, throwAwayFolder } from '../../tools/clients/session.ts'
import { pause, until } from '../../tools/clients/waiting.ts'

const EXPECTED: Readonly<Record<string, string>> = {
  '01-postfix': 'message-too-large',
  '02-exim': 'user-unknown',
  '03-sendmail': 'mailbox-full',
  '04-qmail': 'user-unknown',
  '05-exchange': 'recipient-restricted',
  '07-qqmail': 'user-unknown',
  '12-courier': 'ip-blocked',
}

describe('the banner over IMAP', () => {
  let folder: Awaited<ReturnType<typeof throwAwayFolder>> | undefined
  let server: ImapServer | undefined
  let session: Session
  const big = bounceOfSize('big-bounce', 4_000_000)

  beforeAll(async () => {
    folder = await throwAwayFolder()
    const mails = [...(await demoMails()), big]
    server = await startDovecot(join(folder.path, 'imap'), { INBOX: mails.map(({ bytes }) => bytes) })
    session = await openThunderbird({
      account: { kind: 'imap', port: server.port, user: server.user },
      imapPassword: server.password,
      locale: 'en-US',
      headless: true,
    })
    await session.mail.openFolder(`imap://${encodeURIComponent(server.user)}@127.0.0.1/INBOX`)
  })
  afterAll(async () => {
    await session?.stop()
    await server?.stop()
    await folder?.remove()
  })

  test.each(Object.entries(EXPECTED))('%s shows its category', async (name, category) => {
    await session.mail.select((await demoMail(name)).messageId)
    expect((await bannerStands(session.mail, 'pane')).categories).toEqual([category])
  })

  test('a bounce with 4 MB of returned mail shows its category', async () => {
    await session.mail.select(big.messageId)
    expect((await bannerStands(session.mail, 'pane')).categories).toEqual(['mailbox-full'])
  })

  test('an ordinary message shows none', async () => {
    await session.mail.select((await demoMail('15')).messageId)
    await pause(1500)
    expect(await readBanner(session.mail, 'pane')).toBeNull()
  })

  test('the ticket can be copied', async () => {
    await session.mail.select((await demoMail('02')).messageId)
    await bannerStands(session.mail, 'pane')
    await clearClipboard(session.marionette)
    await pressInBanner(session.mail, 'pane', 'copy-ticket')
    const ticket = await until(() => clipboardText(session.marionette), { what: 'the ticket' })
    expect(ticket).toContain('zhao.lei@customer.example')
  })
})
