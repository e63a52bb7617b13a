import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readMessage } from '../../../src/mime/index.ts'
import { readOriginal, returnedOriginal } from '../../../src/outgoing/index.ts'
import { readReport } from '../../../src/report/index.ts'
import { mail, octets } from '../mime/mail.ts'
import { sharedAvailable, sharedFiles } from '../shared.ts'
import { composeMail } from './compose.ts'
import { draftOf, fileOf } from './samples.ts'

const readBack = (bytes: Uint8Array) => {
  const message = readMessage(bytes)
  return readOriginal(message, message.root)
}

test('gives back what a mail program wrote', () => {
  const draft = draftOf({
    to: [
      { name: '李娜', address: 'li@mail.example' },
      { name: 'O. Müller', address: 'm@b.example' },
    ],
    cc: [{ name: '', address: 'cc@c.example' }],
    replyTo: [{ name: '', address: 'reply@firm.example' }],
    references: ['<a@x.example>', '<b@x.example>'],
    inReplyTo: '<b@x.example>',
    bodyHtml: '<p>你好</p><img src="cid:Logo@x">',
    attachments: [
      fileOf('logo.png', 3000, 'image/png', 'logo@x'),
      fileOf('设计图纸（第二版）.dwg', 100_001),
      fileOf('a.zip', 0, 'application/zip'),
    ],
  })
  const read = readBack(composeMail(draft))
  expect(read).toMatchObject({
    from: draft.from,
    to: draft.to,
    cc: draft.cc,
    replyTo: draft.replyTo,
    subject: draft.subject,
    references: draft.references,
    inReplyTo: draft.inReplyTo,
    date: '2026-11-10T01:00:00Z',
    protection: 'none',
    complete: 'full',
  })
  expect(read.messageId).toMatch(/^<.+@firm\.example>$/)
  expect(read.bodyHtml).toContain('你好')
  expect(read.bodyText).toContain('你好')
  expect(
    read.attachments.map(({ name, type, sizeBytes, contentId }) => [name, type, sizeBytes, contentId]),
  ).toEqual([
    ['logo.png', 'image/png', 3000, 'logo@x'],
    ['设计图纸（第二版）.dwg', 'application/octet-stream', 100_001, null],
    ['a.zip', 'application/zip', 0, null],
  ])
  read.attachments.forEach((file, index) => {
    expect(file.bytes()).toHaveLength(file.sizeBytes)
    expect(Buffer.from(file.bytes()).equals(draft.attachments[index]?.bytes() ?? new Uint8Array())).toBe(true)
  })
})

test('keeps Bcc of a stored copy', () => {
  const read = readBack(Buffer.from('From: a@x.example\r\nBcc: Secret <s@x.example>\r\n\r\nhello\r\n'))
  expect(read.bcc).toEqual([{ name: 'Secret', address: 's@x.example' }])
  expect(read).toMatchObject({ bodyText: 'hello\n', to: [], complete: 'full' })
})

test('reads file names in raw GBK', () => {
  const gbk = octets(
    'From: a@x.example\r\nContent-Type: application/pdf; name="',
    Uint8Array.of(0xba, 0xcf, 0xcd, 0xac),
    '.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD\r\n',
  )
  expect(readBack(gbk).attachments).toMatchObject([{ name: '合同.pdf', sizeBytes: 3 }])
})

test('makes names safe, and gives those that lack one', () => {
  const read = mail(
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: application/pdf; name="..\\\\..\\\\x\\u202e/evil<1>.pdf"',
    '',
    'x',
    '--b',
    'Content-Type: image/png',
    '',
    'x',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'Subject: Re: a/b',
    '',
    'inner',
    '--b--',
  )
  const { attachments } = readOriginal(read, read.root)
  expect(attachments.map(({ name }) => name)).toEqual(['evil_1_.pdf', 'attachment-2.png', 'Re_ a_b.eml'])
  expect(Buffer.from(attachments[2]?.bytes() ?? []).toString()).toBe('Subject: Re: a/b\r\n\r\ninner')
})

test('joins flowed lines', () => {
  const read = mail(
    'Content-Type: text/plain; format=flowed',
    '',
    'one ',
    'line',
    '> quoted ',
    '> too',
    '',
    '-- ',
    'me',
  )
  expect(readOriginal(read, read.root).bodyText).toBe('one line\n> quoted too\n\n-- \nme')
})

test('keeps text and pages that stand after one another', () => {
  const read = mail(
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'first <1>',
    '--b',
    'Content-Type: text/html',
    '',
    '<b>second</b>',
    '--b--',
  )
  const draft = readOriginal(read, read.root)
  expect(draft.bodyText).toBe('first <1>\n\nsecond')
  expect(draft.bodyHtml).toMatch(/first &lt;1&gt;.*<b>second<\/b>/s)
  expect(draft.attachments).toEqual([])
})

const protectedMails: readonly (readonly [string, string, string])[] = [
  [
    'signed',
    'S/MIME or OpenPGP, in parts',
    'Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n\r\nhi\r\n--b--',
  ],
  [
    'signed',
    'below a footer of a list',
    'Content-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\nContent-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n\r\nhi\r\n--b--\r\n--o--',
  ],
  ['encrypted', 'OpenPGP', 'Content-Type: multipart/encrypted; boundary=b\r\n\r\n--b\r\n\r\nhi\r\n--b--'],
  [
    'encrypted',
    'S/MIME',
    'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n\r\nMII',
  ],
  ['signed', 'opaque S/MIME', 'Content-Type: application/x-pkcs7-mime; smime-type=signed-data\r\n\r\nMII'],
  ['encrypted', 'OpenPGP in the text', 'Subject: x\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQ'],
  [
    'signed',
    'OpenPGP signature in the text',
    'Subject: x\r\n\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256',
  ],
  [
    'none',
    'an attached signed mail',
    'Content-Type: message/rfc822\r\n\r\nContent-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n\r\nhi\r\n--b--',
  ],
]

test.each(protectedMails)('%s: %s', (protection, _, text) => {
  expect(readBack(Buffer.from(text)).protection).toBe(protection)
})

const bounceOf = (type: string, returned: string) =>
  readMessage(
    Buffer.from(
      [
        'From: MAILER-DAEMON@mx.example',
        'Return-Path: <>',
        'Subject: Undelivered Mail Returned to Sender',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=outer',
        '',
        '--outer',
        '',
        'failed',
        '--outer',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx.example',
        '',
        'Final-Recipient: rfc822; li@mail.example',
        'Action: failed',
        'Status: 5.3.4',
        '--outer',
        `Content-Type: ${type}`,
        '',
        returned,
        '--outer--',
      ].join('\r\n'),
    ),
  )

test('reads the returned mail out of a bounce, whole or cut', () => {
  const sent = composeMail(draftOf({ attachments: [fileOf('a.bin', 50_000)] })).toString()
  const whole = returnedOriginal(readReport(bounceOf('message/rfc822', sent)))
  expect(whole).toMatchObject({
    complete: 'full',
    subject: '季度报告和图纸',
    attachments: [{ sizeBytes: 50_000 }],
  })
  const cut = returnedOriginal(readReport(bounceOf('message/rfc822', sent.slice(0, 20_000))))
  expect(cut?.complete).toBe('body-cut')
  const head = returnedOriginal(
    readReport(bounceOf('text/rfc822-headers', sent.slice(0, sent.indexOf('\r\n\r\n')))),
  )
  expect(head).toMatchObject({
    complete: 'headers',
    subject: '季度报告和图纸',
    to: [{ address: 'li@mail.example' }],
  })
  const announced = returnedOriginal(
    readReport(bounceOf('message/rfc822', sent.slice(0, sent.indexOf('\r\n\r\n') + 4))),
  )
  expect(announced?.complete).toBe('headers')
})

test('header values are single lines', () => {
  const read = readBack(
    Buffer.from(
      'Subject: =?utf-8?Q?a=0D=0ABcc:_x@evil.example?=\r\nTo: =?utf-8?Q?n=0D=0ACc:_y?= <a@x.example>\r\n\r\nx',
    ),
  )
  expect(JSON.stringify([read.subject, read.to])).not.toMatch(/\\r|\\n/)
})

test.runIf(sharedAvailable('originals of real mail'))(
  'reads every real mail, and tells sizes exactly',
  () => {
    const files = [...sharedFiles('corpus', 'other'), ...sharedFiles('corpus', 'bounce')]
    let attachments = 0
    for (const file of files.filter((_, index) => index % 4 === 0)) {
      const message = readMessage(readFileSync(file))
      for (const draft of [readOriginal(message, message.root), returnedOriginal(readReport(message))])
        for (const one of draft?.attachments ?? []) {
          attachments++
          expect(one.sizeBytes, file).toBe(one.bytes().length)
          expect(one.name, file).toMatch(/^[^\p{Cc}/\\]+$/u)
        }
    }
    expect(attachments).toBeGreaterThan(20)
  },
)
