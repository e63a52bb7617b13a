import { readFile } from 'node:fs/promises'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { diagnose } from '../../../src/classifier/index.ts'
import { shippedRules } from '../classifier/rules.ts'
import { sharedAvailable, sharedPath } from '../shared.ts'

interface System {
  readonly system: string
  readonly subjects?: readonly string[]
  readonly from_?: readonly string[]
  readonly body_openers?: readonly string[]
  readonly body_markers?: readonly string[]
}
interface Localized {
  readonly language: string
  readonly subject_prefix: readonly string[]
  readonly other_markers: string
}

const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
const filled = (text: string) =>
  text
    .replace(/<(?:host|mx)>|HOST/g, 'mail.example')
    .replace(/<(?:rcpt|recipient|address)>|ADDRESS/g, 'li@recipient.example')
    .replace(/<subject>/g, 'Invoice')

/** A bounce without a report part, as that system's cues describe it. */
function plainBounce(subject: string, sender: string, body: readonly string[], lineBreak: string): string {
  const from = /^[\x20-\x7e]+$/.test(sender) ? sender : 'mailer-daemon@mail.example'
  return [
    `From: ${from.includes('@') ? from : `"${from}" <mailer-daemon@mail.example>`}`,
    'To: <wang@sender.example>',
    `Subject: ${encoded(subject)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...body,
  ].join(lineBreak)
}

/** A localized Exchange report: words for people first, then the report part. */
function exchangeReport(subject: string, words: string): string {
  return [
    'From: <postmaster@mail.example>',
    `Subject: ${encoded(subject)}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    words,
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns;mail.example',
    '',
    'Final-recipient: RFC822; li@recipient.example',
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b--',
  ].join('\n')
}

/** Subjects of notices that are no failures, and openers that name a cause of their own. */
const OTHER_KIND = /success|delay|warning|relay|auto|errors from|delivered|receipt/i
const OWN_CAUSE = /barracuda|japanese carriers/i

const available = sharedAvailable('the systems of the knowledge base')
const rules = await shippedRules()
const read = (mail: string) => diagnose(new Uint8Array(Buffer.from(mail)), rules)

describe.runIf(available)('bounces of every system that the knowledge base describes', async () => {
  const file = sharedPath('kb', 'detection.json')
  const known = available ? JSON.parse(await readFile(file, 'utf8')) : { systems: [], exchange_localized: [] }
  const systems = (known.systems as System[]).flatMap((system) =>
    (system.subjects ?? [])
      .filter((subject) => !OTHER_KIND.test(subject))
      .map((subject) => [`${system.system}: ${subject}`, system, subject] as const),
  )
  const localized = (known.exchange_localized as Localized[]).flatMap(
    ({ language, subject_prefix, ...more }) =>
      subject_prefix.map((prefix) => [language, prefix, more.other_markers] as const),
  )

  test.each(systems)('%s', (_, system, subject) => {
    const sender = filled(system.from_?.[0] ?? 'MAILER-DAEMON@mail.example')
      .replace(/\(.*\)|[|,].*/g, '')
      .trim()
    const body = [
      filled(system.body_openers?.[0] ?? ''),
      '',
      '<li@recipient.example>: 550 5.1.1 User unknown',
      '',
      ...(system.body_markers ?? []).slice(0, 2).map(filled),
    ]
    for (const lineBreak of ['\r\n', '\n']) {
      const { report, recipients } = read(plainBounce(filled(subject), sender, body, lineBreak))
      expect(report.kind).toBe('failure')
      expect(recipients.map(({ facts }) => facts.finalRecipient)).toEqual(['li@recipient.example'])
      if (!OWN_CAUSE.test(system.system)) expect(recipients[0]?.diagnosis.category).toBe('user-unknown')
    }
  })

  test.each(localized)('Exchange in %s: %s', (_, prefix, words) => {
    const { report, recipients } = read(exchangeReport(`${prefix} Invoice`, words))
    expect(report.kind).toBe('failure')
    expect(recipients[0]).toMatchObject({
      facts: { finalRecipient: 'li@recipient.example' },
      diagnosis: { category: 'user-unknown' },
    })
  })
})

describe('bounces in the encodings of their countries', () => {
  const SAYINGS = [
    ['gbk', '您的邮件无法送达。收件人不存在。', 'user-unknown'],
    ['big5', '您的郵件無法送達。收件人信箱已滿。', 'mailbox-full'],
    ['shift_jis', 'メールを配信できません。メールボックスがいっぱいです。', 'mailbox-full'],
    ['koi8-r', 'Письмо не доставлено. Почтовый ящик получателя переполнен.', 'mailbox-full'],
    ['euc-kr', '메일을 배달할 수 없습니다. 사용자를 찾을 수 없습니다.', 'user-unknown'],
  ] as const
  const bodies = SAYINGS.flatMap(([charset, text, category]) =>
    (['8bit', 'base64', 'quoted-printable'] as const).map(
      (encoding) => [charset, encoding, text, category] as const,
    ),
  )

  test.each(bodies)('%s as %s', (charset, encoding, text, category) => {
    const bytes = iconv.encode(`${text}\r\n\r\n<li@recipient.example>\r\n`, charset)
    const quoted = [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    const lines = (joined: string, width: number) => joined.match(new RegExp(`.{1,${width}}`, 'g')) ?? []
    const body = {
      '8bit': bytes,
      base64: Buffer.from(lines(bytes.toString('base64'), 76).join('\r\n')),
      'quoted-printable': Buffer.from(lines(quoted.join(''), 72).join('=\r\n')),
    }[encoding]
    const head = [
      'From: MAILER-DAEMON@mail.example',
      'To: wang@sender.example',
      'Subject: Undelivered Mail Returned to Sender',
      `Content-Type: text/plain; charset=${charset}`,
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      '',
    ].join('\r\n')
    const { report, recipients } = diagnose(new Uint8Array(Buffer.concat([Buffer.from(head), body])), rules)
    expect(report.kind).toBe('failure')
    expect(recipients[0]).toMatchObject({
      facts: { finalRecipient: 'li@recipient.example' },
      diagnosis: { category },
    })
  })
})
