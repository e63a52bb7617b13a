import { beforeAll, expect, test } from 'vitest'
import { type Words, wordsOf } from '../../../src/view/context.ts'
import { detailViews } from '../../../src/view/details.ts'
import { contextOf, diagnosisOf, factsOf, reportOf } from '../advice/samples.ts'

let words: Words
beforeAll(async () => {
  words = wordsOf(await contextOf('en', { timeZone: 'Asia/Shanghai', version: '1.2.3' }))
})

test('tells codes with their meaning, servers, times and the verdict', () => {
  const facts = factsOf({ originalRecipient: 'li@alias.example' })
  const report = reportOf('failure', [facts], { queueId: '4Qx1', arrivalDate: '2026-11-10T00:59:00Z' })
  const rows = detailViews({ facts, diagnosis: diagnosisOf('user-unknown') }, report, words)
  expect(rows.map(({ term, value }) => [term, value])).toEqual([
    ['Reply code', '550'],
    ['Enhanced status code', '5.1.1'],
    ['Stage of the delivery', 'RCPT TO'],
    ['Address as you wrote it', 'li@alias.example'],
    ['Reporting server', 'out.firm.example'],
    ['Refusing server', 'mx.mail.example [192.0.2.10]'],
    ['Arrived at the reporting server', '10 November 2026 at 08:59'],
    ['Last attempt', '10 November 2026 at 09:00'],
    ['Queue id', '4Qx1'],
    ['Diagnosis', 'user-unknown'],
    ['How sure we are', 'Certain'],
    ['Rule', 'sample/user-unknown'],
    ['Layout of the bounce', 'postfix, rfc3464'],
    ['Version', '1.2.3'],
  ])
  expect(rows[0]?.explanation).toBe('Mailbox not available, or mail refused')
  expect(rows[1]?.explanation).toBe('No such mailbox')
})

test('is honest about contradictions and missing parts', () => {
  const facts = factsOf()
  const report = reportOf('failure', [facts], { textOnly: true })
  const rows = detailViews(
    { facts, diagnosis: diagnosisOf('user-unknown', { conflict: true }) },
    report,
    words,
  )
  const notes = rows.filter(({ term }) => term === 'Note').map(({ value }) => value)
  expect(notes).toHaveLength(2)
  expect(notes[0]).toContain('contradict')
})

test('leaves out what the notice does not give', () => {
  const facts = factsOf({
    replyCode: null,
    status: null,
    stage: null,
    remoteMta: null,
    remoteIp: null,
    reportingMta: null,
    lastAttempt: null,
  })
  const rows = detailViews(
    { facts, diagnosis: diagnosisOf('unknown', { ruleId: null }) },
    reportOf('failure', [facts], { format: 'none', mta: null }),
    words,
  )
  expect(rows.map(({ term }) => term)).toEqual(['Diagnosis', 'How sure we are', 'Version'])
})

test('caps and cleans what came with the mail', () => {
  const facts = factsOf({ reportingMta: `evil\u202e${'x'.repeat(5000)}` })
  const rows = detailViews({ facts, diagnosis: diagnosisOf('unknown') }, reportOf('failure', [facts]), words)
  const row = rows.find(({ term }) => term === 'Reporting server')
  expect(row?.value.startsWith('evilx')).toBe(true)
  expect(row?.value.length).toBeLessThanOrEqual(301)
})
