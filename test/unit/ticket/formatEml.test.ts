import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { bodyText, header, readMessage } from '../../../src/mime/index.ts'
import { buildTicket, type EmlFields, formatEml, formatTicket } from '../../../src/ticket/index.ts'
import { bytesOf, optionsFor, POSTFIX_BOUNCE, postfix } from './fixtures.ts'

const FIELDS: EmlFields = {
  from: { name: '王芳', address: 'wang.fang@ours.example' },
  to: [{ name: 'Help "desk"', address: 'help@ours.example' }],
  date: '2026-11-10T02:00:00Z',
  messageId: '<new.1@ours.example>',
  bounce: bytesOf(POSTFIX_BOUNCE),
}

function write(fields: Partial<EmlFields> = {}, options = optionsFor('zh_CN')): Uint8Array {
  const result = formatEml(buildTicket(postfix(), options), { ...FIELDS, ...fields })
  if (!result.ok) throw new Error(result.problem)
  return result.bytes
}

function bytes(...codes: number[]): Uint8Array {
  return Uint8Array.from(codes)
}

const BOUNCES: readonly (readonly [string, Uint8Array, string])[] = [
  ['plain', bytesOf(POSTFIX_BOUNCE), '7bit'],
  ['raw UTF-8', bytesOf('Subject: 退信\n\n内容\n'), '8bit'],
  ['raw GBK', bytes(0x53, 0x3a, 0x20, 0xcd, 0xcb, 0xd0, 0xc5, 0x0d, 0x0a, 0x0d, 0x0a, 0xc4, 0xe3), '8bit'],
  ['LF line ends', new TextEncoder().encode('Subject: x\n\nbody\n'), 'binary'],
  ['long lines', bytesOf(`Subject: x\n\n${'a'.repeat(2000)}\n`), 'binary'],
  ['NUL and bare CR', bytes(0x53, 0x3a, 0x78, 0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x61), 'binary'],
  ['no line end at its end', bytesOf('Subject: x\n\nbody'), '7bit'],
  ['several line ends at its end', bytesOf('Subject: x\n\nbody\n\n\n'), '7bit'],
  ['an older ticket', bytesOf('Subject: x\n\n--=_ticket_14c47b5f\n--=_ticket_14c47b5f--\n'), '7bit'],
]

describe('formatEml', () => {
  it.each(BOUNCES)('attaches the bounce byte for byte: %s', (_name, bounce, encoding) => {
    const message = readMessage(write({ bounce }))
    const [text, attached] = message.root.children
    expect(message.root.children).toHaveLength(2)
    expect(text?.contentType).toMatchObject({ type: 'text/plain', params: { charset: 'utf-8' } })
    expect(attached?.contentType.type).toBe('message/rfc822')
    expect(attached?.encoding).toBe(encoding)
    expect(attached && message.bytes.slice(attached.bodyStart, attached.bodyEnd)).toEqual(bounce)
  })

  it('is read by another reader as written', async () => {
    const mail = await PostalMime.parse(write())
    expect(mail.from).toMatchObject({ name: '王芳', address: 'wang.fang@ours.example' })
    expect(mail.to).toMatchObject([{ name: 'Help "desk"', address: 'help@ours.example' }])
    expect(mail.messageId).toBe('<new.1@ours.example>')
    expect(mail.date).toBe('2026-11-10T02:00:00.000Z')
    expect(mail.subject).toBe(buildTicket(postfix(), optionsFor('zh_CN')).summary)
    expect(mail.text?.replaceAll('\r\n', '\n').trim()).toBe(
      formatTicket(buildTicket(postfix(), optionsFor('zh_CN')), 'text').trim(),
    )
    const [attached] = mail.attachments
    expect(attached).toMatchObject({ mimeType: 'message/rfc822', disposition: 'attachment' })
    expect(attached?.filename).toMatch(/^bounce-20261110-0900-x\.example-mailbox-full\.eml$/)
    // postal-mime hands line ends out as LF and adds one at the end.
    const content = new TextDecoder().decode(attached?.content as ArrayBuffer)
    expect(content).toBe(`${POSTFIX_BOUNCE}\n`)
  })

  it('marks itself neither as automatic nor as a reply nor as a bounce', () => {
    const { root } = readMessage(write())
    for (const name of [
      'auto-submitted',
      'precedence',
      'in-reply-to',
      'references',
      'return-path',
      'x-failed-recipients',
    ])
      expect(header(root, name)).toBeNull()
    const ticket = {
      ...buildTicket(postfix(), optionsFor('en')),
      summary: 'Undeliverable: Delivery failure at x.example',
    }
    const result = formatEml(ticket, FIELDS)
    expect(result.ok && header(readMessage(result.bytes).root, 'subject')).toBe('at x.example')
  })

  it('keeps header and text lines short and safe', () => {
    const text = new TextDecoder().decode(write({ bounce: bytesOf('S: x\n\n') }))
    for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const plain = readMessage(write({}, optionsFor('en', { mask: true })))
    const [part] = plain.root.children
    expect(part && bodyText(plain, part)).toContain('left out on purpose')
  })

  it('lets nothing out of names or ticket add a header', () => {
    const evil = 'x\r\nBcc: victim@y.example\r\n\r\nbody'
    const ticket = { ...buildTicket(postfix(), optionsFor('en')), summary: evil }
    const result = formatEml(ticket, { ...FIELDS, from: { name: evil, address: 'a@x.example' }, to: [] })
    expect(result.ok).toBe(true)
    const message = readMessage(result.ok ? result.bytes : new Uint8Array())
    expect(header(message.root, 'bcc')).toBeNull()
    expect(message.root.children).toHaveLength(2)
  })

  it.each([
    ['bad-from', { from: { name: '', address: 'a@x.example\r\nBcc: b@y.example' } }],
    ['bad-to', { to: [{ name: '', address: 'a@x.example, b@y.example' }] }],
    ['bad-to', { to: [{ name: '', address: '' }] }],
    ['too-many-to', { to: Array.from({ length: 49 }, (_, i) => ({ name: '', address: `a${i}@x.example` })) }],
    ['bad-date', { date: 'yesterday' }],
    ['bad-message-id', { messageId: '<a@x>\r\nBcc: b@y.example' }],
  ] as const)('refuses %s', (problem, fields) => {
    expect(formatEml(buildTicket(postfix(), optionsFor('en')), { ...FIELDS, ...fields })).toEqual({
      ok: false,
      problem,
    })
  })
})
