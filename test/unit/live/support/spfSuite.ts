import { readFileSync } from 'node:fs'
import type { Zone, ZoneRecord } from '../../../../tools/clients/dohServer.ts'

/** One case of the public test suite of RFC 7208. */
export interface SpfCase {
  readonly name: string
  readonly helo: string
  readonly host: string
  readonly mailfrom: string
  /** Any of these is right. */
  readonly results: readonly string[]
  readonly explanation: string | null
}

export interface SpfScenario {
  readonly description: string
  readonly cases: readonly SpfCase[]
  readonly zone: Zone
}

/** Reads the form of YAML that the suite is written in: a description, tests and zone data in each document. */
export function readSpfSuite(path: string): readonly SpfScenario[] {
  const documents = readFileSync(path, 'utf8').split(/^---.*$/m)
  return documents.filter((text) => /^tests:/m.test(text)).map(readScenario)
}

function readScenario(text: string): SpfScenario {
  const [head = '', zonedata = ''] = text.split(/^zonedata:.*$/m)
  return {
    description: /^description: (.+)$/m.exec(head)?.[1] ?? '',
    cases: [...head.matchAll(/^ {2}(\S+):\n((?: {3,}.*\n|\s*\n)+)/gm)].map(([, name = '', body = '']) =>
      readCase(name, body),
    ),
    zone: readZone(zonedata),
  }
}

function readCase(name: string, body: string): SpfCase {
  const field = (key: string) => new RegExp(`^ {4}${key}: *(.*)$`, 'm').exec(body)?.[1]
  const result = value(field('result') ?? '')
  return {
    name,
    helo: String(value(field('helo') ?? '')),
    host: String(value(field('host') ?? '')),
    mailfrom: String(value(field('mailfrom') ?? '')),
    results: typeof result === 'string' ? [result] : result,
    explanation: field('explanation')?.trim() ?? null,
  }
}

function readZone(text: string): Zone {
  const zone = new Map<string, ZoneRecord[]>()
  const withoutSpf = new Set<string>()
  const spf = new Map<string, ZoneRecord[]>()
  let records: ZoneRecord[] = []
  let name = ''
  for (const line of text.split('\n')) {
    const [, key] = /^ {2}(\S.*):\s*$/.exec(line) ?? []
    if (key !== undefined) {
      name = String(value(key)).toLowerCase()
      records = zone.get(name) ?? []
      zone.set(name, records)
      continue
    }
    const [, type = '', raw = ''] = /^ {4}- +(\w+)(?:: *(.*))?$/.exec(line) ?? []
    if (type === '') continue
    if (type === 'TXT' || type === 'NONE') withoutSpf.add(name)
    if (type === 'SPF') spf.set(name, [...(spf.get(name) ?? []), ...recordsOf('TXT', raw)])
    else records.push(...recordsOf(type, raw))
  }
  // Records of the type SPF stand for TXT where a name has no TXT of its own (see the head of the suite).
  for (const [owner, copies] of spf) if (!withoutSpf.has(owner)) zone.get(owner)?.push(...copies)
  return zone
}

function recordsOf(type: string, raw: string): ZoneRecord[] {
  const data = value(raw)
  const text = typeof data === 'string' ? data : ''
  switch (type) {
    case 'TIMEOUT':
      return [{ type }]
    case 'A':
    case 'AAAA':
      return [{ type, data: text }]
    case 'CNAME':
    case 'PTR':
      return [{ type, data: text.replace(/\.$/, '') }]
    case 'MX':
      return [{ type, preference: Number(data[0]), exchange: String(data[1]) }]
    case 'TXT':
      return text === 'NONE' ? [] : [{ type, strings: typeof data === 'string' ? [data] : data }]
    default:
      throw new Error(`the suite holds a ${type}`)
  }
}

/** A scalar, or a list in brackets. */
function value(raw: string): string | string[] {
  const text = raw.trim()
  if (text.startsWith('['))
    return (text.match(/"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,[\]]+(?: [^\s,[\]]+)*/g) ?? []).map(scalar)
  return scalar(text)
}

function scalar(text: string): string {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'")
  if (!text.startsWith('"')) return text
  return text
    .slice(1, -1)
    .replace(/\\(?:x([\da-f]{2})|(.))/gi, (_, hex, one) =>
      hex ? String.fromCharCode(Number.parseInt(hex, 16)) : one === '0' ? '\0' : one,
    )
}
