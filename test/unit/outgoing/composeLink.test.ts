import { describe, expect, test } from 'vitest'
import { type ComposeAddress, composeLink, type LinkMail, LONGEST_LINK } from '../../../src/outgoing/index.ts'

const mail = (more: Partial<LinkMail> = {}): LinkMail => ({
  to: [{ name: 'Li Na', address: 'li.na@partner.example' }],
  cc: [],
  bcc: [],
  subject: 'October',
  text: 'Hello\nthere & you',
  ...more,
})
const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: '', address: `somebody.${at}@partner.example` }))
const GMAIL: ComposeAddress = {
  page: 'https://mail.example/?view=cm',
  fields: { to: 'to', cc: 'cc', bcc: 'bcc', subject: 'su', body: 'body' },
  longest: 1600,
}

describe('a mailto link', () => {
  test('holds the fields, line breaks as CRLF, no plus for a space', () => {
    const { href, lacks } = composeLink(mail({ subject: 'a + b?', cc: people(2) }), null)
    expect(href).toBe(
      'mailto:li.na@partner.example?cc=somebody.0%40partner.example%2Csomebody.1%40partner.example' +
        '&subject=a%20%2B%20b%3F&body=Hello%0D%0Athere%20%26%20you',
    )
    expect(lacks).toEqual([])
  })

  test.each([
    ['Chinese', '附件是本季度的报价。'.repeat(200)],
    ['one word', 'x'.repeat(9000)],
    ['English', 'more words than a link can hold '.repeat(300)],
    ['halves of characters', '\ud83d'.repeat(3000)],
    ['emoji', '😀'.repeat(1500)],
  ])('brings the beginning of a text that is too long: %s', (_, text) => {
    const { href, lacks } = composeLink(mail({ text }), null)
    expect(href.length).toBeLessThanOrEqual(LONGEST_LINK)
    expect(href.length).toBeGreaterThan(LONGEST_LINK - 300)
    expect(lacks).toEqual(['body'])
    const body = decodeURIComponent(/body=(.*)$/.exec(href)?.[1] ?? '')
    expect(body.endsWith('…')).toBe(true)
    const whole = text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')
    expect(whole.startsWith(body.slice(0, -1))).toBe(true)
  })

  test('leaves all recipients out rather than some', () => {
    const { href, lacks } = composeLink(mail({ bcc: people(120) }), null)
    expect(lacks).toEqual(['body', 'recipients'])
    expect(href).toContain('mailto:?subject=October')
    expect(href).not.toContain('somebody')
    expect(href).not.toContain('li.na')
  })

  test('leaves out a subject that would fill it', () => {
    const { href, lacks } = composeLink(mail({ subject: '很长'.repeat(200) }), null)
    expect(lacks).toEqual(['body', 'recipients', 'subject'])
    expect(href.length).toBeLessThanOrEqual(LONGEST_LINK)
  })

  test('adds no field through an address', () => {
    const { href } = composeLink(
      mail({ to: [{ name: '', address: 'a&bcc=x@evil.example?subject=b' }] }),
      null,
    )
    expect(href).toContain('mailto:a%26bcc%3Dx@evil.example%3Fsubject%3Db?')
  })
})

describe("a webmail's own address", () => {
  test('takes the fields by its names for them', () => {
    const url = new URL(composeLink(mail({ bcc: people(1) }), GMAIL).href)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      view: 'cm',
      to: 'li.na@partner.example',
      bcc: 'somebody.0@partner.example',
      su: 'October',
      body: 'Hello\r\nthere & you',
    })
  })

  test('or a whole mailto link', () => {
    const { href } = composeLink(mail(), { page: 'https://mail.example/compose', fields: 'mailto' })
    expect(new URL(href).searchParams.get('mailto')).toBe(composeLink(mail(), null).href)
  })

  test('keeps to its own length where that is smaller', () => {
    const text = '附件是本季度的报价。'.repeat(200)
    for (const address of [GMAIL, { page: 'https://mail.example/compose', fields: 'mailto' }])
      expect(composeLink(mail({ text }), address).href.length).toBeLessThanOrEqual(
        'longest' in address ? 1600 : LONGEST_LINK,
      )
  })
})
