import { describe, expect, test } from 'vitest'
import { bodyText, readMessage, walk } from '../../src/mime/index.ts'
import { parseMailboxes } from '../../src/mime/mailboxes.ts'
import { readReport } from '../../src/report/index.ts'
import { judge } from '../../src/verdict/index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const NOTHING = { sent: null, identities: [], ownHosts: [] }

function readAll(source: string) {
  const message = readMessage(bytes(source))
  const report = readReport(message)
  return { message, report, verdict: judge(message, report, NOTHING) }
}

const HEAD =
  'From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n'
const recipientBlock = (index: number) =>
  `Final-Recipient: rfc822; user${index}@far.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user\r\n\r\n`

describe('bounded in time and memory', () => {
  test('400 levels of MIME are read as far as it goes, and that is said', () => {
    let body = 'Content-Type: text/plain\r\n\r\nthe end'
    for (let level = 0; level < 400; level++)
      body = `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n${body}\r\n--b${level}--\r\n`
    const { message } = readAll(`${HEAD}${body}`)
    expect(message.defects.map(({ kind }) => kind)).toContain('too-deep')
    expect([...walk(message.root)].length).toBeLessThan(400)
  })

  test('400 messages within messages too', () => {
    const { message } = readAll(HEAD + 'Content-Type: message/rfc822\r\n\r\n'.repeat(400))
    expect(message.defects.map(({ kind }) => kind)).toContain('too-deep')
  })

  test('100,000 recipients leave a list of bounded length', () => {
    const blocks = Array.from({ length: 100_000 }, (_, index) => recipientBlock(index)).join('')
    const { report } = readAll(
      `${HEAD}Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n${blocks}--b--\r\n`,
    )
    expect(report.recipients.length).toBeGreaterThan(100)
    expect(report.recipients.length).toBeLessThanOrEqual(2000)
  })

  test('100,000 addresses in a header field too', () => {
    const list = Array.from({ length: 100_000 }, (_, index) => `u${index}@far.example`).join(', ')
    expect(parseMailboxes(list).length).toBeLessThanOrEqual(5000)
  })

  test('a line of 64 million characters is no text of 64 million characters', () => {
    const line = 'A'.repeat(64_000_000)
    const { message } = readAll(`${HEAD}Content-Type: text/plain\r\n\r\n${line}`)
    const [part] = [...walk(message.root)]
    expect(part && bodyText(message, part).length).toBeLessThanOrEqual(1024 * 1024)
  })

  test.each([
    ['base64', 'QUFB'.repeat(4_000_000)],
    ['quoted-printable', '=41'.repeat(4_000_000)],
    ['x-uuencode', `begin 644 a\n${`M${'0'.repeat(60)}\n`.repeat(200_000)}end\n`],
  ])('%s grows no further than its cap', (encoding, body) => {
    const { message } = readAll(
      `${HEAD}Content-Type: text/plain; charset=utf-7\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`,
    )
    for (const part of walk(message.root))
      expect(bodyText(message, part).length).toBeLessThanOrEqual(1024 * 1024)
  })

  test('100,000 header fields are counted, not kept', () => {
    const { message } = readAll(`${HEAD}${'X-A: b\r\n'.repeat(100_000)}\r\ntext`)
    expect(message.root.headers.length).toBeLessThanOrEqual(5000)
    expect(message.defects.map(({ kind }) => kind)).toContain('too-many-headers')
  })

  test('markup 3,000 deep becomes text', () => {
    const html = `${'<div><table><tr><td>'.repeat(3000)}Your message could not be delivered`
    expect(() => readAll(`${HEAD}Content-Type: text/html\r\n\r\n${html}`)).not.toThrow()
  })
})
