import './engine.ts'
import { diagnoseCommand } from './diagnoseCommand.ts'
import { explainCommand } from './explainCommand.ts'
import { UsageError } from './options.ts'
import { complain, flush, leaveQuietlyOnClosedPipe, write } from './output.ts'
import { reportCommand } from './reportCommand.ts'
import { ticketCommand } from './ticketCommand.ts'
import { localeOf, wordsIn } from './words.ts'

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  diagnose: diagnoseCommand,
  explain: explainCommand,
  ticket: ticketCommand,
  report: reportCommand,
}

/** The language asked for, also where the rest of the usage is wrong. */
function langOf(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  return at < 0 ? undefined : args[at]?.includes('=') ? args[at].slice('--lang='.length) : args[at + 1]
}

async function run(args: readonly string[]): Promise<number> {
  const words = wordsIn(localeOf(langOf(args), process.env))
  const [name, ...rest] = args
  const beforeText = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest
  if (name === '--version') {
    await write(`${__VERSION__}\n`)
    return 0
  }
  if (name === '--help' || name === '-h' || name === 'help' || beforeText.includes('--help')) {
    await write(`${words.tell('cli_help')}\n`)
    return 0
  }
  try {
    const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (!command)
      throw new UsageError(name ? 'cli_error_command' : 'cli_error_no_command', name ? { command: name } : {})
    return await command(rest)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    complain(words.tell(error.key, error.params))
    complain(words.tell('cli_see_help'))
    return 2
  }
}

leaveQuietlyOnClosedPipe()
try {
  process.exitCode = await run(process.argv.slice(2))
} finally {
  await flush()
}
