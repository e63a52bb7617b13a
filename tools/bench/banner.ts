import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildInto } from '../build.ts'
import { bounceOfSize, ordinaryMail } from '../clients/mails.ts'
import { localFolder } from '../clients/mailWindow.ts'
import { mbox } from '../clients/mbox.ts'
import { howToInstall, missing } from '../clients/missing.ts'
import type { Openable, Privileged, TabMail } from '../clients/privileged.ts'
import { openThunderbird, ROOT, type Session } from '../clients/session.ts'
import { table } from '../table.ts'

const USAGE = `node tools/run.mjs tools/bench/banner.ts [--times N]

Measures in the real Thunderbird how long it takes from the selection of a message until its banner stands, and what
the extension costs on ordinary mail.`

/** What is measured about one kind of mail; milliseconds. */
interface Timing {
  readonly what: string
  readonly median: number
  readonly slowest: number
}

/** Prints the table and returns the exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { times: { type: 'string', default: '15' } } })
  const times = Number(values.times)
  if (!Number.isInteger(times) || times < 1) {
    console.error(USAGE)
    return 2
  }
  const rest = missing(['thunderbird'])
  if (rest.length > 0) {
    console.error(howToInstall(rest))
    return 1
  }
  await buildInto(join(ROOT, 'dist'), ['thunderbird'])
  const timings = await measureBanner(times)
  const rows = timings.map(({ what, median, slowest }) => [what, ms(median), ms(slowest)])
  console.log(table([['selected until', 'median', 'slowest'], ...rows]))
  return 0
}

const ms = (value: number): string => `${Math.round(value)} ms`

/** Selects messages of each kind `times` times, with a message of another kind in between. */
export async function measureBanner(times: number): Promise<readonly Timing[]> {
  const small = bounceOfSize('small', 500)
  const big = bounceOfSize('big', 4_000_000)
  const [plain, between] = [ordinaryMail('plain'), ordinaryMail('between')]
  const mails = [small, big, plain, between]
  const session = await openThunderbird({
    account: { kind: 'local' },
    locale: 'en-US',
    headless: true,
    folders: { Inbox: mbox(mails.map(({ bytes }) => bytes)) },
  })
  try {
    await session.mail.openFolder(localFolder('Inbox'))
    const run = async (what: string, id: string, goal: Goal): Promise<Timing> => {
      const all: number[] = []
      for (let i = 0; i <= times; i++) {
        await session.mail.select(between.messageId)
        all.push(await session.marionette.chrome(timeSelection, id, goal as string))
      }
      return summary(what, all.slice(1))
    }
    const timings = [
      await run(`the banner stands: bounce of ${size(small.bytes)}`, small.messageId, 'banner'),
      await run(`the banner stands: bounce of ${size(big.bytes)}`, big.messageId, 'banner'),
      await run('an ordinary mail is displayed, with the extension', plain.messageId, 'displayed'),
    ]
    await disable(session)
    const without = await run('an ordinary mail is displayed, without it', plain.messageId, 'displayed')
    return [...timings, without]
  } finally {
    await session.stop()
  }
}

type Goal = 'banner' | 'displayed'

const size = (bytes: Buffer): string =>
  bytes.length < 1e6 ? `${(bytes.length / 1e3).toFixed(1)} kB` : `${(bytes.length / 1e6).toFixed(1)} MB`

function summary(what: string, values: readonly number[]): Timing {
  const sorted = [...values].sort((a, b) => a - b)
  return { what, median: sorted[Math.floor(sorted.length / 2)] ?? 0, slowest: sorted.at(-1) ?? 0 }
}

async function disable(session: Session): Promise<void> {
  await session.marionette.chrome(async ({ ChromeUtils }, id) => {
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs') as {
      AddonManager: { getAddonByID(id: string): Promise<{ disable(): Promise<void> }> }
    }
    await (await AddonManager.getAddonByID(id)).disable()
  }, session.extension)
}

/** Runs inside Thunderbird, so that no command to it is part of the time. */
async function timeSelection({ Services }: Privileged, messageId: string, goal: string): Promise<number> {
  const window = Services.wm.getMostRecentWindow('mail:3pane')
  const tabs = window?.document.getElementById('tabmail') as unknown as TabMail
  const pane = tabs.currentAbout3Pane
  const view = pane?.gDBView
  if (!window || !pane || !view) throw new Error('no folder is open')
  let row = 0
  while (row < view.rowCount && view.getMsgHdrAt(row).messageId !== messageId) row++
  const loaded = new Promise((resolve) => pane.addEventListener('MsgLoaded', resolve, { once: true }))
  const start = window.performance.now()
  pane.threadTree.selectedIndex = row
  await loaded
  if (goal === 'displayed') return window.performance.now() - start
  const stands = () => {
    const { contentDocument } = pane.messageBrowser.contentWindow.getMessagePaneBrowser()
    return [...contentDocument.documentElement.children].some((host) => {
      const surface = (host as Openable).openOrClosedShadowRoot?.querySelector('section')
      return (surface?.getBoundingClientRect().height ?? 0) > 0
    })
  }
  while (!stands()) {
    if (window.performance.now() - start > 20_000) throw new Error('no banner within 20 s')
    await new Promise((resolve) => window.setTimeout(resolve, 4))
  }
  return window.performance.now() - start
}
