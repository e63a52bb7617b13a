import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'

export interface FrontOptions {
  /** The server behind: requests go there as they are. */
  readonly port: number
  /** Added to every request, in place of what stood there. */
  readonly requestHeaders?: (host: string) => Readonly<Record<string, string>>
  /** Added to every answer, in place of what stood there. */
  readonly headers?: Readonly<Record<string, string>>
  /** Whole pages of its own by path; null where the server behind is to answer. */
  page?(path: string): Page | null
}

export interface Page {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

export interface Front {
  readonly port: number
  /** With a slash at its end. */
  readonly url: string
  stop(): Promise<void>
}

/** SOGo's are larger than what is usual. */
const MOST_HEADERS = 128 * 1024

/** A web server on a free port of 127.0.0.1 that stands before another: a second origin with other headers. */
export async function startFront(options: FrontOptions): Promise<Front> {
  const server = createServer({ maxHeaderSize: MOST_HEADERS }, (incoming, answer) => {
    const page = options.page?.(pathOf(incoming)) ?? null
    if (page) answer.writeHead(200, page.headers).end(page.body)
    else passOn(options, incoming, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] ?? '/'

function passOn(options: FrontOptions, incoming: IncomingMessage, answer: ServerResponse): void {
  const { method, url, headers } = incoming
  const added = options.requestHeaders?.(headers.host ?? '') ?? {}
  const behind = request(
    {
      host: '127.0.0.1',
      port: options.port,
      path: url,
      method,
      headers: { ...headers, ...added, connection: 'close' },
      agent: false,
      maxHeaderSize: MOST_HEADERS,
    },
    (reply) => {
      answer.writeHead(reply.statusCode ?? 502, {
        ...reply.headers,
        ...movedTo(reply, options.port, headers.host ?? ''),
        ...lowerCased(options.headers ?? {}),
      })
      reply.pipe(answer)
    },
  )
  behind.on('error', () => {
    if (!answer.headersSent) answer.writeHead(502)
    answer.end()
  })
  answer.on('close', () => behind.destroy())
  incoming.pipe(behind)
}

/** A server that sends the browser on to itself means the one before it. */
function movedTo({ headers }: IncomingMessage, port: number, host: string): Record<string, string> {
  const behind = `http://127.0.0.1:${port}`
  const { location } = headers
  return location?.startsWith(behind) ? { location: `http://${host}${location.slice(behind.length)}` } : {}
}

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
