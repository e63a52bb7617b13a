import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMessage } from '../../../src/mime/index.ts'
import { readReply, readReport, readText } from '../../../src/report/index.ts'
import { MESSAGE_KINDS, type Report } from '../../../src/report/types.ts'
import { sharedAvailable, sharedFiles } from '../shared.ts'

/** What holds for every report, whatever was read. */
function checkContract(report: Report): void {
  expect(MESSAGE_KINDS).toContain(report.kind)
  expect(report.format).not.toBe('')
  if (report.kind === 'not-bounce') expect(report.recipients).toEqual([])
  for (const one of report.recipients) {
    expect(one.finalRecipient).not.toMatch(/[<>\n]/)
    if (one.replyCode !== null) expect(one.replyCode).toMatch(/^[245]\d\d$/)
    if (one.status !== null) expect(one.status).toMatch(/^[245]\.\d{1,3}\.\d{1,3}$/)
    if (one.diagnosticText !== null) expect(one.diagnosticText).toMatch(/^\S.*$/)
    for (const text of one.texts) expect(text.text).not.toBe('')
  }
}

const read = (bytes: Uint8Array) => readReport(readMessage(bytes))

const line = fc.constantFrom(
  'Return-Path: <>',
  'From: MAILER-DAEMON@x.example',
  'Subject: failure notice',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
  'Content-Type: message/delivery-status',
  'Content-Type: message/rfc822',
  '--b',
  '--b--',
  '',
  'This is the mail system at host x.example.',
  'Hi. This is the qmail-send program at x.example.',
  '   ----- The following addresses had permanent fatal errors -----',
  '   ----- Transcript of session follows -----',
  '>>> RCPT To:<a@x.example>',
  '<<< 550-5.1.1 no',
  '<a@x.example>: host mx.x.example[192.0.2.1] said: 550 5.1.1',
  '  a@x.example',
  '    550 no',
  'Final-Recipient: rfc822; a@x.example',
  'Action: failed',
  'Status: 5.1.1 (no)',
  'Diagnostic-Code: smtp; 550',
  '退信原因：',
  '收件人 a@x.example',
  "Remote Server returned '550 5.1.1'",
  '--- Below this line is a copy of the message.',
)

describe('reading never throws and keeps the contract', () => {
  it('for any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => checkContract(read(bytes))))
  })

  it('for lines of notices in any order', () => {
    const text = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(text, (source) => checkContract(read(new TextEncoder().encode(source)))),
      { numRuns: 500 },
    )
  })

  it('for any text and any reply', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary' }),
          fc.array(line).map((lines) => lines.join('\n')),
        ),
        (text) => {
          checkContract(readText(text))
          expect(readReply(text).texts.every((one) => one.text !== '')).toBe(true)
        },
      ),
    )
  })
})

describe('reading mutated mail', () => {
  const folder = resolve(import.meta.dirname, '../../fixtures/bounce')
  const own = readdirSync(folder).filter((name) => name.endsWith('.eml'))
  sharedAvailable('mutated mail beyond our own fixtures')
  const files = [
    ...own.map((name) => join(folder, name)),
    ...sharedFiles('corpus', 'bounce'),
    ...sharedFiles('layouts-zh'),
    ...sharedFiles('mta', 'local'),
  ]
  const cut = fc.record({
    file: fc.constantFrom(...files),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.uint8Array({ maxLength: 40 }),
    drop: fc.nat(400),
  })

  it('never throws', () => {
    fc.assert(
      fc.property(cut, ({ file, at, bytes, drop }) => {
        const source = readFileSync(file)
        const start = Math.floor(at * source.length)
        checkContract(read(Buffer.concat([source.subarray(0, start), bytes, source.subarray(start + drop)])))
      }),
      { numRuns: 600 },
    )
  })
})
