import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanHeaderText, strictAddress } from '../../../src/outgoing/address.ts'

describe('nothing of a bounce gets into a header of a new mail', () => {
  test.each([
    'li@x.example\r\nBcc: all@x.example',
    'li@x.example\nSubject: x',
    'li@x.example, all@x.example',
    'li@x.example;all@x.example',
    '"li, all@x.example" <li@x.example>',
    '<li@x.example>',
    'group: li@x.example;',
    'li@[192.0.2.1]',
    'li%x.example@relay.example\u0000',
    '@relay.example:li@x.example',
    'l\u202ei@x.example',
    'l\u200bi@x.example',
    'li@x\u3002example\r',
    `${'a'.repeat(65)}@x.example`,
    `li@${'a'.repeat(64)}.example`,
    'li@example',
    'li@1.2.3.4',
    'li@@x.example',
    'mailto:li@x.example?bcc=all@x.example',
  ])('%j is no address', (text) => {
    expect(strictAddress(text)).toBeNull()
  })

  test('whatever is taken for an address has no character that ends or begins anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const address = strictAddress(`${text}@x.example`)
        if (address !== null) expect(address).not.toMatch(/[\s,;:<>"()[\]\\\p{Cc}\p{Cf}]/u)
      }),
      { seed: 6, numRuns: 5000 },
    )
  })

  test('whatever becomes a subject is one line, without controls, and not too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        const line = cleanHeaderText(text)
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u)
        expect([...line].length).toBeLessThanOrEqual(900)
      }),
      { seed: 6, numRuns: 3000 },
    )
  })
})
