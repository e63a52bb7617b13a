import { expect, test } from 'vitest'
import { hasAddress, isMarked, withMark, withoutMark } from '../../../../src/hosts/thunderbird/contactNote.ts'

const card = (...lines: string[]) =>
  [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'FN:Li Na',
    'EMAIL;PREF=1:Li.Na@partner.example',
    ...lines,
    'END:VCARD',
  ].join('\r\n')
const TEXT = '2026年11月22日：发往此地址的邮件被退回; a, b'

test('a mark stands in the note and goes away without a trace', () => {
  const marked = withMark(card(), TEXT)
  expect(isMarked(marked)).toBe(true)
  expect(marked).toContain('\r\nNOTE:2026年11月22日：发往此地址的邮件被退回\\; a\\, b\r\n')
  expect(withoutMark(marked)).toBe(card())
})

test.each(['NOTE:met in Shanghai\\nlikes tea', 'item1.NOTE;LANGUAGE=en:first\\, then second', 'note:x'])(
  'what the reader wrote in %s stays',
  (note) => {
    const marked = withMark(card(note), TEXT)
    expect(marked).toContain(`${note}\\n2026`)
    expect(withoutMark(marked)).toBe(card(note))
  },
)

test('a note that the reader changed meanwhile keeps the changes', () => {
  const marked = withMark(card('NOTE:old'), TEXT).replace('NOTE:old', 'NOTE:new\\nlines')
  expect(withoutMark(marked)).toBe(card('NOTE:new\\nlines'))
})

test('a card is marked once', () => {
  const marked = withMark(card(), TEXT)
  expect(withMark(marked, 'again')).toBe(marked)
  expect(withoutMark(card())).toBe(card())
})

test('folded lines are read as one', () => {
  const folded = card('NOTE:one\r\n  two').replace('Li.Na@partner', 'Li.Na@par\r\n tner')
  expect(hasAddress(folded, 'li.na@PARTNER.example')).toBe(true)
  expect(withMark(folded, 'x')).toContain('NOTE:one two\\nx')
})

test('an address is the same only as a whole', () => {
  expect(hasAddress(card(), 'na@partner.example')).toBe(false)
  expect(hasAddress(card('item2.EMAIL:na@partner.example'), 'na@partner.example')).toBe(true)
})

test('what is no card is left as it is', () => {
  for (const text of ['', 'END', 'x'.repeat(100_000)]) expect(withMark(text, 'x')).toBe(text)
})
