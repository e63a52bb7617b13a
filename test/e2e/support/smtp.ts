import { SMTPServer } from 'smtp-server'

/** A mail as it went over the wire. */
export interface Delivered {
  readonly from: string
  /** Envelope recipients, in the order of the dialogue. */
  readonly to: readonly string[]
  readonly bytes: Buffer
}

/** A server on a free port of 127.0.0.1 that takes every mail; above `limit` bytes it refuses one (RFC 1870). */
export async function startSmtp(limit?: number): Promise<{
  readonly port: number
  readonly delivered: readonly Delivered[]
  stop(): Promise<void>
}> {
  const delivered: Delivered[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    ...(limit ? { size: limit } : {}),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          done(Object.assign(new Error('Message size exceeds fixed limit'), { responseCode: 552 }))
          return
        }
        const { mailFrom, rcptTo } = session.envelope
        delivered.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          bytes: Buffer.concat(chunks),
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    delivered,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
