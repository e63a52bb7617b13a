import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMessage } from '../../../src/mime/index.ts'
import { readReport } from '../../../src/report/index.ts'
import { judge, SentIndexBuilder, VERDICTS } from '../../../src/verdict/index.ts'
import { readPage } from '../../../src/verdict/links.ts'
import { readHop } from '../../../src/verdict/received.ts'
import { backscatter } from './backscatter.ts'
import { READERS, WITH_SENT } from './judging.ts'
import { sourceOf } from './mails.ts'
import { TRICKS } from './tricks.ts'

const sources = [
  ...TRICKS.slice(0, 12).map(sourceOf),
  ...backscatter()
    .slice(0, 40)
    .filter((_, at) => at % 8 === 0)
    .map(({ source }) => source),
]
const check = (bytes: Uint8Array) => {
  const message = readMessage(bytes)
  const report = readReport(message)
  for (const context of [READERS, WITH_SENT])
    expect(VERDICTS).toContain(judge(message, report, context).verdict)
}

describe('judging', () => {
  test('never throws on any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), check), { numRuns: 150 })
  })

  test('never throws on damaged notices', () => {
    const damaged = fc.tuple(
      fc.constantFrom(...sources),
      fc.nat(4000),
      fc.nat(200),
      fc.string({ maxLength: 20 }),
    )
    fc.assert(
      fc.property(damaged, ([source, at, length, put]) => {
        check(new TextEncoder().encode(source.slice(0, at) + put + source.slice(at + length)))
      }),
      { numRuns: 150 },
    )
  })

  test('an index takes any header', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) =>
        new SentIndexBuilder().add(readMessage(bytes)),
      ),
      { numRuns: 150 },
    )
    fc.assert(fc.property(fc.string(), (text) => void readHop(text)))
    fc.assert(
      fc.property(fc.string(), (text) => void readPage(`<a href="${text}">${text}</a><form ${text}>`)),
    )
  })

  test.each([
    ['open tags', '<a '.repeat(200_000)],
    ['open quotes', '<a href="'.repeat(60_000)],
    ['no end', `<a href=x ${'='.repeat(300_000)}`],
    ['many links', '<a href="https://a.example/">x</a>'.repeat(20_000)],
    ['one sentence', 'messages '.repeat(60_000)],
    ['spaces', ' '.repeat(400_000)],
    ['addresses', 'https://x.example/?'.repeat(20_000)],
  ])('bears %s', (_, body) => {
    const text = `From: Mail System <a@b.example>\r\nSubject: Undelivered mail\r\nContent-Type: text/html\r\n\r\n${body}`
    check(new TextEncoder().encode(text))
  })
})
