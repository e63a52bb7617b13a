import {
  createServer as createPlain,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createSecure } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type Answer, AUTHORITATIVE_ANSWER, decode, encode, RECURSION_AVAILABLE } from '@dnsquery/dns-packet'

export type ZoneRecord =
  | { readonly type: 'A' | 'AAAA' | 'CNAME' | 'PTR'; readonly data: string }
  | { readonly type: 'MX'; readonly preference: number; readonly exchange: string }
  /** One character per byte. */
  | { readonly type: 'TXT'; readonly strings: readonly string[] }
  /** Whatever else is asked for under this name, its servers do not answer. */
  | { readonly type: 'TIMEOUT' }

/** Records by name, lower case and without the last dot. */
export type Zone = ReadonlyMap<string, readonly ZoneRecord[]>

export interface DohServer {
  /** Address of the endpoint. */
  readonly url: string
  readonly port: number
  /** What was asked so far, as `TYPE name`, in order. */
  readonly asked: string[]
  /** Every request that came in, whatever it asked for. */
  readonly requests: string[]
  /** Connections that were opened to it, whether or not anything was asked. */
  connections: number
  zone: Zone
  /** How it behaves: answers, keeps silent, answers damaged, or turns everything away. */
  mood: 'well' | 'silent' | 'damaged' | 'refusing' | 'broken'
  stop(): Promise<void>
}

export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** A resolver on loopback that answers DNS over HTTPS (RFC 8484) out of a zone; with a certificate over TLS. */
export async function startDohServer(zone: Zone = new Map(), certificate?: Certificate): Promise<DohServer> {
  const listener = (request: IncomingMessage, response: ServerResponse) =>
    void serve(request, response, state)
  const server: Server = certificate ? createSecure(certificate, listener) : createPlain(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const state: DohServer = {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}/dns-query`,
    port,
    asked: [],
    requests: [],
    connections: 0,
    zone,
    mood: 'well',
    async stop() {
      server.closeAllConnections()
      await new Promise<unknown>((resolve) => server.close(resolve))
    },
  }
  server.on('connection', () => {
    state.connections++
  })
  return state
}

async function serve(request: IncomingMessage, response: ServerResponse, state: DohServer): Promise<void> {
  const url = new URL(request.url ?? '/', state.url)
  state.requests.push(`${request.method} ${url.pathname}`)
  if (state.mood === 'silent') return
  if (state.mood === 'broken') return void response.writeHead(500).end()
  const query =
    request.method === 'POST'
      ? await bodyOf(request)
      : Buffer.from(url.searchParams.get('dns') ?? '', 'base64url')
  if (url.pathname !== '/dns-query' || query.length === 0) return void response.writeHead(400).end()
  response.writeHead(200, { 'content-type': 'application/dns-message', 'cache-control': 'no-store' })
  const answer = answerTo(query, state)
  response.end(state.mood === 'damaged' ? answer.subarray(0, answer.length - 5) : answer)
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const RCODES = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const

function answerTo(query: Uint8Array, { zone, asked, mood }: DohServer): Uint8Array {
  const { id = 0, questions = [] } = decode(query)
  const [question] = questions
  if (!question) return new Uint8Array()
  const name = question.name.toLowerCase().replace(/\.$/, '')
  asked.push(`${question.type} ${name}`)
  const records = zone.get(name)
  const fitting = (records ?? []).filter(({ type }) => type === question.type || type === 'CNAME')
  const rcode = (): number => {
    if (mood === 'refusing') return RCODES.REFUSED
    if (!records) return RCODES.NXDOMAIN
    return fitting.length === 0 && records.some(({ type }) => type === 'TIMEOUT')
      ? RCODES.SERVFAIL
      : RCODES.NOERROR
  }
  const code = rcode()
  return encode({
    type: 'response',
    id,
    flags: AUTHORITATIVE_ANSWER | RECURSION_AVAILABLE | code,
    questions: [question],
    answers: code === RCODES.NOERROR ? fitting.flatMap((record) => answerOf(question.name, record)) : [],
  })
}

function answerOf(name: string, record: ZoneRecord): Answer[] {
  const shared = { name, ttl: 60, class: 'IN' } as const
  switch (record.type) {
    case 'MX':
      return [
        { ...shared, type: 'MX', data: { preference: record.preference, exchange: record.exchange || '.' } },
      ]
    case 'TXT':
      return [
        {
          ...shared,
          type: 'TXT',
          data: record.strings.flatMap(pieces).map((text) => Buffer.from(text, 'latin1')),
        },
      ]
    case 'TIMEOUT':
      return []
    default:
      return [{ ...shared, type: record.type, data: record.data }]
  }
}

/** A string of TXT holds at most 255 octets. */
const pieces = (text: string): string[] => text.match(/[\s\S]{1,255}/g) ?? ['']
