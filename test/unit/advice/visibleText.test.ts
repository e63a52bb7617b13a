import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visible, visibleText } from '../../../src/advice/visibleText.ts'

test('takes bidi controls and invisible characters out', () => {
  expect(visible('a\u202egpj.exe\u2066b\u200bc\ufeffd\u00ade')).toBe('agpj.exebcde')
})

test('makes one line of many', () => {
  expect(visible('  550 first\r\n\t550\u2028 second\u0000third ')).toBe('550 first 550 second third')
})

test('moves the marks along', () => {
  const text = '\u202e550\r\n  User\u200b unknown here'
  const start = text.indexOf('User')
  const end = text.indexOf('unknown') + 'unknown'.length
  const shown = visibleText(text, [[start, end]])
  expect(shown.text).toBe('550 User unknown here')
  expect(shown.marks.map(([from, to]) => shown.text.slice(from, to))).toEqual(['User unknown'])
})

test('cuts a long text around the mark', () => {
  const text = `${'a '.repeat(5000)}needle${' b'.repeat(5000)}`
  const start = text.indexOf('needle')
  const shown = visibleText(text, [[start, start + 6]], 100)
  expect(shown.text.length).toBeLessThanOrEqual(102)
  expect(shown.text.startsWith('…') && shown.text.endsWith('…')).toBe(true)
  expect(shown.marks.map(([from, to]) => shown.text.slice(from, to))).toEqual(['needle'])
})

test('shortens a mark that is longer than the cap', () => {
  const shown = visibleText('x'.repeat(1000), [[0, 1000]], 100)
  expect(shown.marks).toEqual([[0, 100]])
  expect(shown.text.length).toBe(101)
})

test('never splits a character and never leaves the text', () => {
  const anyMark = fc.record({
    text: fc.string({ unit: 'binary' }),
    from: fc.nat(80),
    length: fc.nat(40),
    cap: fc.integer({ min: 1, max: 60 }),
  })
  fc.assert(
    fc.property(anyMark, ({ text, from, length, cap }) => {
      const shown = visibleText(text, [[from, from + length]], cap)
      expect(() => encodeURIComponent(shown.text)).not.toThrow()
      expect(shown.text.length).toBeLessThanOrEqual(cap + 3)
      for (const [start, end] of shown.marks) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(shown.text.length)
      }
    }),
  )
})
