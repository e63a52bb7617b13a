import { parseArgs } from 'node:util'

/** What a command takes; `texts` may be given several times. A list of words: the option must be one of them. */
export type OptionKind = 'flag' | 'text' | 'texts' | readonly string[]
export type OptionKinds = Readonly<Record<string, OptionKind>>

export interface Options {
  readonly flags: ReadonlySet<string>
  readonly texts: ReadonlyMap<string, string>
  /** Every value of the options that may be repeated, in order. */
  readonly lists: ReadonlyMap<string, readonly string[]>
  readonly paths: readonly string[]
}

/** Wrong usage: the key of the message that says so, and what it is about. Exit status 2. */
export class UsageError extends Error {
  constructor(
    readonly key: string,
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(key)
  }
}

/** Reads a command's arguments; throws UsageError on anything it does not take. The last of a repeated `text` counts. */
export function readOptions(args: readonly string[], kinds: OptionKinds): Options {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(kinds).map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' }]),
    ),
  })
  const flags = new Set<string>()
  const texts = new Map<string, string>()
  const lists = new Map<string, string[]>()
  const paths: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') paths.push(token.value)
    if (token.kind !== 'option') continue
    const kind = Object.hasOwn(kinds, token.name) ? kinds[token.name] : undefined
    if (kind === undefined) throw new UsageError('cli_error_option', { option: token.rawName })
    if (kind === 'flag') {
      if (token.value !== undefined) throw new UsageError('cli_error_no_value', { option: token.rawName })
      flags.add(token.name)
    } else if (kind === 'texts') {
      const value = checkedValue(token.rawName, token.value, kind)
      lists.set(token.name, [...(lists.get(token.name) ?? []), value])
    } else texts.set(token.name, checkedValue(token.rawName, token.value, kind))
  }
  return { flags, texts, lists, paths }
}

function checkedValue(option: string, value: string | undefined, kind: OptionKind): string {
  if (value === undefined || value === '') throw new UsageError('cli_error_value', { option })
  if (Array.isArray(kind) && !kind.includes(value))
    throw new UsageError('cli_error_choice', { option, value, choices: kind.join(', ') })
  return value
}
