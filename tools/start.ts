import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildInto } from './build.ts'
import { findBinary } from './clients/binaries.ts'
import { type Show, showChromium, showFirefox, showThunderbird } from './clients/demo.ts'
import { lacksDisplay } from './clients/environment.ts'
import { DEMO_MAILS } from './clients/mails.ts'
import { howToInstall, install, type Need } from './clients/missing.ts'
import { runScript } from './clients/scripts.ts'
import { ROOT } from './clients/session.ts'

const CLIENTS = {
  thunderbird: { target: 'thunderbird', speech: ['thunderbird-chinese'], show: showThunderbird },
  chromium: { target: 'chrome', speech: [], show: showChromium },
  firefox: { target: 'firefox', speech: ['firefox-chinese'], show: showFirefox },
} as const
type Client = keyof typeof CLIENTS
const LANGS = ['en', 'zh_CN', 'zh_TW'] as const
type Lang = (typeof LANGS)[number]

const USAGE = `usage: npm start -- [--client ${Object.keys(CLIENTS).join('|')}] [--lang ${LANGS.join('|')}] [--headless]`

interface Wish {
  readonly client: Client | null
  readonly lang: Lang
  readonly headless: boolean
}

/**
 * Builds, then opens the demo mailbox in a real client on a throw-away profile, until its window is closed. Without
 * a display it leaves a picture in out/demo.png and prints the diagnoses; without any client it prints them and says
 * what to install. Returns the exit status.
 */
export async function main(args: readonly string[]): Promise<number> {
  const wish = readWish(args)
  if (!wish) {
    console.error(USAGE)
    return 2
  }
  const client = chooseClient(wish)
  console.log('Building …')
  await buildInto(resolve(ROOT, 'dist'), [...(client ? [CLIENTS[client].target] : []), 'cli'])
  if (client) await show(client, wish)
  if (client && !wish.headless) return 0
  const status = await printDiagnoses(wish.lang)
  if (!client) console.warn(`\nNo client to open. ${howToInstall([wish.client ?? 'thunderbird'])}`)
  return status
}

function readWish(args: readonly string[]): Wish | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        client: { type: 'string' },
        lang: { type: 'string' },
        headless: { type: 'boolean' },
      },
    })
    const lang = LANGS.find((known) => known === (values.lang ?? 'en'))
    if (!lang || (values.client !== undefined && !isClient(values.client))) return null
    return {
      client: values.client ?? null,
      lang,
      headless: values.headless === true || lacksDisplay(),
    }
  } catch {
    return null
  }
}

const isClient = (name: string): name is Client => Object.hasOwn(CLIENTS, name)

/** The client asked for, else Thunderbird, else what is there; installs what Debian has and this user may install. */
function chooseClient({ client, lang }: Wish): Client | null {
  const first = client ?? 'thunderbird'
  const needs: readonly Need[] = lang === 'en' ? [first] : [first, ...CLIENTS[first].speech, 'chinese-font']
  const rest = install(needs)
  if (rest.length > 0) console.warn(howToInstall(rest))
  if (!rest.includes(first)) return first
  return client ? null : ((['chromium', 'firefox'] as const).find((other) => findBinary(other)) ?? null)
}

async function show(client: Client, { lang, headless }: Wish): Promise<void> {
  const breakOff = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => breakOff.abort())
  const picture = resolve(ROOT, 'out', 'demo.png')
  const demo: Show = { lang, headless, picture, signal: breakOff.signal }
  console.log(
    headless ? `No display: taking a picture in ${client} …` : `Opening ${client}; close its window to end.`,
  )
  await CLIENTS[client].show(demo)
  if (headless && existsSync(picture)) console.log(`Saved ${relative(ROOT, picture)}`)
}

async function printDiagnoses(lang: Lang): Promise<number> {
  const program = resolve(ROOT, 'dist', 'cli', 'bounce-doctor.js')
  const wrong = await runScript(program, 'diagnose', '--lang', lang, relative(ROOT, DEMO_MAILS))
  if (wrong) console.error(wrong)
  return wrong ? 1 : 0
}
