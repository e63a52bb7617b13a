import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type CorrectionSources, type DomainTable, proposeCorrections } from '../../../src/outgoing/index.ts'
import { compileDomains } from '../../../tools/compileDomains.ts'
import { root } from '../advice/samples.ts'

let domains: DomainTable
beforeAll(async () => {
  domains = (await compileDomains(`${root}/rules`)).value
})

const propose = (address: string, more: Partial<CorrectionSources> = {}) =>
  proposeCorrections(address, { contacts: [], sent: [], domains, ...more }).map((one) => [
    one.address,
    one.source,
  ])

test('the list holds hundreds of domains, and none of them is ever corrected', () => {
  expect(domains.known.length).toBeGreaterThan(800)
  const proposed = domains.known.flatMap((domain) =>
    propose(`li.na@${domain}`).map(([to]) => `${domain} -> ${to}`),
  )
  expect(proposed).toEqual([])
  expect(propose('li@cs.some-college.edu.cn')).toEqual([])
})

test('domains that other checkers "correct" stay as they are', () => {
  const traps =
    'sina.com foxmail.com 189.cn yeah.net tom.com sina.cn wo.cn exmail.qq.com yahoo.com.cn ymail.com mails.com'
  for (const domain of traps.split(' ')) expect(propose(`li@${domain}`), domain).toEqual([])
})

test.each([
  ['li@136.com', 'li@163.com'],
  ['li@162.com', 'li@126.com'],
  ['li@163.cn', 'li@163.com'],
  ['li@hichian.com', 'li@hichina.com'],
  ['li@163.con', 'li@163.com'],
  ['li@126.cmo', 'li@126.com'],
  ['li@qqq.com', 'li@qq.com'],
  ['li@qq.cmo', 'li@qq.com'],
  ['li@vip.136.com', 'li@vip.163.com'],
  ['li@foxmial.com', 'li@foxmail.com'],
  ['li@gmial.com', 'li@gmail.com'],
  ['li@gmail.co', 'li@gmail.com'],
  ['li@hotmial.com', 'li@hotmail.com'],
  ['li@outlok.com', 'li@outlook.com'],
  ['li@sian.com', 'li@sina.com'],
  ['li@yaho.com.tw', 'li@yahoo.com.tw'],
  ['li@pchome.com.t', 'li@pchome.com.tw'],
  ['li@netvigater.com', 'li@netvigator.com'],
])('%s may mean %s', (typed, meant) => {
  expect(propose(typed)).toContainEqual([meant, 'list'])
})

test.each([
  ['李@qq。com', '李@qq.com'],
  ['ｌｉ＠１６３．ｃｏｍ', 'li@163.com'],
  ['li@163,com', 'li@163.com'],
  ['li@163，com', 'li@163.com'],
  ['li@firm.example.', 'li@firm.example'],
  ['li @ firm.example', 'li@firm.example'],
  ['<li@firm.example>;', 'li@firm.example'],
  ['mailto:li@firm.example', 'li@firm.example'],
  ['li@firm..example', 'li@firm.example'],
])('%s is written properly as %s', (typed, meant) => {
  expect(propose(typed)).toContainEqual([meant, 'written'])
})

test('short names are not taken for each other', () => {
  for (const domain of ['qc.com', '123.com', 'tim.com', '173.com', 'wa.cn', 'ab.com'])
    expect(propose(`li@${domain}`), domain).toEqual([])
})

describe('known people', () => {
  test('come before domains of a list, the address book before sent mail', () => {
    const more = { contacts: ['li@gmail.com'], sent: ['li@gmai1.example', 'li@email.com'] }
    expect(propose('li@gmial.com', more)).toEqual([
      ['li@gmail.com', 'contact'],
      ['li@email.com', 'sent'],
    ])
  })

  test('tell the domain of a company, and settle one that is in use', () => {
    expect(propose('li@zhongxin-tech.cmo', { sent: ['wang@zhongxin-tech.com'] })).toEqual([
      ['li@zhongxin-tech.com', 'company'],
    ])
    expect(propose('li@firm-tech.com', { contacts: ['wang@firm-tech.com.cn'] })).toEqual([
      ['li@firm-tech.com.cn', 'company'],
    ])
    expect(propose('li@firm-tech.com', { contacts: ['wang@firm-tech.com', 'a@firm-tech.co'] })).toEqual([])
  })

  test.each([
    ['zhang10@qq.com', 'zhangl0@qq.com'],
    ['zhango@163.com', 'zhang0@163.com'],
    ['learnig9@firm.example', 'leamig9@firm.example'],
    ['zhang.wie@firm.example', 'zhang.wei@firm.example'],
    ['wnag@firm.example', 'wang@firm.example'],
    ['wan@firm.example', 'wang@firm.example'],
    ['chenn@qq.com', 'chen@qq.com'],
    ['linq@qq.com', 'lina@qq.com'],
  ])('%s looks like %s', (typed, known) => {
    expect(propose(typed, { contacts: [known] })).toEqual([[known, 'contact']])
    expect(propose(typed)).toEqual([])
  })

  test('whose short names differ in a letter that fingers do not confuse are others', () => {
    expect(propose('chen@qq.com', { contacts: ['shen@qq.com', 'chan@qq.com'] })).toEqual([])
    expect(propose('li@firm.example', { sent: ['lu@firm.example', 'lin@firm.example'] })).toEqual([])
  })

  test('whose numbers differ are others', () => {
    expect(propose('13800000001@163.com', { contacts: ['13800000002@163.com'] })).toEqual([])
    expect(propose('wang@qq.com', { contacts: ['yang@qq.com', 'wang@163.com'] })).toEqual([])
  })
})

test('the new address of a moved mailbox is a claim, and comes first', () => {
  expect(propose('li@136.com', { claimed: 'li.new@firm.example' })).toEqual([
    ['li.new@firm.example', 'claimed'],
    ['li@163.com', 'list'],
  ])
  expect(propose('li@qq.com', { claimed: 'a@b.example\r\nBcc: x@y.example' })).toEqual([])
})

test('what failed is never proposed', () => {
  expect(propose('li@136.com', { failed: ['LI@163.com'], claimed: 'li@136.com' })).toEqual([])
})

test('any text gives proposals that are addresses, and never itself', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 })
  const address = fc.oneof(
    text,
    fc.tuple(text, text).map(([local, domain]) => `${local}@${domain}.com`),
  )
  fc.assert(
    fc.property(address, address, (typed, known) => {
      for (const [to] of propose(typed, { contacts: [known], sent: [typed], claimed: known })) {
        expect(to).toMatch(/^[^\s\p{Cc}]+@[^\s\p{Cc}]+$/u)
        expect(to?.toLowerCase()).not.toBe(typed.trim().toLowerCase())
      }
    }),
  )
})
