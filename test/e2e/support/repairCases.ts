import { bounceOf, noise, type Refusal, type SentFile, sentMail } from './repairMails.ts'

export const LIMIT = 2_000_000
const tooLarge = (address: string): Refusal => ({
  address,
  status: '5.3.4',
  reply: `552 5.3.4 Message size exceeds fixed maximum message size (${LIMIT})`,
})
const unknownUser = (address: string): Refusal => ({
  address,
  status: '5.1.1',
  reply: `550 5.1.1 <${address}>: Recipient address rejected: User unknown`,
})
export const files: readonly SentFile[] = [
  { name: '报告 2026.pdf', bytes: noise(900_000, 1) },
  { name: '照片（上海）.jpg', bytes: noise(800_000, 2) },
  { name: 'notes.txt', bytes: noise(700_000, 3) },
]
const HTML = '<p>李娜，您好！<b>附件</b>请查收。</p><p><img src="cid:picture" alt="p"></p>'

export const three = sentMail({
  id: 'three@sender.example',
  subject: 'Re: 十月的报告',
  to: ['"Li, Na" <li.na@partner.example>', 'Chen Jie <chen.jie@customer.example>'],
  cc: ['zhou.min@partner.example'],
  bcc: ['secret@partner.example'],
  inReplyTo: 'question@partner.example',
  references: ['first@sender.example', 'question@partner.example'],
  html: HTML,
  files,
})
export const question = sentMail({
  id: 'question@partner.example',
  subject: 'Question',
  to: ['wang.wei@sender.example'],
  references: ['first@sender.example'],
  html: '<p>?</p>',
})
export const one = sentMail({
  id: 'one@sender.example',
  subject: '一个大文件',
  to: ['li.na@partner.example'],
  html: HTML,
  files: [{ name: '大文件.bin', bytes: noise(4_500_000, 4) }],
})
export const typo = sentMail({
  id: 'typo@sender.example',
  subject: '会议',
  to: ['zhou.mim@partner.example', 'chen.jie@customer.example'],
  html: HTML,
  files: [{ name: '议程.txt', bytes: noise(2000, 5) }],
})
export const crowd = Array.from({ length: 45 }, (_, i) => `p${i + 1}@d${i % 7}.example`)
export const many = sentMail({
  id: 'many@sender.example',
  subject: '通知',
  to: crowd.slice(0, 30),
  bcc: crowd.slice(30),
  html: HTML,
})
export const signed = sentMail({
  id: 'signed@sender.example',
  subject: 'Signed',
  to: ['li.na@partner.example'],
  html: '',
  raw: `Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="s"

--s
Content-Type: text/plain; charset=utf-8

signed words
--s
Content-Type: application/pkcs7-signature; name="smime.p7s"
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="smime.p7s"

${noise(1500).toString('base64')}
--s--
`,
})
const lost = sentMail({
  id: 'lost@sender.example',
  subject: '没有副本',
  to: ['li.na@partner.example'],
  html: HTML,
  files: [{ name: '附件.txt', bytes: noise(3000, 6) }],
})
export const macro = sentMail({
  id: 'macro@sender.example',
  subject: '报表',
  to: ['li.na@partner.example'],
  html: HTML,
  files: [
    { name: '报表.xlsm', bytes: Buffer.alloc(40_000, 'macro ') },
    { name: 'plain.txt', bytes: Buffer.from('plain') },
  ],
})
export const moved = sentMail({
  id: 'moved@sender.example',
  subject: 'Moved',
  to: ['old@partner.example'],
  html: HTML,
})
export const full = sentMail({
  id: 'full@sender.example',
  subject: '满了',
  to: ['li.na@partner.example'],
  bcc: ['secret@partner.example'],
  html: HTML,
  files: [{ name: 'a.bin', bytes: noise(100_000, 7) }],
})
/** Files that a mail program may take for lines of text, and put into other lines. */
export const textFiles: readonly SentFile[] = [
  { name: 'lf.txt', type: 'text/plain', bytes: Buffer.from('one\ntwo\nthree\n') },
  { name: 'lf-end.txt', type: 'text/plain; charset=us-ascii', bytes: Buffer.from('one\ntwo\nthree') },
  { name: 'crlf.csv', type: 'text/csv', bytes: Buffer.from('a,b\r\n1,2\r\n') },
  { name: 'crlf-end.csv', type: 'text/csv', bytes: Buffer.from('a,b\r\n1,2') },
  { name: 'cr.txt', type: 'text/plain', bytes: Buffer.from('one\rtwo\r') },
  { name: 'mixed.txt', type: 'text/plain', bytes: Buffer.from('one\ntwo\r\nthree\r') },
  {
    name: 'latin.txt',
    type: 'text/plain; charset=iso-8859-1',
    bytes: Buffer.from('caf\xe9\nna\xefve\n', 'latin1'),
  },
  { name: 'utf8.txt', type: 'text/plain; charset=utf-8', bytes: Buffer.from('\ufeff您好\n再见\n') },
  {
    name: 'gbk.txt',
    type: 'text/plain; charset=gbk',
    bytes: Buffer.from('c4fa bac3 0a'.replaceAll(' ', ''), 'hex'),
  },
  { name: 'page.html', type: 'text/html', bytes: Buffer.from('<p>x</p>\n<!-- \n -->\n') },
  { name: 'run.sh', type: 'application/x-sh', bytes: Buffer.from('#!/bin/sh\necho hi\n') },
  { name: 'long.txt', type: 'text/plain', bytes: Buffer.from(`${'x'.repeat(2000)}\n`) },
  { name: 'from.txt', type: 'text/plain', bytes: Buffer.from('From here\n.\n..\n-- \n trailing  \n') },
  { name: 'empty.txt', type: 'text/plain', bytes: Buffer.alloc(0) },
]
export const texts = sentMail({
  id: 'texts@sender.example',
  subject: '文本文件',
  to: ['li.na@partner.example'],
  html: HTML,
  files: textFiles,
})
const refusalOf = (reply: string, status: string, address = 'li.na@partner.example'): readonly Refusal[] => [
  { address, status, reply },
]
export const bounces = {
  texts: bounceOf(texts, [tooLarge('li.na@partner.example')], 'headers'),
  macro: bounceOf(
    macro,
    refusalOf('550 5.7.1 Message contains a blocked attachment (file type .xlsm)', '5.7.1'),
    'headers',
  ),
  moved: bounceOf(
    moved,
    refusalOf(
      '551 5.1.6 User not local; please try <new.one@partner.example>',
      '5.1.6',
      'old@partner.example',
    ),
    'headers',
  ),
  full: bounceOf(full, refusalOf('552 5.2.2 Mailbox full', '5.2.2', 'secret@partner.example'), 'headers'),
  three: bounceOf(three, [tooLarge('li.na@partner.example'), tooLarge('secret@partner.example')], 'headers'),
  one: bounceOf(one, [tooLarge('li.na@partner.example')], 'headers'),
  typo: bounceOf(typo, [unknownUser('zhou.mim@partner.example')], 'headers'),
  many: bounceOf(
    many,
    crowd.map((address) => ({
      address,
      status: '5.5.3',
      reply: '452 4.5.3 Too many recipients, should be less than 20',
    })),
    'headers',
  ),
  signed: bounceOf(signed, [tooLarge('li.na@partner.example')], 'full'),
  lost: bounceOf(lost, [unknownUser('li.na@partner.example')], 'full'),
}
