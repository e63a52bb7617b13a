import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnose, diagnoseText, explain } from '../../../src/classifier/index.ts'
import { CATEGORIES, CONFIDENCES, PARTIES, PERMANENCES } from '../../../src/classifier/types.ts'
import { shippedRules } from './rules.ts'

const rules = await shippedRules()

describe('explain', () => {
  it.each([
    ['550 5.1.1 User unknown', 'failure'],
    ['451 please try later', 'delay'],
    ['250 Ok', 'not-bounce'],
    ['334 VXNlcm5hbWU6', 'not-bounce'],
    ['354 Start mail input; end with <CRLF>.<CRLF>', 'not-bounce'],
    ['hello world', 'not-bounce'],
    ['mailbox is full', 'failure'],
  ])('%s: %s', (line, kind) => {
    expect(explain(line, rules).kind).toBe(kind)
  })

  it('finds no fault in a success that speaks of one', () => {
    expect(explain('250 2.1.5 not a spammer, mailbox full of joy', rules).diagnosis.category).toBe('unknown')
  })

  it('holds the contract for any text', () => {
    const words = [
      '550 5.1.1 ',
      'user ',
      'unknown',
      '<<<',
      'said: ',
      '邮箱',
      '…',
      '\\xd3',
      '[',
      '(',
      'quota',
      '\n',
    ]
    const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 })), { maxLength: 40 })
    fc.assert(
      fc.property(text, (parts) => {
        const { diagnosis } = explain(parts.join(''), rules)
        expect(CATEGORIES).toContain(diagnosis.category)
        expect(PERMANENCES).toContain(diagnosis.permanence)
        expect(PARTIES).toContain(diagnosis.party)
        expect(CONFIDENCES).toContain(diagnosis.confidence)
      }),
    )
  })
})

describe('diagnose and diagnoseText', () => {
  it('take anything', () => {
    expect(diagnose(new Uint8Array(), rules).recipients).toEqual([])
    expect(diagnoseText('', rules).report.kind).toBe('not-bounce')
  })
})
