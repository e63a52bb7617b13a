/** Notices of systems that write in other languages or in layouts of their own, and the forms in which they arrive. */
import iconv from 'iconv-lite'

export interface Said {
  readonly address: string
  readonly reply: string
}

export interface Sample {
  readonly name: string
  readonly from: string
  readonly subject: string
  /** The charset of the country. */
  readonly charset: string
  readonly text: (said: readonly Said[]) => string
}

export const LI: Said = { address: 'li@recipient.example', reply: '550 5.1.1 User unknown' }
export const ZHAO: Said = { address: 'zhao@other.example', reply: '552 5.2.2 Mailbox full' }

const exchange = (
  language: string,
  prefix: string,
  [head, admin, server, returned]: readonly [string, string, string, string],
  charset: string,
): Sample => ({
  name: `Exchange in ${language}`,
  from: 'postmaster@corp.example',
  subject: `${prefix} Invoice`,
  charset,
  text: (said) =>
    [
      head,
      '',
      ...said.map(({ address }) => `${address}<mailto:${address}>`),
      '',
      admin,
      '',
      `${server} EX01.corp.example`,
      '',
      ...said.flatMap(({ address, reply }) => [
        address,
        'mx.recipient.example',
        `Remote Server returned '${reply}'`,
        '',
      ]),
      returned,
      '',
    ].join('\n'),
})

const lines =
  (head: string, each: (said: Said) => string, tail = '') =>
  (said: readonly Said[]) =>
    [head, '', ...said.map(each), tail].join('\n')
const angled = ({ address, reply }: Said) => `<${address}>: ${reply}\n`

export const SAMPLES: readonly Sample[] = [
  exchange(
    'Danish',
    'Kan ikke leveres:',
    [
      'Levering mislykkedes til disse modtagere eller grupper:',
      'Diagnosticeringsoplysninger til administratorer:',
      'Genererende server:',
      'Oprindelige brevhoveder:',
    ],
    'iso-8859-1',
  ),
  exchange(
    'Hungarian',
    'Kézbesíthetetlen:',
    [
      'Nem sikerült a kézbesítés a következő címzetteknek vagy csoportoknak:',
      'Diagnosztikai információk rendszergazdáknak:',
      'Létrehozó kiszolgáló:',
      'Eredeti üzenetfejlécek:',
    ],
    'iso-8859-2',
  ),
  exchange(
    'Turkish',
    'Teslim edilemedi:',
    [
      'Şu alıcılara veya gruplara teslim edilemedi:',
      'Yöneticiler için tanılama bilgileri:',
      'Oluşturan sunucu:',
      'Özgün ileti üstbilgileri:',
    ],
    'iso-8859-9',
  ),
  exchange(
    'Simplified Chinese',
    '未传递:',
    ['以下收件人或组传递失败:', '管理员诊断信息:', '生成服务器:', '原始邮件标头:'],
    'gbk',
  ),
  exchange(
    'a language without known words',
    'Undeliverable:',
    ['Xabar yetkazilmadi:', 'Administratorlar uchun:', 'Yaratuvchi server:', 'Asl sarlavhalar:'],
    'utf-8',
  ),
  {
    name: 'Postfix with a French template',
    from: 'MAILER-DAEMON@mail.sender.example (Mail Delivery System)',
    subject: "Message non délivré retourné à l'expéditeur",
    charset: 'iso-8859-1',
    text: lines("Votre message n'a pas pu être délivré à un ou plusieurs destinataires.", angled),
  },
  {
    name: 'a Polish provider',
    from: 'MAILER-DAEMON@poczta.example',
    subject: 'Nie można dostarczyć wiadomości',
    charset: 'iso-8859-2',
    text: lines('Twoja wiadomość nie została dostarczona do następujących odbiorców:', angled),
  },
  {
    name: 'a provider whose words nobody here can read',
    from: 'MAILER-DAEMON@mail.example',
    subject: 'Xabar yetkazilmadi',
    charset: 'utf-8',
    text: lines('Xabaringiz quyidagi manzillarga yetkazilmadi:', angled),
  },
  {
    name: 'Exim with a German template',
    from: 'Mail Delivery System <Mailer-Daemon@mail.sender.example>',
    subject: 'Mail delivery failed: returning message to sender',
    charset: 'iso-8859-1',
    text: lines(
      'Folgende Adresse(n) sind betroffen, die Nachricht konnte nicht zugestellt werden:',
      ({ address, reply }) =>
        `  ${address}\n    host mx.recipient.example [192.0.2.7]\n    SMTP error after RCPT TO:<${address}>:\n    ${reply}\n`,
    ),
  },
  {
    name: 'Stalwart',
    from: 'Mail Delivery Subsystem <MAILER-DAEMON@mail.sender.example>',
    subject: 'Failed to deliver message',
    charset: 'utf-8',
    text: lines(
      'Your message could not be delivered to the following recipients:',
      ({ address, reply }) =>
        `<${address}> (host 'mx.recipient.example' rejected command 'RCPT TO:<${address}>' with code ${reply.slice(0, 3)} (${reply.slice(4, 9)}) '${reply.slice(10)}')`,
    ),
  },
  {
    name: 'MailEnable',
    from: 'Postmaster <postmaster@sender.example>',
    subject: 'Message Delivery Failure',
    charset: 'us-ascii',
    text: lines(
      'MailEnable: Message Delivery Failure.\n\nThe following recipient(s) could not be reached:',
      ({ address, reply }) => `Recipient: [SMTP:${address}]\nReason: ${reply}\n`,
    ),
  },
  {
    name: 'SES in plain text',
    from: 'MAILER-DAEMON@eu-west-1.amazonses.com',
    subject: 'Delivery Status Notification (Failure)',
    charset: 'us-ascii',
    text: lines(
      'An error occurred while trying to deliver the mail to the following recipients:',
      ({ address, reply }) => `${address}: ${reply}`,
    ),
  },
  {
    name: 'QQ Mail with a row for each recipient',
    from: 'PostMaster <PostMaster@qq.com>',
    subject: '来自qq.com的退信',
    charset: 'gbk',
    text: lines(
      '很抱歉您发送的邮件被退回，以下是该邮件的相关信息：',
      ({ address, reply }) =>
        `无法发送到 ${address}\n\n退信原因\n\nhost mx.recipient.example[192.0.2.7] said: ${reply}\n`,
      '解决方案\n\n请联系收件人。',
    ),
  },
  {
    name: 'a Chinese provider that glues its words to the address',
    from: 'postmaster@sender.example',
    subject: '退信通知',
    charset: 'gb18030',
    text: lines('尊敬的用户：', ({ address, reply }) => `您发给${address}的邮件被退回。错误信息: ${reply}\n`),
  },
]

/** Which header fields, charset, encoding and line breaks. */
export interface Form {
  readonly name: string
  readonly html?: true
  readonly nullPath?: true
  readonly own?: true
  readonly encoding: '8bit' | 'base64'
  readonly lineBreak: '\r\n' | '\n' | '\r'
}

export const FORMS: readonly Form[] = [
  { name: 'as text', nullPath: true, encoding: '8bit', lineBreak: '\r\n' },
  { name: 'without a null return path', encoding: 'base64', lineBreak: '\n' },
  { name: 'in the charset of its country', own: true, encoding: 'base64', lineBreak: '\n' },
  { name: 'as HTML alone', html: true, nullPath: true, own: true, encoding: '8bit', lineBreak: '\r' },
]

const encoded = (text: string) =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

const asHtml = (text: string) =>
  `<html><body><p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n\n', '</p><p>').replaceAll('\n', '<br>')}</p></body></html>`

/** The whole notice. */
export function notice(sample: Sample, said: readonly Said[], form: Form): Uint8Array {
  const charset = form.own ? sample.charset : 'utf-8'
  const text = sample.text(said)
  const body = iconv.encode(
    (form.html ? asHtml(text) : text).replaceAll('\n', form.lineBreak),
    charset === 'us-ascii' ? 'utf-8' : charset,
  )
  const head = [
    ...(form.nullPath ? ['Return-Path: <>', 'Auto-Submitted: auto-replied'] : []),
    `From: ${sample.from}`,
    'To: <wang@sender.example>',
    `Subject: ${encoded(sample.subject)}`,
    `Content-Type: text/${form.html ? 'html' : 'plain'}; charset=${charset}`,
    `Content-Transfer-Encoding: ${form.encoding}`,
    '',
    '',
  ].join(form.lineBreak)
  const inLines = (text: string) => text.replace(/.{76}/g, `$&${form.lineBreak}`)
  return Buffer.concat([
    Buffer.from(head),
    form.encoding === 'base64' ? Buffer.from(inLines(body.toString('base64'))) : body,
  ])
}

/** A mail of a person, with the subject and the text or the whole mail inside. */
export function personal(subject: string, text: string, attached: Uint8Array | null = null): Uint8Array {
  const head = ['From: Wang <wang@sender.example>', 'To: <it@sender.example>', `Subject: ${encoded(subject)}`]
  const words = ['Content-Type: text/plain; charset=utf-8', '', text, '']
  if (!attached) return Buffer.from([...head, ...words].join('\n'))
  const opening = ['Content-Type: multipart/mixed; boundary="b"', '', '--b', ...words]
  return Buffer.concat([
    Buffer.from([...head, ...opening, '--b', 'Content-Type: message/rfc822', '', ''].join('\n')),
    attached,
    Buffer.from('\n--b--\n'),
  ])
}
