/** Macros of SPF (RFC 7208 7). */
import { formatIp, type Ip, labelsOf } from '../ip.ts'
import { MACRO } from './syntax.ts'

export interface MacroContext {
  /** `local@domain`; the local part is `postmaster` where there is none. */
  readonly sender: string
  readonly domain: string
  readonly ip: Ip
  readonly helo: string
  /** Name of who checks: `r`. */
  readonly receiver: string
  /** Seconds since 1970: `t`. */
  readonly now: number
  /** The validated name of the address: `p`; asked for only where a macro holds it. */
  validatedName(): Promise<string>
  /** Told when the local part of the sender goes into what is asked or said. */
  onLocalPart(): void
}

/** The longest name there can be; what is longer loses labels from the left (7.3). */
const LONGEST = 253

/** Expands a macro-string that `isMacroString` takes. */
export async function expand(text: string, context: MacroContext): Promise<string> {
  let expanded = ''
  let end = 0
  for (const match of text.matchAll(MACRO)) {
    expanded += text.slice(end, match.index) + (await value(match, context))
    end = match.index + match[0].length
  }
  return expanded + text.slice(end)
}

/** The same for a domain-spec: a name without its last dot, cut to what DNS can ask for. */
export async function expandDomain(text: string, context: MacroContext): Promise<string> {
  let name = (await expand(text, context)).replace(/\.$/, '')
  while (name.length > LONGEST && name.includes('.')) name = name.slice(name.indexOf('.') + 1)
  return name
}

const ESCAPES: Readonly<Record<string, string>> = { '%': '%', _: ' ', '-': '%20' }

async function value(match: RegExpExecArray, context: MacroContext): Promise<string> {
  const [, letter = '', digits = '', reverse = '', delimiters = '', sign] = match
  if (sign !== undefined) return ESCAPES[sign] ?? ''
  const raw = await letterValue(letter.toLowerCase(), context)
  const parts = raw.split(splitter(delimiters))
  if (reverse) parts.reverse()
  const kept = digits ? parts.slice(-Math.min(Number(digits), parts.length)) : parts
  const text = kept.join('.')
  return letter === letter.toLowerCase() ? text : urlEscaped(text)
}

const splitter = (delimiters: string): RegExp =>
  new RegExp(`[${(delimiters || '.').replace(/[-\\\]^]/g, '\\$&')}]`)

async function letterValue(letter: string, context: MacroContext): Promise<string> {
  const { sender, ip } = context
  const at = sender.lastIndexOf('@')
  switch (letter) {
    case 's':
      context.onLocalPart()
      return sender
    case 'l':
      context.onLocalPart()
      return sender.slice(0, at)
    case 'o':
      return sender.slice(at + 1)
    case 'd':
      return context.domain
    case 'i':
      return labelsOf(ip).join('.').toUpperCase()
    case 'p':
      return context.validatedName()
    case 'v':
      return ip.length === 4 ? 'in-addr' : 'ip6'
    case 'h':
      return context.helo
    case 'c':
      return formatIp(ip)
    case 'r':
      return context.receiver
    default:
      return String(context.now)
  }
}

/** All but the unreserved characters of RFC 3986, octet by octet. */
const urlEscaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
