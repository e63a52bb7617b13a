import { describe, expect, it } from 'vitest'
import { fold, MAX_TEXT } from '../../../src/classifier/fold.ts'

const folded = (text: string) => fold(text).text

describe('fold', () => {
  it.each([
    ['User  Unknown', 'userunknown'],
    ['user-unknown', 'userunknown'],
    ['"User" doesn\'t\texist', 'userdoesntexist'],
    ['Boîte aux lettres', 'boiteauxlettres'],
    ['郵件過大', '邮件过大'],
    ['ＵＳＥＲ：无', 'user:无'],
    ['rcpt&nbsp;handle&nbsp;timeout', 'rcpthandletimeout'],
    ['Ящик ПЕРЕПОЛНЕН', 'ящикпереполнен'],
  ])('%s', (text, expected) => {
    expect(folded(text)).toBe(expected)
  })

  it('leaves out codes repeated in a multi-line reply', () => {
    expect(folded('550-5.1.1 The account\r\n550-5.1.1 does not\r\n550 5.1.1 exist')).toBe(
      '5505.1.1theaccountdoesnotexist',
    )
  })

  it('keeps other numbers', () => {
    expect(folded('552 limit 550-700 bytes')).toContain('550')
  })

  it('leads every character back to its place', () => {
    const text = '550 5.1.1 Ünknown  User «x» 郵件'
    const { text: out, at, source } = fold(text)
    expect(source).toBe(text)
    for (let i = 0; i < out.length; i++) {
      const original = text.charAt(at[i] as number)
      expect(folded(original)).toBe(out.charAt(i))
    }
    expect(at[out.length]).toBe(text.length)
  })

  it('reads only so far', () => {
    expect(folded('a'.repeat(MAX_TEXT + 100))).toHaveLength(MAX_TEXT)
  })
})
