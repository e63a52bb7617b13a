import { describe, expect, it } from 'vitest'
import { parseParameters } from '../../../src/mime/index.ts'

describe('parseParameters', () => {
  it.each([
    ['text/plain', 'text/plain', {}],
    ['Text/HTML; Charset="UTF-8"', 'text/html', { charset: 'UTF-8' }],
    ['text/plain (comment; x=y); charset=utf-8 (really)', 'text/plain', { charset: 'utf-8' }],
    ['text/plain   charset=iso-2022-jp', 'text/plain', { charset: 'iso-2022-jp' }],
    ['multipart/mixed; boundary="a;b=\\"c\\""', 'multipart/mixed', { boundary: 'a;b="c"' }],
    ['multipart/mixed; boundary=a b; x=1', 'multipart/mixed', { boundary: 'a b', x: '1' }],
    ['multipart/mixed; boundary="unclosed', 'multipart/mixed', { boundary: 'unclosed' }],
    ['a/b; charset="x" name="y"', 'a/b', { charset: 'x', name: 'y' }],
    ['a/b; charset = x', 'a/b', { charset: 'x' }],
    ['a/b; name=report (1).doc', 'a/b', { name: 'report (1).doc' }],
    ['a/b; name="C:\\new\\file.txt"', 'a/b', { name: 'C:\\new\\file.txt' }],
    ['a/b; x=1; x=2;;; ;=3;', 'a/b', { x: '1' }],
    ["a/b; name*=utf-8'en'%E9%80%80%E4%BF%A1", 'a/b', { name: '退信' }],
    ["a/b; name=plain; name*=utf-8''best", 'a/b', { name: 'best' }],
    ['a/b; name*0="one "; name*1="two"', 'a/b', { name: 'one two' }],
    ["a/b; name*1*=%E4%BF%A1; name*0*=utf-8''%E9%80%80; name*2=%41", 'a/b', { name: '退信%41' }],
    ["a/b; name*0*=gbk''%CD; name*1*=%CB", 'a/b', { name: '退' }],
    ['a/b; name*=%E9%80%80', 'a/b', { name: '退' }],
    ['a/b; name="=?gb2312?B?zcvQxQ==?=.txt"', 'a/b', { name: '退信.txt' }],
    ['a/b; __proto__=x', 'a/b', {}],
  ])('reads %s', (raw, value, params) => {
    expect(parseParameters(raw)).toEqual({ value, params })
  })

  it('reads what is long and hostile', () => {
    for (const piece of ['"', '(', ';', '=', 'a=', '\\', 'a="b" ', ' ', 'a*1*=%', "a*='", '; a*0=b', '()'])
      expect(parseParameters(`a/b; ${piece.repeat(50_000)}`).value).toMatch(/^a\/b/)
  })
})
