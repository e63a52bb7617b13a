import { describe, expect, it } from 'vitest'
import { classify, compile, explain } from '../../../src/classifier/index.ts'
import type { SourceText } from '../../../src/report/types.ts'
import { factsOf, NOTHING, ruleSetOf, shippedRuleSet } from './rules.ts'

const ruleSet = await shippedRuleSet()
const rules = compile(ruleSet)
const judge = (text: string, more = {}) => classify(factsOf(text, more), null, rules)

describe('classify', () => {
  it('lets words beat codes and says so', () => {
    const diagnosis = judge('550 5.1.1 <li@example.com> too many recipients this hour')
    expect(diagnosis).toMatchObject({ category: 'rate-limited', conflict: true })
    expect(judge('550 5.1.1 <li@example.com> User unknown').conflict).toBe(false)
  })

  it('lets the enhanced status code beat the reply code', () => {
    expect(judge('550 5.2.2 ')).toMatchObject({ category: 'mailbox-full', ruleId: 'code/5.2.2' })
    expect(judge('552 ')).toMatchObject({
      category: 'mailbox-full',
      ruleId: 'code/552',
      confidence: 'unsure',
    })
  })

  it('does not take a code for an answer where the words beside it are unheard of', () => {
    expect(judge('552 abc').category).toBe('unknown')
  })

  it('knows a status code by its subject when the detail is new', () => {
    expect(judge('550 5.6.77 ').category).toBe('message-malformed')
  })

  it('lets the reply beat the headline around it', () => {
    const texts: SourceText[] = [
      { source: 'diagnostic-code', text: '552 5.2.2 mailbox full' },
      { source: 'recipient-text', text: '收件人邮件地址不存在,邮件无法送达。' },
      { source: 'subject', text: 'User unknown' },
    ]
    expect(judge('552 5.2.2 mailbox full', { texts })).toMatchObject({
      category: 'mailbox-full',
      evidence: { source: 'diagnostic-code', text: 'mailbox full' },
    })
  })

  it('hears the headline when there is no reply', () => {
    const texts: SourceText[] = [{ source: 'notice-text', text: '收件人邮件地址不存在,邮件无法送达。' }]
    expect(classify({ ...NOTHING, texts }, null, rules).category).toBe('user-unknown')
  })

  it('lets generic words decide only when nothing nearer speaks', () => {
    expect(judge('550 Message rejected').category).toBe('policy-rejected')
    expect(judge('550 Message rejected, mailbox is full').category).toBe('mailbox-full')
    expect(judge('554 5.7.1 Access denied, IP is blacklisted').category).toBe('ip-blocked')
  })

  it('never lets a wrapper decide', () => {
    expect(judge('Delivery failed')).toMatchObject({ category: 'unknown', confidence: 'unsure' })
  })

  it.each([
    ['550 5.1.1 no virus found, but user unknown', 'user-unknown'],
    ['550 this is not spam, but no such user', 'user-unknown'],
    ['550 your IP is not blocked; mailbox does not exist', 'user-unknown'],
  ])('does not take the contrary for the thing: %s', (text, category) => {
    expect(judge(text).category).toBe(category)
  })

  it('keeps absence where absence is the fault', () => {
    expect(judge('421 Refused. You have no reverse DNS entry').category).toBe('ptr-missing')
  })

  it('marks the deciding words by their place in the reply', () => {
    const text = '552 5.3.4 Message size exceeds fixed limit'
    const { evidence } = judge(text)
    expect(text.slice(evidence?.start, evidence?.end)).toBe(evidence?.text)
    expect(evidence?.text).toContain('size exceeds')
  })

  it.each([
    ['450 4.2.2 mailbox full', 'temporary'],
    ['552 5.2.2 mailbox full', 'permanent'],
    ['550 connect to mx.example.com: Connection timed out', 'temporary'],
    ['550 Sender frequency limited', 'temporary'],
  ])('%s is %s', (text, permanence) => {
    expect(judge(text).permanence).toBe(permanence)
  })

  it('leaves a 450 that expired in the queue temporary', () => {
    const facts = factsOf('450 4.2.2 mailbox full', { status: '5.4.7', action: 'failed' })
    expect(classify(facts, null, rules).permanence).toBe('temporary')
  })

  it('says unknown when it does not know', () => {
    expect(classify(factsOf('blubb'), null, rules)).toMatchObject({
      category: 'unknown',
      confidence: 'unsure',
      ruleId: null,
      evidence: null,
    })
  })

  it('is sure of plain words and unsure of a code alone', () => {
    expect(judge('550 5.1.1 User unknown').confidence).toBe('certain')
    expect(judge('554 abc').confidence).toBe('unsure')
  })

  it('is not moved by the order of the rules', () => {
    const lines = [
      '550 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org',
      '554 5.7.1 Message rejected as spam, mailbox full, user unknown, quota exceeded',
      '421 4.7.0 [TSS04] Messages from 192.0.2.7 temporarily deferred due to user complaints',
      '550 Mail content denied, virus found, too many recipients',
    ]
    const said = lines.map((line) => explain(line, rules).diagnosis)
    for (const by of [1, 7, 123]) {
      const moved = [...ruleSet.rules.slice(by), ...ruleSet.rules.slice(0, by)].reverse()
      const shuffled = compile({ ...ruleSet, rules: moved })
      expect(lines.map((line) => explain(line, shuffled).diagnosis)).toEqual(said)
    }
  })
})

describe('conditions', () => {
  const only = (rule: object) => compile(ruleSetOf(ruleSet, [{ id: 'x', category: 'spam-content', ...rule }]))
  const says = (rule: object, text: string, more = {}) =>
    classify(factsOf(text, more), null, only(rule)).ruleId === 'x'

  it('matches code and status by their beginnings', () => {
    expect(says({ contains: ['abcde'], when: { code: ['55'] } }, '550 abcde')).toBe(true)
    expect(says({ contains: ['abcde'], when: { code: ['4'] } }, '550 abcde')).toBe(false)
    expect(says({ when: { status: ['5.7'] } }, '550 5.7.1 abcde')).toBe(true)
    expect(says({ when: { status: ['5.7'] } }, '550 5.71.1 abcde')).toBe(false)
  })

  it('asks for the other words, or for their absence', () => {
    expect(says({ contains: ['abcde'], with: ['zyxwv'] }, '550 abcde and zyxwv')).toBe(true)
    expect(says({ contains: ['abcde'], with: ['zyxwv'] }, '550 abcde')).toBe(false)
    expect(says({ contains: ['abcde'], unless: ['zyxwv'] }, '550 abcde and zyxwv')).toBe(false)
  })

  it('runs the expression only around the phrase', () => {
    expect(says({ contains: ['abcde'], match: 'abcde\\d' }, '550 abcde7')).toBe(true)
    expect(says({ contains: ['abcde'], match: 'abcde\\d' }, '550 abcde')).toBe(false)
  })

  it('knows provider and stage', () => {
    const rule = { contains: ['abcde'], when: { provider: ['qq'] } }
    expect(says(rule, '550 abcde', { remoteMta: 'mx3.qq.com' })).toBe(true)
    expect(says(rule, '550 abcde', { remoteMta: 'mx3.notqq.com' })).toBe(false)
    expect(says({ contains: ['abcde'], when: { stage: ['DATA'] } }, '550 abcde', { stage: 'DATA' })).toBe(
      true,
    )
  })
})
