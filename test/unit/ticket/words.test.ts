import { describe, expect, it } from 'vitest'
import { CATEGORIES } from '../../../src/classifier/types.ts'
import { LOCALES } from '../../../src/i18n/types.ts'
import { header, readMessage } from '../../../src/mime/index.ts'
import { buildTicket, formatEml, formatTicket } from '../../../src/ticket/index.ts'
import { CATALOGUES, diagnosed, optionsFor, recipient } from './fixtures.ts'

const FACTS = { finalRecipient: 'li.wei@x.example', diagnosticText: '550 5.0.0 no', replyCode: '550' }

describe('the cause in a ticket', () => {
  it.each(LOCALES)(
    'stands in the summary, the sentence and the diagnosis of every category (%s)',
    (locale) => {
      for (const category of CATEGORIES) {
        const ticket = buildTicket(diagnosed([recipient(FACTS, { category })]), optionsFor(locale))
        const cause = ticket.summary.split(' 550')[0]?.replace(/^\[[^\]]+\] /, '') ?? ''
        expect(cause).not.toMatch(/^$|_|\$/)
        for (const id of ['happened', 'failed', 'diagnosis'])
          expect(ticket.sections.find((section) => section.id === id)?.values[0]?.text).toContain(cause)
      }
    },
  )

  it('never says “you”: the reader may be the sender’s side or the recipient’s', () => {
    for (const locale of LOCALES)
      for (const [key, { message }] of Object.entries(CATALOGUES[locale]))
        if (key.startsWith('ticket_reason_')) expect(message).not.toMatch(/\byou|\bour\b|您|我方|贵方|貴方/i)
  })

  it('is the same for a delay as for a failure', () => {
    const delay = diagnosed([recipient({ ...FACTS, action: null }, { category: 'mailbox-full' })], {
      kind: 'delay',
    })
    const failure = diagnosed([recipient(FACTS, { category: 'mailbox-full' })])
    expect(buildTicket(delay, optionsFor('en')).summary).toBe(buildTicket(failure, optionsFor('en')).summary)
    expect(formatTicket(buildTicket(delay, optionsFor('en')), 'text')).toContain('not been delivered yet')
  })

  it('holds no word by which help desks drop bounces', () => {
    for (const category of CATEGORIES) {
      const ticket = buildTicket(diagnosed([recipient(FACTS, { category })]), optionsFor('en'))
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
})
