import { describe, expect, it } from 'vitest'
import { buildTicket, formatTicket } from '../../../src/ticket/index.ts'
import { createMask } from '../../../src/ticket/mask.ts'
import { optionsFor, postfix } from './fixtures.ts'

describe('createMask', () => {
  const mask = createMask(
    ['li.wei@x.example', 'Bob+news@y.example', '"odd one"@z.example', '李伟@x.example'],
    [],
  )

  it.each([
    ['550 <li.wei@x.example> unknown', '550 <***1@x.example> unknown'],
    ['mailbox LI.WEI is full', 'mailbox *** is full'],
    ['no li.weissmann here', 'no li.weissmann here'],
    ['http://w.example/?to=li.wei%40x.example&a=1', 'http://w.example/?to=***1%40x.example&a=1'],
    ['VERP b-li.wei=x.example@list.example', 'VERP ***5@list.example'],
    ['user bob has no mailbox', 'user *** has no mailbox'],
    ['to "odd one"@z.example', 'to ***3@z.example'],
    ['用户李伟不存在', '用户***不存在'],
    ['收件人（li.wei@x.example）不存在', '收件人（***1@x.example）不存在'],
    ['stranger@w.example', '***6@w.example'],
    ['li\u200b.wei@x.example', '***7@x.example'],
    ['meet @ noon', 'meet @ noon'],
  ])('hides local parts in %j', (text, masked) => {
    expect(mask.text(text)).toBe(masked)
  })

  it('keeps domains and the numbers of addresses', () => {
    expect(mask.address('Li.Wei@x.example')).toBe('***1@x.example')
    expect(mask.address('nobody-known')).toBe('nobody-known')
  })

  it('keeps the local part of a Message-ID but for addresses and people in it', () => {
    expect(mask.id('<20261110.4711@ours.example>')).toBe('<20261110.4711@ours.example>')
    expect(mask.id('<4711.li.wei@ours.example>')).toBe('<4711.***@ours.example>')
  })

  it('leaves words of every reply and labels of hosts alone', () => {
    const roles = createMask(['user@x.example', 'zhang@zhang.example'], ['mx.zhang.example'])
    expect(roles.text('550 User unknown at zhang.example')).toBe('550 User unknown at zhang.example')
  })

  it('stays quick on long hostile text', () => {
    expect(mask.text('a.'.repeat(50_000)).length).toBe(100_000)
    expect(mask.text('@'.repeat(50_000)).length).toBe(50_000)
  })
})

describe('a masked ticket', () => {
  it.each(['text', 'markdown', 'html', 'json'] as const)(
    'tells no local part, name, subject or file name (%s)',
    (format) => {
      const ticket = buildTicket(
        postfix(),
        optionsFor('en', { mask: true, tried: ['asked li.wei by phone'] }),
      )
      const text = formatTicket(ticket, format)
      expect(text).not.toMatch(/li[.-]wei|wang|fang|quarterly|figures/i)
      expect(text).toContain('x.example')
    },
  )
})
