import { createConnection } from 'node:net'
import { createInterface } from 'node:readline'

/** Hands a mail to a server on 127.0.0.1 as a mail program does (RFC 5321), for all of its recipients. */
export async function sendMail(
  port: number,
  from: string,
  to: readonly string[],
  mail: Buffer,
): Promise<void> {
  const socket = createConnection({ host: '127.0.0.1', port })
  const replies = createInterface({ input: socket })[Symbol.asyncIterator]()
  const expect = async (code: number) => {
    for (;;) {
      const { value, done } = await replies.next()
      if (done) throw new Error('the server has hung up')
      if (value.startsWith(`${code}-`)) continue
      if (!value.startsWith(String(code))) throw new Error(`the server says: ${value}`)
      return
    }
  }
  const say = async (line: string, code: number) => {
    socket.write(`${line}\r\n`)
    await expect(code)
  }
  try {
    await expect(220)
    await say('EHLO client.example', 250)
    await say(`MAIL FROM:<${from}>`, 250)
    for (const address of to) await say(`RCPT TO:<${address}>`, 250)
    await say('DATA', 354)
    const text = mail.toString('latin1').replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..')
    socket.write(Buffer.from(`${text}\r\n`, 'latin1'))
    await say('.', 250)
    await say('QUIT', 221)
  } finally {
    socket.destroy()
  }
}
