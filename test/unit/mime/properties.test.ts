import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bodyText,
  findAddresses,
  htmlToText,
  type Message,
  type Part,
  parseDate,
  parseMailboxes,
  parseParameters,
  readFields,
  readMessage,
  walk,
} from '../../../src/mime/index.ts'
import { sharedAvailable, sharedFiles } from '../shared.ts'

/** Offsets lie in the bytes they refer to, and children in their parents. */
function checkOffsets(message: Message, part: Part, low: number, high: number): void {
  const bytes = part.source ?? message.bytes
  expect(part.bodyStart).toBeGreaterThanOrEqual(low)
  expect(part.bodyEnd).toBeGreaterThanOrEqual(part.bodyStart)
  expect(part.bodyEnd).toBeLessThanOrEqual(Math.min(high, bytes.length))
  for (const child of part.children) {
    const own = child.source === part.source
    checkOffsets(message, child, own ? part.bodyStart : 0, own ? part.bodyEnd : (child.source?.length ?? 0))
  }
}

function readAll(bytes: Uint8Array): void {
  const message = readMessage(bytes)
  checkOffsets(message, message.root, 0, bytes.length)
  for (const defect of message.defects) expect(defect.offset).toBeLessThanOrEqual(bytes.length)
  for (const part of walk(message.root)) {
    const text = bodyText(message, part, 20_000)
    if (part.contentType.type === 'text/html') htmlToText(text)
    for (const field of part.headers) {
      parseMailboxes(field.raw)
      parseDate(field.value)
    }
  }
}

/** Pieces of which mail is made, so that random mail gets past the first line. */
const pieces = fc.constantFrom(
  'Subject: ',
  'From: ',
  'Content-Type: ',
  'Content-Transfer-Encoding: ',
  'multipart/mixed',
  'message/rfc822',
  'text/html',
  'multipart/digest',
  '; boundary=',
  '"b"',
  'b',
  '--b',
  '--b--',
  '\r\n',
  '\n',
  '\r',
  '\r\r\n',
  ' ',
  '\t',
  ':',
  ';',
  'base64',
  'quoted-printable',
  'x-uuencode',
  '=?utf-8?B?',
  '=?gbk?Q?',
  '?=',
  '5byg',
  '=E5',
  '; charset=',
  'gbk',
  'iso-2022-jp',
  '\x1b$B',
  'utf-7',
  '+APY-',
  '<',
  '>',
  '(',
  '"',
  '\\',
  '@',
  'From ',
  '\0',
  '\xcd\xcb',
  '\xe9',
)
const madeMail = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: pieces }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }),
    {
      maxLength: 120,
    },
  )
  .map((parts) => Buffer.from(parts.join(''), 'latin1'))

describe('whatever comes', () => {
  it('is read without an exception: any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), readAll), { numRuns: 300 })
  })

  it('is read without an exception: things like mail', () => {
    fc.assert(fc.property(madeMail, readAll), { numRuns: 1500 })
  })

  it.each<[string, (text: string) => unknown]>([
    ['htmlToText', htmlToText],
    ['parseMailboxes', parseMailboxes],
    ['parseDate', parseDate],
    ['parseParameters', parseParameters],
    ['findAddresses', findAddresses],
    ['readFields', readFields],
  ])('%s never throws', (_, read) => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      madeMail.map((bytes) => bytes.toString('latin1')),
    )
    fc.assert(
      fc.property(text, (value) => {
        read(value)
      }),
      { numRuns: 500 },
    )
  })

  it('gives parameter values back that were quoted', () => {
    const value = fc.string({ unit: 'grapheme-ascii', maxLength: 30 }).filter((text) => !text.includes('=?'))
    fc.assert(
      fc.property(value, (text) => {
        const quoted = text.replace(/[\\"]/g, '\\$&')
        expect(parseParameters(`a/b; x="${quoted}"; y=1`).params).toEqual({ x: text, y: '1' })
      }),
    )
  })
})

type Mutation = (bytes: Buffer, at: number, byte: number) => Buffer

const MUTATIONS: readonly Mutation[] = [
  (bytes, at) => bytes.subarray(0, at),
  (bytes, at) => bytes.subarray(at),
  (bytes, at, byte) => Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at)]),
  (bytes, at, byte) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + byte)]),
  (bytes, at, byte) => Buffer.concat([bytes.subarray(0, at + byte), bytes.subarray(at)]),
  (bytes, at, byte) => {
    const copy = Buffer.from(bytes)
    copy[at] = byte
    return copy
  },
]

describe.runIf(sharedAvailable('damaged copies of the mail corpus'))('damaged corpus mail', () => {
  it('is read without an exception', () => {
    const files = sharedFiles('corpus').filter((file) => file.endsWith('.eml'))
    const damage = fc.array(
      fc.record({
        kind: fc.nat(MUTATIONS.length - 1),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        byte: fc.nat(255),
      }),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(fc.nat(files.length - 1), damage, (file, steps) => {
        let bytes: Buffer = readFileSync(files[file] ?? '').subarray(0, 40_000)
        for (const { kind, at, byte } of steps)
          bytes = MUTATIONS[kind]?.(bytes, Math.floor(at * bytes.length), byte) ?? bytes
        readAll(bytes)
      }),
      { numRuns: 400 },
    )
  }, 60_000)
})
