import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CATEGORIES } from '../../../src/classifier/types.ts'
import { LOCALES } from '../../../src/i18n/types.ts'
import { header, readMessage } from '../../../src/mime/index.ts'
import { buildTicket, formatEml, formatTicket } from '../../../src/ticket/index.ts'
import { compileAdvice } from '../../../tools/compileAdvice.ts'
import { CATALOGUES, diagnosed, optionsFor, recipient } from './fixtures.ts'

const { value: table } = await compileAdvice(resolve(import.meta.dirname, '../../../rules'))

const FACTS = { finalRecipient: 'li.wei@x.example', diagnosticText: '550 5.0.0 no', replyCode: '550' }
const PARAMS = {
  newAddress: 'li.wei.new@y.example',
  ip: '203.0.113.7',
  domain: 'x.example',
  limitBytes: 5_000_000,
}

describe('category titles in tickets', () => {
  it.each(LOCALES)(
    'stand in the summary, the sentence and the diagnosis of every category (%s)',
    (locale) => {
      for (const category of CATEGORIES) {
        const bounce = diagnosed([recipient(FACTS, { category })])
        const ticket = buildTicket(bounce, optionsFor(locale, { table }))
        const title = ticket.summary.split(' 550')[0]?.replace(/^\[[^\]]+\] /, '') ?? ''
        expect(title).not.toMatch(/^$|_|\$/)
        for (const id of ['happened', 'failed', 'diagnosis'])
          expect(ticket.sections.find((section) => section.id === id)?.values[0]?.text).toContain(title)
      }
    },
  )

  it('name the cause of a delay, not the delay', () => {
    const delay = diagnosed([recipient({ ...FACTS, action: 'delayed' }, { category: 'mailbox-full' })], {
      kind: 'delay',
    })
    const failure = diagnosed([recipient(FACTS, { category: 'mailbox-full' })])
    const of = (bounce: typeof delay) => buildTicket(bounce, optionsFor('en', { table })).summary
    expect(of(delay)).toBe(of(failure))
  })

  it('hold no word by which help desks drop bounces', () => {
    for (const category of CATEGORIES) {
      const ticket = buildTicket(diagnosed([recipient(FACTS, { category })]), optionsFor('en', { table }))
      const mail = formatEml(ticket, {
        from: { name: '', address: 'me@ours.example' },
        to: [],
        date: '2026-11-10T02:00:00Z',
        messageId: '<1@ours.example>',
        bounce: new Uint8Array(),
      })
      expect(mail.ok && header(readMessage(mail.bytes).root, 'subject')).toBe(ticket.summary)
    }
  })

  it('tell no local part when masked', () => {
    for (const category of CATEGORIES) {
      const bounce = diagnosed([recipient(FACTS, { category, params: PARAMS })])
      const also = { locale: 'en', catalogue: CATALOGUES.en } as const
      const ticket = buildTicket(bounce, optionsFor('zh_TW', { table, also, mask: true }))
      expect(formatTicket(ticket, 'json')).not.toMatch(/li\.wei/)
    }
  })
})
