import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { CATEGORIES } from '../../../src/classifier/types.ts'
import {
  assumptionMessage,
  type NoteLanguage,
  retryTimes,
  shortNoteOf,
  worthZipping,
  zipLooseFiles,
  zipMacroDocuments,
} from '../../../src/outgoing/index.ts'
import { diagnosisOf } from '../advice/samples.ts'
import { composeMail } from './compose.ts'
import { chineseAndEnglish, draftOf, fileOf, noise } from './samples.ts'

let languages: NoteLanguage[]
beforeAll(async () => {
  languages = await chineseAndEnglish()
})

const NOW = '2026-11-10T01:00:00Z'
const minutes = (times: readonly string[]) =>
  times.map((time) => (Date.parse(time) - Date.parse(NOW)) / 60_000)
const temporary = { permanence: 'temporary' } as const

describe('retryTimes', () => {
  test.each([
    ['greylisted', [10, 30, 120]],
    ['rate-limited', [60, 1440]],
    ['mailbox-full', [1440, 4320]],
    ['connection-failed', [30, 120, 360]],
    ['server-unavailable', [30, 120, 360]],
  ] as const)('%s', (category, expected) => {
    expect(minutes(retryTimes(diagnosisOf(category, temporary), NOW))).toEqual(expected)
  })

  test('keeps to the wait that the reply names', () => {
    const greylisted = diagnosisOf('greylisted', { ...temporary, params: { waitSeconds: 300 } })
    expect(minutes(retryTimes(greylisted, NOW))).toEqual([6, 10, 30])
    const busy = diagnosisOf('server-unavailable', { ...temporary, params: { waitSeconds: 3 * 3600 } })
    expect(minutes(retryTimes(busy, NOW))).toEqual([181, 360, 1440])
    const absurd = diagnosisOf('greylisted', { ...temporary, params: { waitSeconds: 1e12 } })
    expect(minutes(retryTimes(absurd, NOW))).toEqual([10, 30, 120])
  })

  test('ends after three tries', () => {
    const diagnosis = diagnosisOf('connection-lost', temporary)
    expect(minutes(retryTimes(diagnosis, NOW, 2))).toEqual([360])
    expect(retryTimes(diagnosis, NOW, 3)).toEqual([])
  })

  test('is silent about causes that do not pass', () => {
    for (const category of CATEGORIES)
      if (category !== 'mailbox-full') expect(retryTimes(diagnosisOf(category), NOW), category).toEqual([])
    expect(retryTimes(diagnosisOf('greylisted', temporary), 'never')).toEqual([])
  })

  test('gives ISO times in UTC', () => {
    expect(retryTimes(diagnosisOf('greylisted', temporary), NOW)[0]).toBe('2026-11-10T01:10:00Z')
  })
})

describe('shortNoteOf', () => {
  test.each(['报价', '季度报告和图纸'.repeat(30), 'x'.repeat(500)])('stays below 1,024 bytes', (subject) => {
    const draft = draftOf({
      subject,
      bodyHtml: '<p>long</p>',
      attachments: [fileOf('a', 5000)],
      references: ['<a@b>'],
    })
    const note = shortNoteOf(draft, languages)
    for (const encoding of ['8bit', 'base64'] as const)
      expect(composeMail(note, encoding).length).toBeLessThan(1024)
    expect(note.bodyText).toContain('有一封给您的邮件')
    expect(note).toMatchObject({
      subject: '一封给您的邮件被退回',
      bodyHtml: null,
      attachments: [],
      to: draft.to,
    })
  })
})

describe('archives', () => {
  const content = new TextEncoder().encode('macro '.repeat(5000))
  const draft = draftOf({
    attachments: [
      fileOf('报表.xlsm', content),
      fileOf('a.pdf', 100),
      fileOf('报表.zip', 7),
      fileOf('old.DOC', content),
    ],
  })

  test('hold documents with macros one by one, and are the same each time', () => {
    const files = zipMacroDocuments(draft).attachments
    expect(files.map(({ name, type }) => [name, type])).toEqual([
      ['报表-2.zip', 'application/zip'],
      ['a.pdf', 'application/octet-stream'],
      ['报表.zip', 'application/octet-stream'],
      ['old.zip', 'application/zip'],
    ])
    const [zip] = files
    expect(zip?.sizeBytes).toBe(zip?.bytes().length)
    expect(unzipSync(zip?.bytes() ?? new Uint8Array())).toEqual({ '报表.xlsm': content })
    expect(zipMacroDocuments(draft).attachments[0]?.bytes()).toEqual(zip?.bytes())
  })

  test('are worth it for what is not compressed yet', () => {
    const large = noise(100_000)
    for (const name of ['a.csv', 'a.BMP', 'a.doc', 'a.dwg', 'a.txt'])
      expect(worthZipping(fileOf(name, large)), name).toBe(true)
    for (const name of ['a.pdf', 'a.docx', 'a.jpg', 'a.mp4', 'a.zip', 'a'])
      expect(worthZipping(fileOf(name, large)), name).toBe(false)
    expect(worthZipping(fileOf('small.txt', 100))).toBe(false)
    const zipped = zipLooseFiles(draftOf({ attachments: [fileOf('a.txt', content)] }))
    expect(zipped.attachments[0]?.sizeBytes).toBeLessThan(1000)
  })
})

test('says what was assumed', () => {
  const batches = { perMail: 20, assumed: true, batches: [] }
  expect(assumptionMessage(batches)).toMatchObject({ key: 'outgoing_batch_assumed', count: 20 })
  expect(assumptionMessage({ ...batches, assumed: false })).toBeNull()
})
