/** DNS messages (RFC 1035) as DNS over HTTPS carries them (RFC 8484): one question, id 0 so that caches may answer. */
import { type Answer, decode, encode, RECURSION_DESIRED } from '@dnsquery/dns-packet'
import {
  type DnsRecord,
  type DnsResponse,
  LONGEST_ANSWER,
  type RecordType,
  type ResponseCode,
} from './types.ts'

/** So many records are read of one answer. */
const MOST = 500

/** The query for the records of a name that `isName` takes. */
export function encodeQuery(name: string, type: RecordType): Uint8Array {
  return encode({ type: 'query', id: 0, flags: RECURSION_DESIRED, questions: [{ type, name, class: 'IN' }] })
}

/** The answer to a question; null when it is damaged, cut, or answers another one. Never throws. */
export function decodeResponse(bytes: Uint8Array, name: string, type: RecordType): DnsResponse | null {
  if (bytes.length > LONGEST_ANSWER || bytes.length < 12) return null
  try {
    const packet = decode(bytes)
    // Data that stops short is read as shorter data.
    if ((decode as { readonly bytes?: number }).bytes !== bytes.length) return null
    const [question] = packet.questions ?? []
    if (!packet.flag_qr || packet.flag_tc || packet.questions?.length !== 1) return null
    if (question?.type !== type || plain(question.name) !== plain(name)) return null
    return {
      code: codeOf(packet.rcode),
      records: (packet.answers ?? []).slice(0, MOST).flatMap(recordOf),
    }
  } catch {
    return null
  }
}

const CODES: Readonly<Record<string, ResponseCode>> = {
  NOERROR: 'no-error',
  NXDOMAIN: 'no-such-name',
  SERVFAIL: 'server-failure',
  REFUSED: 'refused',
}

const codeOf = (code: unknown): ResponseCode => CODES[String(code)] ?? 'other'

function recordOf(answer: Answer): DnsRecord[] {
  if (answer.class !== 'IN') return []
  const name = plain(answer.name)
  switch (answer.type) {
    case 'A':
    case 'AAAA':
      return [{ type: answer.type, name, data: answer.data }]
    case 'CNAME':
    case 'PTR':
      return [{ type: answer.type, name, data: plain(answer.data) }]
    case 'MX':
      return [
        {
          ...{ type: 'MX', name, preference: answer.data.preference ?? 0 },
          exchange: plain(answer.data.exchange),
        },
      ]
    case 'TXT':
      return [{ type: 'TXT', name, text: textOf(answer.data) }]
    default:
      return []
  }
}

/** Lower case without the last dot; the root is ''. */
const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '')

function textOf(data: string | Uint8Array | readonly (string | Uint8Array)[]): string {
  const strings = typeof data === 'string' || data instanceof Uint8Array ? [data] : data
  return strings.map((one) => (typeof one === 'string' ? one : latin1(one))).join('')
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
