import { describe, expect, it } from 'vitest'
import { CATEGORIES } from '../../../src/classifier/types.ts'
import { LOCALES } from '../../../src/i18n/types.ts'
import type { Finding } from '../../../src/live/types.ts'
import { buildTicket, formatTicket } from '../../../src/ticket/index.ts'
import { AUDIENCES, SECTIONS, type Ticket } from '../../../src/ticket/types.ts'
import {
  CATALOGUES,
  diagnosed,
  exchange,
  netease,
  optionsFor,
  postfix,
  recipient,
  several,
} from './fixtures.ts'

function valuesOf(ticket: Ticket, id: (typeof SECTIONS)[number]): string[] {
  return ticket.sections.find((section) => section.id === id)?.values.map((value) => value.text) ?? []
}

function missingIn(ticket: Ticket): string[] {
  return ticket.sections.filter((section) => section.missing).map((section) => section.id)
}

describe('buildTicket', () => {
  it.each(LOCALES)('has every section in triage order, labelled and never empty (%s)', (locale) => {
    for (const make of [postfix, exchange, netease, several]) {
      const ticket = buildTicket(make(), optionsFor(locale))
      expect(ticket.sections.map((section) => section.id)).toEqual(SECTIONS.filter((id) => id !== 'checks'))
      for (const section of ticket.sections) {
        expect(section.label).not.toMatch(/^ticket_|^$/)
        expect(section.values.length).toBeGreaterThan(0)
        for (const value of section.values) expect(value.text).not.toMatch(/^ticket_|^$/)
      }
    }
  })

  it('tells what was looked up, with when and by whom', () => {
    const checks: readonly Finding[] = [
      {
        ...{ check: 'spf', status: 'bad', reason: 'spf_fail', about: 'ours.example', resolver: 'Quad9' },
        params: { domain: 'ours.example', ip: '203.0.113.5', record: 'v=spf1 -all' },
        time: '2026-11-10T02:00:00Z',
      },
      {
        ...{
          check: 'recipient',
          status: 'cannot-tell',
          reason: 'failed',
          about: 'x.example',
          resolver: 'Quad9',
        },
        ...{ params: { failure: 'timeout' }, time: '2026-11-10T02:00:00Z' },
      },
    ]
    const english = buildTicket(postfix(), optionsFor('en', { checks }))
    expect(valuesOf(english, 'checks')).toEqual([
      'Bad: The SPF record of ours.example does not list the sending server 203.0.113.5 and forbids others [v=spf1 -all] [Quad9, 2026-11-10 10:00:00 UTC+08:00 (2026-11-10T02:00:00Z)]',
      'Cannot tell: x.example could not be looked up: no answer within 4 seconds [Quad9, 2026-11-10 10:00:00 UTC+08:00 (2026-11-10T02:00:00Z)]',
    ])
    expect(valuesOf(buildTicket(postfix(), optionsFor('zh_CN', { checks })), 'checks')[0]).toMatch(/^有问题/)
    expect(formatTicket(english, 'json')).toContain('"reason": "spf_fail"')
  })

  it('takes every fact from a Postfix notice', () => {
    const ticket = buildTicket(postfix(), optionsFor('en'))
    expect(ticket.summary).toBe(
      '[Bounce] recipient’s mailbox is full 552 5.2.2 x.example 2026-11-10 09:00 UTC+08:00',
    )
    expect(valuesOf(ticket, 'from')).toEqual(['Wang Fang <wang.fang@ours.example>'])
    expect(valuesOf(ticket, 'envelopeFrom')).toEqual(['wang.fang@ours.example'])
    expect(valuesOf(ticket, 'failed')).toEqual(['li.wei@x.example – recipient’s mailbox is full (552 5.2.2)'])
    expect(valuesOf(ticket, 'sentAt')).toEqual(['2026-11-10 08:58:30 UTC+08:00 (2026-11-10T00:58:30Z)'])
    expect(valuesOf(ticket, 'bouncedAt')).toEqual(['2026-11-10 09:00:00 UTC+08:00 (2026-11-10T01:00:00Z)'])
    expect(valuesOf(ticket, 'subject')).toEqual(['Quarterly figures'])
    expect(valuesOf(ticket, 'messageId')).toEqual(['<20261110.4711@ours.example>'])
    expect(valuesOf(ticket, 'queueIds')).toEqual(['4F7Yz12Kp9z1 (mail.ours.example)'])
    expect(valuesOf(ticket, 'reportingMta')).toEqual(['mail.ours.example'])
    expect(valuesOf(ticket, 'remoteMta')).toEqual(['mx.x.example [198.51.100.9]'])
    expect(valuesOf(ticket, 'stage')).toEqual(['RCPT TO'])
    expect(valuesOf(ticket, 'diagnosis')[0]).toMatch(
      /mailbox-full; temporary; confidence: certain; rule: en-over-quota/,
    )
    expect(valuesOf(ticket, 'diagnosis').at(-1)).toContain('1.2.3')
    expect(valuesOf(ticket, 'attachments')).toEqual(['figures-li-wei.pdf (1 KB)'])
    expect(ticket.facts.attachments).toEqual([{ name: 'figures-li-wei.pdf', bytes: 13 }])
    expect(missingIn(ticket)).toEqual(['received', 'traceIds', 'sendingIp', 'helo'])
  })

  it('names what the bounce does not give', () => {
    const ticket = buildTicket(netease(), optionsFor('zh_CN'))
    expect(missingIn(ticket)).toEqual(
      expect.arrayContaining(['from', 'sentAt', 'bouncedAt', 'subject', 'messageId', 'remoteMta', 'stage']),
    )
    expect(valuesOf(ticket, 'bouncedAt')).toEqual(['退信中没有'])
    expect(valuesOf(ticket, 'sendingIp')).toEqual(['203.0.113.7'])
    expect(valuesOf(ticket, 'traceIds')[0]).toBe('smtp7,C8CowAAnbcqaV5WJasUAJDg--.26719S2 1762736350')
  })

  it('finds trace and address in an Exchange Online refusal', () => {
    const ticket = buildTicket(exchange(), optionsFor('en', { audience: 'provider' }))
    expect(valuesOf(ticket, 'sendingIp')).toEqual(['203.0.113.7'])
    expect(valuesOf(ticket, 'traceIds')[0]).toContain('08DD0123456789AB')
    expect(valuesOf(ticket, 'request')[0]).toContain('08DD0123456789AB')
  })

  it('keeps each recipient’s own diagnosis and reply, and names who got it', () => {
    const ticket = buildTicket(several(), optionsFor('en'))
    expect(valuesOf(ticket, 'failed')).toHaveLength(3)
    expect(valuesOf(ticket, 'received')).toEqual(['dora@d.example'])
    const reply = ticket.sections.find((section) => section.id === 'reply')
    expect(reply?.values.map((value) => value.of)).toEqual([
      ['anna@a.example'],
      ['bob@b.example'],
      ['chen@c.example'],
    ])
    expect(valuesOf(ticket, 'reportingMta')).toEqual(['mail.ours.example'])
    expect(valuesOf(ticket, 'bouncedAt')[1]).toContain('2026-11-12 09:00:00 UTC+08:00')
    expect(ticket.summary).toContain('+2')
    expect(formatTicket(ticket, 'text')).not.toContain('250 2.0.0 Ok')
  })

  it('says what happened once more in the second language where one is asked for', () => {
    const also = { locale: 'en', catalogue: CATALOGUES.en } as const
    expect(valuesOf(buildTicket(postfix(), optionsFor('zh_CN', { also })), 'happened')).toEqual([
      expect.stringContaining('没有送达'),
      expect.stringContaining('was not delivered'),
    ])
    expect(valuesOf(buildTicket(postfix(), optionsFor('en')), 'happened')).toHaveLength(1)
  })

  it('never holds the body of the original', () => {
    const ticket = buildTicket(postfix(), optionsFor('en'))
    for (const format of ['text', 'markdown', 'html', 'json'] as const)
      expect(formatTicket(ticket, format)).not.toContain('secret body')
  })

  it('lists what was tried', () => {
    const ticket = buildTicket(postfix(), optionsFor('en', { tried: ['Sent again after a day'] }))
    expect(valuesOf(ticket, 'tried')).toEqual(['Sent again after a day'])
  })

  it('leaves out the subject on request and says so', () => {
    const ticket = buildTicket(postfix(), optionsFor('en', { includeSubject: false }))
    expect(valuesOf(ticket, 'subject')).toEqual(['left out on purpose'])
    expect(formatTicket(ticket, 'json')).not.toContain('Quarterly')
  })

  it('takes an unknown time zone for UTC', () => {
    const ticket = buildTicket(postfix(), optionsFor('en', { timeZone: 'No/Where' }))
    expect(valuesOf(ticket, 'bouncedAt')).toEqual(['2026-11-10 01:00:00 UTC+00:00 (2026-11-10T01:00:00Z)'])
  })

  it('lists the first fifty of ten thousand recipients and counts the rest', () => {
    const crowd = Array.from({ length: 10_000 }, (_, i) =>
      recipient({ finalRecipient: `user${i}@x.example`, diagnosticText: '550 5.1.1 No such user' }),
    )
    const ticket = buildTicket(diagnosed(crowd), optionsFor('en', { mask: true }))
    expect(ticket.facts.failed).toHaveLength(50)
    expect(valuesOf(ticket, 'failed').at(-1)).toBe('and 9950 more')
    expect(ticket.summary).toContain('+9999')
    expect(valuesOf(ticket, 'happened')[0]).toContain('10000 of 10000')
    expect(formatTicket(ticket, 'json').length).toBeLessThan(100_000)
  })

  it('asks every reader for something, for every category and in every language', () => {
    for (const locale of LOCALES)
      for (const audience of AUDIENCES)
        for (const category of CATEGORIES) {
          const one = recipient({ diagnosticText: '550 no' }, { category })
          const ticket = buildTicket(diagnosed([one]), optionsFor(locale, { audience }))
          const [request] = valuesOf(ticket, 'request')
          expect(request).not.toMatch(/^ticket_|\$/)
          if (locale !== 'en') expect(request).toMatch(/\p{Script=Han}/u)
        }
  })

  it('has a note of at most 140 characters for the recipient, and for nobody else', () => {
    for (const locale of LOCALES)
      for (const category of CATEGORIES) {
        const bounce = diagnosed([recipient({}, { category })])
        const ticket = buildTicket(bounce, optionsFor(locale, { audience: 'recipient' }))
        expect(ticket.note?.length).toBeLessThanOrEqual(140)
        expect(formatTicket(ticket, 'text')).toBe(`${ticket.note}\n`)
      }
    expect(buildTicket(postfix(), optionsFor('en')).note).toBeNull()
  })
})
