import { beforeAll, expect, test } from 'vitest'
import type { Span } from '../../../src/classifier/types.ts'
import type { RecipientFacts } from '../../../src/report/types.ts'
import { type Words, wordsOf } from '../../../src/view/context.ts'
import { saidView } from '../../../src/view/said.ts'
import { contextOf, diagnosisOf, factsOf } from '../advice/samples.ts'

let words: Words
beforeAll(async () => {
  words = wordsOf(await contextOf('en'))
})

function said(facts: Partial<RecipientFacts>, evidence: Span | null = null) {
  return saidView({ facts: factsOf(facts), diagnosis: diagnosisOf('user-unknown', { evidence }) }, words)
}
const span = (source: Span['source'], text: string, within: string): Span => ({
  text,
  source,
  start: within.indexOf(text),
  end: within.indexOf(text) + text.length,
})

test("marks the deciding words in the server's reply", () => {
  const text = '550 5.1.1 <a@b.example>: User unknown in table'
  const view = said({ diagnosticText: text }, span('diagnostic-code', 'User unknown', text))
  expect(view).toMatchObject({ label: 'What their server said', text })
  expect(view?.marks.map(([start, end]) => text.slice(start, end))).toEqual(['User unknown'])
})

test('shows the text in which the evidence stands, cut around it', () => {
  const notice = `${'Some long story. '.repeat(200)}The mailbox is full now.${' And so on.'.repeat(200)}`
  const facts = { texts: [{ source: 'notice-text', text: notice }] } as const
  const view = said(facts, span('notice-text', 'mailbox is full', notice))
  expect(view?.label).toBe('What the notice says')
  expect(view?.text.length).toBeLessThanOrEqual(602)
  expect(view?.marks.map(([start, end]) => view.text.slice(start, end))).toEqual(['mailbox is full'])
})

test('without evidence the reply is shown unmarked', () => {
  expect(said({})).toMatchObject({ text: '550 5.1.1 User unknown', marks: [] })
})

test('offsets that do not fit the text mark nothing', () => {
  const wrong = { text: 'x', source: 'diagnostic-code', start: 5, end: 500 } as const
  expect(said({}, wrong)?.marks).toEqual([])
})

test('falls back to what the notice says', () => {
  const facts = {
    diagnosticText: null,
    texts: [{ source: 'recipient-text', text: 'No such person.' }],
  } as const
  expect(said(facts)).toMatchObject({ label: 'What the notice says', text: 'No such person.' })
  expect(said({ diagnosticText: null, texts: [] })).toBeNull()
})

test('text without a reply code is no word of the other server', () => {
  const own = { replyCode: null, diagnosticText: 'retry timeout exceeded' }
  expect(said(own)?.label).toBe('What the notice says')
  expect(said({ ...own, remoteMta: null, remoteIp: null })?.label).toBe('What your server said')
})

test('a reply whose server nobody names is just the server', () => {
  expect(said({ remoteMta: null, remoteIp: null })?.label).toBe('What the server said')
})
