import { describe, expect, it } from 'vitest'
import { Folding } from '../../../src/classifier/fold.ts'
import { createMatcher, findAll } from '../../../src/classifier/match.ts'
import { foldPattern, parsePattern } from '../../../src/classifier/pattern.ts'

function find(phrases: readonly string[], text: string): string[] {
  const folding = new Folding()
  folding.read(text)
  const matcher = createMatcher(phrases.map((phrase) => parsePattern(foldPattern(phrase))))
  return findAll(matcher, folding).map(
    ({ pattern, start, end }) => `${phrases[pattern]}: ${text.slice(start, end)}`,
  )
}

describe('findAll', () => {
  it('finds phrases however they are spaced', () => {
    expect(find(['user unknown'], '550 User  unknownin local table')).toEqual(['user unknown: User  unknown'])
  })

  it('finds several phrases in the order of the text', () => {
    expect(find(['quota', 'mailbox full'], 'Mailbox full, quota gone')).toEqual([
      'mailbox full: Mailbox full',
      'quota: quota',
    ])
  })

  it('takes short words as whole words only', () => {
    expect(find(['ptr'], 'no PTR here')).toHaveLength(1)
    expect(find(['ptr'], 'encrypted')).toHaveLength(0)
    expect(find(['hl:rep'], '421HL:REP')).toHaveLength(1)
    expect(find(['spam'], 'a spammer')).toHaveLength(0)
  })

  it('needs no word boundaries in Chinese', () => {
    expect(find(['超时'], '连接超时了')).toHaveLength(1)
  })

  it('bridges gaps, but not long ones nor from one speaker to the next', () => {
    expect(find(['client host … blocked using'], 'Client host [192.0.2.7] blocked using x')).toHaveLength(1)
    expect(
      find(['client host … blocked using'], `Client host ${'x'.repeat(200)} blocked using x`),
    ).toHaveLength(0)
    expect(find(['host … unknown'], 'host mx.example.com said: 550 unknown user')).toHaveLength(0)
  })

  it('finds every piece around the longest one', () => {
    expect(find(['a b … longest piece … c d'], 'xx A b and the longest piece of all: c d')).toHaveLength(1)
    expect(find(['a b … longest piece … c d'], 'longest piece: c d')).toHaveLength(0)
  })

  it('ties ^ and $ to the ends, codes and punctuation aside', () => {
    expect(find(['^user$'], '550 5.1.1 user.')).toHaveLength(1)
    expect(find(['^user$'], 'the user')).toHaveLength(0)
    expect(find(['rejected$'], '554 Message rejected.')).toHaveLength(1)
    expect(find(['rejected$'], '554 rejected because of')).toHaveLength(0)
  })

  it('finds phrases of common words by what is rarer beside them', () => {
    expect(find(['ip … 被拒绝', '^recipient$'], '您的 IP 192.0.2.7 被拒绝, recipient')).toEqual([
      'ip … 被拒绝: IP 192.0.2.7 被拒绝',
    ])
    expect(find(['host … is listed'], 'host, host and host is listed')).toEqual([
      'host … is listed: host is listed',
    ])
  })

  it('stops counting a phrase after a few places', () => {
    expect(find(['spam'], 'spam '.repeat(1000))).toHaveLength(3)
  })
})

describe('parsePattern', () => {
  it('refuses phrases that cannot be found', () => {
    expect(() => parsePattern('')).toThrow()
    expect(() => parsePattern('^…$')).toThrow()
    expect(() => parsePattern('a')).toThrow()
  })
})
