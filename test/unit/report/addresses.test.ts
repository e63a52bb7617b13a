import { describe, expect, it } from 'vitest'
import { recipientOf, withoutBrackets } from '../../../src/report/addresses.ts'

describe('recipientOf', () => {
  it.each([
    ['rfc822; <li@recipient.example>', 'li@recipient.example'],
    ['rfc822;li+2Btag@recipient.example', 'li+tag@recipient.example'],
    ['utf-8; \\x{4E2D}@recipient.example', '中@recipient.example'],
    ['local', 'local'],
    [null, ''],
  ])('%s', (value, expected) => {
    expect(recipientOf(value)).toBe(expected)
  })

  it('gives no brackets, however damaged the value is', () => {
    expect(recipientOf('rfc822; li@recipient.examp<\u00a2H')).toBe('li@recipient.examp')
    expect(recipientOf('rfc822; \\x{3C}li@recipient.example')).toBe('')
    expect(recipientOf('RFed 550 5.1.1 <recipient DNS; localhost')).toBe('RFed 550 5.1.1')
  })
})

it('withoutBrackets leaves whole names alone', () => {
  expect(withoutBrackets('li@recipient.example')).toBe('li@recipient.example')
  expect(withoutBrackets('li@recipient.<xample')).toBe('li@recipient.')
})
