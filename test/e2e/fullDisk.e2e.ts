import { execFileSync } from 'node:child_process'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { originalLocated, pressInBanner } from '../../tools/clients/banner.ts'
import { findBinary } from '../../tools/clients/binaries.ts'
import { closeComposed, composeWindows, composeWindowsStand } from '../../tools/clients/composeWindows.ts'
import { localFolder } from '../../tools/clients/mailWindow.ts'
import { mbox } from '../../tools/clients/mbox.ts'
import { howToInstall } from '../../tools/clients/missing.ts'
import { closePlan, openingEnds, planStands, pressInPlan, readPlan } from '../../tools/clients/planPage.ts'
import { openThunderbird, type Session, throwAwayFolder } from '../../tools/clients/session.ts'
import { until } from '../../tools/clients/waiting.ts'
import { bounceOf, noise, sentMail } from './support/repairMails.ts'

const sent = sentMail({
  id: 'disk@sender.example',
  subject: '满盘',
  to: ['li.na@partner.example'],
  html: '<p>您好</p>',
  files: [1, 2, 3].map((seed) => ({ name: `${seed}.bin`, bytes: noise(900_000, seed) })),
})
const bounce = bounceOf(
  sent,
  [
    {
      address: 'li.na@partner.example',
      status: '5.3.4',
      reply: '552 5.3.4 Message size exceeds fixed maximum message size (2000000)',
    },
  ],
  'headers',
)

/** A Thunderbird whose files stop growing on demand, as on a disk without space: nothing else of the machine is touched. */
describe.runIf(process.platform === 'linux')('a full disk', () => {
  let folder: Awaited<ReturnType<typeof throwAwayFolder>> | undefined
  let session: Session
  let processId = 0
  beforeAll(async () => {
    const thunderbird = findBinary('thunderbird')
    if (!thunderbird) throw new Error(howToInstall(['thunderbird']))
    folder = await throwAwayFolder()
    // A write beyond the limit is to fail instead of ending the program.
    const script = join(folder.path, 'thunderbird')
    await writeFile(script, `#!/bin/sh\ntrap '' XFSZ\nexec '${thunderbird}' "$@"\n`)
    await chmod(script, 0o755)
    const before = process.env.THUNDERBIRD
    process.env.THUNDERBIRD = script
    try {
      session = await openThunderbird({
        account: { kind: 'local' },
        locale: 'en-US',
        headless: true,
        folders: { Inbox: mbox([bounce.bytes]), Sent: mbox([sent.bytes]) },
      })
    } finally {
      if (before === undefined) delete process.env.THUNDERBIRD
      else process.env.THUNDERBIRD = before
    }
    await session.mail.openFolder(localFolder('Inbox'))
    await session.mail.select(bounce.messageId)
    await originalLocated(session.mail, 'pane')
    processId = await session.marionette.chrome(
      ({ Services }) => (Services as unknown as { appinfo: { processID: number } }).appinfo.processID,
    )
  })
  afterEach(async () => {
    limit('unlimited')
    await closePlan(session)
    await closeComposed(session.marionette)
  })
  afterAll(async () => {
    await session?.stop()
    await folder?.remove()
  })

  function limit(bytes: number | 'unlimited'): void {
    if (processId > 0) execFileSync('prlimit', [`--pid=${processId}`, `--fsize=${bytes}:unlimited`])
  }

  test('stops a plan with a word, and it goes on when there is space again: no window twice', async () => {
    await pressInBanner(session.mail, 'pane', 'resend-split')
    const { parts } = await planStands(session)
    limit(0)
    await pressInPlan(session, '[data-action="open"]')
    const failed = await openingEnds(session)
    expect(failed.end).toBe('failed')
    expect(failed.progress).toContain('could not be opened')
    limit('unlimited')
    const left = await composeWindows(session.marionette)
    expect(left.flatMap(({ attachments }) => attachments).every(({ size }) => size > 0)).toBe(true)
    await closeComposed(session.marionette)
    await pressInPlan(session, '[data-action="open"]')
    await until(async () => (await readPlan(session)).end === 'done', { what: 'the windows' })
    const windows = await composeWindowsStand(session.marionette, parts.length)
    expect(new Set(windows.map(({ subject }) => subject)).size).toBe(parts.length)
    const sizes = windows.flatMap(({ attachments }) => attachments)
    expect(sizes.filter(({ name }) => name.endsWith('.bin')).map(({ size }) => size)).toEqual([
      ...[900_000, 900_000, 900_000],
    ])
  })
})
