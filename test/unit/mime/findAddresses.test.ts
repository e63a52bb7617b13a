import { describe, expect, it } from 'vitest'
import { findAddresses } from '../../../src/mime/index.ts'

const addresses = (text: string) => findAddresses(text).map((found) => found.address)

describe('findAddresses', () => {
  it.each([
    ['<li@example.com>: host said', ['li@example.com']],
    ['收件人（hr@corp.example.com）不存在', ['hr@corp.example.com']],
    ['无法发送到 hr@corp.example.com。请', ['hr@corp.example.com']],
    ['a@b.example, c+d_e@f-g.example.', ['a@b.example', 'c+d_e@f-g.example']],
    ['SRS0=x=y=a.example=li@fwd.example', ['SRS0=x=y=a.example=li@fwd.example']],
    ["'li@example.com'", ['li@example.com']],
    ['"odd name"@example.com', ['"odd name"@example.com']],
    ['li@[192.0.2.1] and li@[IPv6:2001:db8::1]', ['li@[192.0.2.1]', 'li@[IPv6:2001:db8::1]']],
    ['用户@例子.example', ['用户@例子.example']],
    ['@ a@ @b a @ b', []],
    ['mailto:li@example.com?subject=x', ['li@example.com']],
  ])('finds those of %s', (text, expected) => {
    expect(addresses(text)).toEqual(expected)
  })

  it('says where they stand', () => {
    const text = 'to <li@example.com>'
    expect(findAddresses(text)).toEqual([{ address: 'li@example.com', start: 4, end: 18 }])
  })
})
