import type { Zone, ZoneRecord } from '../../../../tools/clients/dohServer.ts'

/** A zone out of lines such as `MX 10 mx.example.com`, `MX 0 .`, `TXT v=spf1 -all`, `TIMEOUT`. */
export function zone(records: Readonly<Record<string, readonly string[]>>): Zone {
  return new Map(Object.entries(records).map(([name, lines]) => [name.toLowerCase(), lines.map(recordOf)]))
}

function recordOf(line: string): ZoneRecord {
  const [type = '', ...words] = line.split(' ')
  const data = words.join(' ')
  switch (type) {
    case 'A':
    case 'AAAA':
    case 'CNAME':
    case 'PTR':
      return { type, data }
    case 'MX':
      return { type, preference: Number(words[0]), exchange: (words[1] ?? '').replace(/^\.$/, '') }
    case 'TXT':
      return { type, strings: [data] }
    case 'TIMEOUT':
      return { type }
    default:
      throw new Error(`no record: ${line}`)
  }
}
