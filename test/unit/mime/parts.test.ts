import { describe, expect, it } from 'vitest'
import { bodyText, header, rawBody, readMessage, walk } from '../../../src/mime/index.ts'
import { MAX_DEPTH, MAX_PARTS } from '../../../src/mime/parts.ts'
import { bytesOf, defectKinds, leaves, mail, outline } from './mail.ts'

describe('readMessage', () => {
  it('reads a delivery report into its three parts', () => {
    const message = mail(
      'Subject: Undelivered',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"',
      '',
      'This is a MIME-encapsulated message.',
      '--=_b',
      '',
      'It could not be delivered.',
      '--=_b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.com',
      '',
      'Final-Recipient: rfc822; li@example.net',
      '--=_b',
      'Content-Type: message/rfc822',
      '',
      'Subject: Hello',
      '',
      'Hi',
      '--=_b--',
      '',
    )
    expect(outline(message)).toEqual({
      type: 'multipart/report',
      children: [
        { type: 'text/plain', text: 'It could not be delivered.' },
        {
          type: 'message/delivery-status',
          text: 'Reporting-MTA: dns; mx.example.com\n\nFinal-Recipient: rfc822; li@example.net',
        },
        { type: 'message/rfc822', children: [{ type: 'text/plain', text: 'Hi' }] },
      ],
    })
    expect(message.defects).toEqual([])
    expect(message.root.contentType.params).toEqual({ 'report-type': 'delivery-status', boundary: '=_b' })
  })

  it('ends an inner multipart that is never closed at the outer boundary', () => {
    const message = mail(
      'Content-Type: multipart/mixed; boundary=out',
      '',
      '--out',
      'Content-Type: multipart/alternative; boundary=in',
      '',
      '--in',
      '',
      'inner',
      '--out',
      '',
      'second',
      '--out--',
    )
    expect(outline(message).children).toEqual([
      { type: 'multipart/alternative', children: [{ type: 'text/plain', text: 'inner' }] },
      { type: 'text/plain', text: 'second' },
    ])
    expect(defectKinds(message)).toEqual(['unclosed-multipart'])
  })

  it('tells boundaries apart of which one begins like the other', () => {
    const message = mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: multipart/mixed; boundary=bb',
      '',
      '--bb',
      '',
      'one',
      '--bb--',
      '--b',
      '',
      'two',
      '--b--',
    )
    expect(leaves(message).map((part) => bodyText(message, part))).toEqual(['one', 'two'])
    expect(message.defects).toEqual([])
  })

  it.each([
    ['no boundary parameter', 'Content-Type: multipart/report'],
    ['a boundary that does not occur', 'Content-Type: multipart/report; boundary=other'],
    ['no Content-Type at all', 'X-Nothing: 1'],
  ])('finds the parts of a multipart with %s', (_, contentType) => {
    const message = mail(
      contentType,
      '',
      '--Part_1.x',
      'Content-Type: text/plain',
      '',
      'notice',
      '--Part_1.x',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; a.example',
      '--Part_1.x--',
    )
    expect(leaves(message).map((part) => [part.contentType.type, bodyText(message, part)])).toEqual([
      ['text/plain', 'notice'],
      ['message/delivery-status', 'Reporting-MTA: dns; a.example'],
    ])
  })

  it('keeps the text of a multipart without any boundary line', () => {
    const message = mail('Content-Type: multipart/report; boundary=gone', '', '550 no such user')
    expect(outline(message).children).toEqual([{ type: 'text/plain', text: '550 no such user' }])
    expect(defectKinds(message)).toEqual(['missing-boundary'])
  })

  it('finds boundaries whose line goes on behind them', () => {
    const message = mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b  ',
      '',
      'one',
      '--b-- the end',
      'x',
    )
    expect(outline(message).children).toEqual([{ type: 'text/plain', text: 'one' }])
  })

  it('keeps the text of a multipart that has nothing but a closing line', () => {
    const message = mail('Content-Type: multipart/mixed; boundary=b', '', '550 no such user', '--b--')
    expect(outline(message).children).toEqual([{ type: 'text/plain', text: '550 no such user' }])
  })

  it('takes returned headers that announce parts for undamaged', () => {
    const message = mail('Content-Type: multipart/mixed; boundary=b', '', '')
    expect(message.root.children).toEqual([])
    expect(message.defects).toEqual([])
  })

  it('reads what comes before a cut', () => {
    const message = mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'first',
      '--b',
      'Content-Type: te',
    )
    expect(outline(message).children?.[0]).toEqual({ type: 'text/plain', text: 'first' })
    expect(message.root.children).toHaveLength(2)
    expect(defectKinds(message)).toContain('truncated')
  })

  it('leaves out what follows the closing line', () => {
    const message = mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      'preamble',
      '--b',
      '',
      'one',
      '--b--',
      'epilogue',
    )
    expect(outline(message).children).toEqual([{ type: 'text/plain', text: 'one' }])
  })

  it('reads a multipart inside one with the same boundary', () => {
    const message = mail(
      'Content-Type: multipart/report; boundary=b',
      '',
      '--b',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      '',
      'notice',
      '--b--',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'A: 1',
      '--b--',
    )
    expect(leaves(message).map((part) => part.contentType.type)).toEqual([
      'text/plain',
      'message/delivery-status',
    ])
  })

  it('gives the parts of a digest their own default type', () => {
    const message = mail(
      'Content-Type: multipart/digest; boundary=b',
      '',
      '--b',
      '',
      'Subject: one',
      '',
      'first',
      '--b',
      'Content-Type: text/plain',
      '',
      'plain',
      '--b--',
    )
    expect(outline(message).children).toEqual([
      { type: 'message/rfc822', children: [{ type: 'text/plain', text: 'first' }] },
      { type: 'text/plain', text: 'plain' },
    ])
  })

  it.each(['message/rfc822', 'message/global'])('reads a %s in base64', (type) => {
    const inner = 'Subject: =?utf-8?B?5rWL6K+V?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n正文\r\n'
    const message = mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      `Content-Type: ${type}`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(inner).toString('base64'),
      '--b--',
    )
    const root = message.root.children[0]?.children[0]
    expect(root && header(root, 'subject')).toBe('测试')
    expect(root && bodyText(message, root)).toBe('正文\n')
    expect(root?.source && root.source !== message.bytes).toBe(true)
  })

  it('believes an embedded message more than its transfer encoding', () => {
    const message = mail(
      'Content-Type: message/rfc822',
      'Content-Transfer-Encoding: base64',
      '',
      'Subject: plain after all',
      '',
      'text',
    )
    expect(message.root.children.map((part) => header(part, 'subject'))).toEqual(['plain after all'])
  })

  it.each(['message/delivery-status', 'text/rfc822-headers', 'message/feedback-report'])(
    'leaves %s as text',
    (type) => {
      const message = mail(`Content-Type: ${type}`, '', 'A: 1', '', 'B: 2')
      expect(outline(message)).toEqual({ type, text: 'A: 1\n\nB: 2' })
    },
  )

  it('ends the headers of a part at a boundary where the empty line is missing', () => {
    const message = mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html',
      '--b',
      'text without any header',
      '--b--',
    )
    expect(outline(message).children).toEqual([
      { type: 'text/html', text: '' },
      { type: 'text/plain', text: 'text without any header' },
    ])
  })

  it.each(['\n', '\r', '\r\n', '\r\r\n'])('reads lines that end with %j', (newline) => {
    const text = [
      'Subject: a',
      ' b',
      'Content-Type: multipart/mixed;',
      '\tboundary="x"',
      '',
      '--x',
      '',
      'one',
      'two',
      '--x--',
      '',
    ].join(newline)
    const message = readMessage(bytesOf(text))
    expect(header(message.root, 'subject')).toBe('a b')
    expect(leaves(message).map((part) => bodyText(message, part).trim())).toEqual(['one\ntwo'])
  })

  it('reads a mail whose parts have line breaks of different kinds', () => {
    const message = readMessage(
      bytesOf(
        'Subject: s\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\rold mac\r--b\r\n\r\ndos\r\n--b--\n',
      ),
    )
    expect(leaves(message).map((part) => bodyText(message, part))).toEqual(['old mac', 'dos'])
  })

  it.each([
    ['an mbox separator', 'From a@b.example Mon Nov  2 10:00:00 2026\nSubject: s\n\ntext'],
    ['an escaped separator', '>From a@b.example Mon Nov  2 10:00:00 2026\nSubject: s\n\ntext'],
    ['empty lines', '\n\n\r\nSubject: s\n\ntext'],
    ['a byte order mark', '\ufeffSubject: s\n\ntext'],
    ['an SMTP dialogue', 'HELO a.example\nMAIL FROM:<a@a.example>\nDATA\nReceived: x\nSubject: s\n\ntext'],
  ])('skips %s before the headers', (_, text) => {
    const message = readMessage(bytesOf(text))
    expect(header(message.root, 'subject')).toBe('s')
    expect(bodyText(message, message.root)).toBe('text')
  })

  it('takes bare text for a body', () => {
    const message = readMessage(bytesOf('Hi. This is the program.\nSorry.\n\nTo: nobody\n'))
    expect(message.root.headers).toEqual([])
    expect(bodyText(message, message.root)).toBe('Hi. This is the program.\nSorry.\n\nTo: nobody\n')
  })

  it('says when there is nothing', () => {
    expect(defectKinds(readMessage(new Uint8Array()))).toEqual(['empty-message'])
  })

  it('stops at its depth and keeps the rest as a leaf', () => {
    const levels = MAX_DEPTH + 10
    const open = Array.from(
      { length: levels },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    )
    const message = readMessage(bytesOf(`${open.join('')}\ndeepest`))
    const last = [...walk(message.root)].at(-1)
    expect(defectKinds(message)).toContain('too-deep')
    expect(last && bodyText(message, last)).toContain('deepest')
  })

  it('stops at its number of parts and keeps the rest as a leaf', () => {
    const parts = Array.from({ length: MAX_PARTS + 500 }, (_, at) => `--b\n\npart ${at}.\n`).join('')
    const message = readMessage(bytesOf(`Content-Type: multipart/mixed; boundary=b\n\n${parts}--b--\n`))
    const last = message.root.children.at(-1)
    expect(defectKinds(message)).toContain('too-many-parts')
    expect(message.root.children.length).toBeLessThanOrEqual(MAX_PARTS + 1)
    expect(last && new TextDecoder().decode(rawBody(message, last))).toContain(`part ${MAX_PARTS + 499}.`)
  })

  it('names files however their names are written', () => {
    const message = mail(
      "Content-Type: application/pdf; name*0*=gbk''%B1%A8; name*1*=%B8%E6; name*2=.pdf",
      'Content-Disposition: ATTACHMENT; filename="=?utf-8?B?5oql5ZGK?=.pdf"',
      'Content-Transfer-Encoding: Base64 (as usual)',
      '',
      'AAAA',
    )
    expect(message.root.filename).toBe('报告.pdf')
    expect(message.root.contentType.params.name).toBe('报告.pdf')
    expect(message.root.disposition).toBe('attachment')
    expect(message.root.encoding).toBe('base64')
  })
})
