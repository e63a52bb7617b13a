import { describe, expect, it } from 'vitest'
import { loudestHan, voteOfHan } from '../../../src/classifier/hanVote.ts'
import { compile, explain } from '../../../src/classifier/index.ts'
import { CATEGORIES, type Category } from '../../../src/classifier/types.ts'
import { ruleSetOf, shippedRuleSet } from './rules.ts'

const shipped = await shippedRuleSet()
const RULES = ruleSetOf(shipped, [
  { id: 'full', category: 'mailbox-full', contains: ['信箱爆满', '邮箱塞满'] },
  { id: 'none', category: 'user-unknown', contains: ['查无此人', '邮箱不存在'] },
  { id: 'notice', category: 'unknown', contains: ['无法投递'] },
  { id: 'japanese', category: 'virus-detected', contains: ['ウイルス検出済'] },
])
const shareOf = (category: Category, text: string) =>
  Math.exp(voteOfHan(text, RULES)?.[CATEGORIES.indexOf(category)] ?? Number.NEGATIVE_INFINITY)

describe('Chinese characters and their pairs', () => {
  it.each<[string, Category, Category]>([
    ['对方的邮箱爆满', 'mailbox-full', 'user-unknown'],
    ['對方的郵箱爆滿', 'mailbox-full', 'user-unknown'],
    ['本站查无这人', 'user-unknown', 'mailbox-full'],
  ])('read %s by the phrases that it resembles', (text, right, wrong) => {
    expect(shareOf(right, text)).toBeGreaterThan(shareOf(wrong, text))
  })

  it('share one vote among the categories', () => {
    const total = CATEGORIES.reduce((sum, category) => sum + shareOf(category, '邮箱爆满'), 0)
    expect(total).toBeCloseTo(1, 10)
  })

  it.each([
    ['characters unheard of', '天地玄黄无限洪荒'],
    ['words that mean nothing', '未投递递投'],
    ['Japanese', 'メール 邮箱爆满'],
    ['Japanese phrases', '検出済'],
    ['no Chinese at all', 'mailbox full'],
  ])('stay silent for %s', (_, text) => {
    expect(voteOfHan(text, RULES)).toBeNull()
  })

  it('show the pair that spoke loudest, where it stands in the text', () => {
    const span = { source: 'diagnostic-code', text: '爆滿', start: 7, end: 9 }
    expect(loudestHan('552 對方 爆滿', 'mailbox-full', RULES)).toEqual(span)
    expect(loudestHan('552 對方', 'mailbox-full', RULES)).toBeNull()
    expect(loudestHan('请看邮箱爆了', 'mailbox-full', RULES)).toBeNull()
  })

  it('answer unsurely where no phrase speaks, and say on which words', () => {
    const chars = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉']
    const many = ruleSetOf(shipped, [
      { id: 'full', category: 'mailbox-full', contains: chars.map((char) => `${char}箱爆满`) },
      { id: 'none', category: 'user-unknown', contains: chars.map((char) => `查无${char}人`) },
      { id: 'spam', category: 'spam-content', contains: chars.map((char) => `${char}垃圾邮件`) },
    ])
    const { diagnosis } = explain('599 爆满了', compile(many))
    expect(diagnosis).toMatchObject({ category: 'mailbox-full', confidence: 'unsure', ruleId: 'words' })
    expect(diagnosis.evidence?.text).toBe('爆满')
  })
})
