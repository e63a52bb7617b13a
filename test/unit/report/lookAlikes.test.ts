import { describe, expect, test } from 'vitest'
import { readMessage } from '../../../src/mime/index.ts'
import { readReport } from '../../../src/report/index.ts'

interface LookAlike {
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly fields?: readonly string[]
}

const GENERATED = ['Return-Path: <>', 'Auto-Submitted: auto-generated']
const LISTED = ['List-Id: <users.list.example>', 'Precedence: bulk']

/** Mail that speaks of delivery, failure or a server's words, and is no notice of a mail system. */
const MAILS: readonly LookAlike[] = [
  ...[
    ['Delivery failed: parcel 0146', 'We could not deliver your parcel, nobody was at home.'],
    ['Your item was undeliverable', 'It will be returned to sender.'],
    ['Delivery delayed: your order 123', 'Your delivery has been delayed until Friday.'],
    ['Unzustellbar: Ihre Sendung', 'Ihre Sendung konnte nicht zugestellt werden.'],
    ['Niet bezorgd: uw pakket', 'Uw pakket is niet bezorgd.'],
    ['Посылка не доставлена', 'Отправление не доставлено: неверный адрес.'],
    ['快件派送失败通知', '您的快件因地址不详无法送达，已退回寄件人。'],
    ['Your payment was returned', 'The payment could not be delivered: account closed.'],
    ['SMS delivery report', 'Message to +44 79 failed: undelivered. Status: 5'],
  ].map(([subject = '', text = '']) => ({
    from: 'Service <noreply@service.example>',
    subject,
    text,
    fields: GENERATED,
  })),
  {
    from: 'postmaster@sender.example',
    subject: '您的邮箱空间不足',
    text: '您的邮箱容量已使用 95%，满后来信会被退回。',
    fields: GENERATED,
  },
  {
    from: '系统管理员 <postmaster@sender.example>',
    subject: '邮箱容量警告',
    text: '您的邮箱 li@sender.example 容量已使用 95%，超出后新邮件将被退回（552 5.2.2）。',
    fields: GENERATED,
  },
  {
    from: 'postmaster@sender.example',
    subject: 'Your mailbox is almost full',
    text: 'When li@sender.example is full, mail to you will be rejected with 552 5.2.2 and returned to its sender.',
    fields: GENERATED,
  },
  {
    from: 'MailPro <no-reply@mailpro.example>',
    subject: 'Delivery failure? Fix your bounces today',
    text: 'Your message could not be delivered? 550 5.7.1 in your inbox again?\nWrite to sales@mailpro.example.',
  },
  {
    from: 'Boss <boss@sender.example>',
    subject: 'Undeliverable: Offer',
    text: 'what is this?\n\n-----Original Message-----\nFrom: Mail Delivery System\nSubject: Undelivered Mail\n\n<zhang@receiver.example>: host mx said: 550 5.1.1 User unknown',
  },
  {
    from: 'postmaster@sender.example',
    subject: 'Daily mail statistics',
    text: 'Delivered: 1200\nBounced: 44\n550 User unknown: 30',
    fields: GENERATED,
  },
  {
    from: 'Postmaster <postmaster@recipient.example>',
    subject: 'Your request to postmaster [#123]',
    text: 'We have received your request. The message was rejected because 550 5.7.1 SPF failed.',
    fields: GENERATED,
  },
  {
    from: 'Zhao <zhao@sender.example>',
    subject: '退信问题',
    text: '我发给 li@recipient.example 的邮件被退回了，提示 550 User not found，怎么回事？',
  },
  {
    from: 'Zhao <zhao@sender.example>',
    subject: 'Bounced mails since yesterday',
    text: 'I got "550 5.7.1 rejected" for a@x.example and b@y.example.',
  },
  {
    from: 'Someone <user@list.example>',
    subject: 'Undelivered Mail Returned to Sender for every mail',
    text: 'This is the mail system at host mail.example.\n\n<a@b.example>: host mx said: 554 5.7.1 Relay access denied',
    fields: LISTED,
  },
  {
    from: 'Someone <user@list.example>',
    subject: 'delivery temporarily suspended: what is it?',
    text: 'postfix/qmgr[1]: 4X: to=<a@b.example>, status=deferred (connect to mx.b.example[192.0.2.7]:25: timed out)',
    fields: LISTED,
  },
  {
    from: 'Support <support@helpdesk.example>',
    subject: '[#88] Undeliverable mail to customer',
    text: 'The log says: 554 5.7.1 Message rejected. Please check SPF.',
  },
  {
    from: 'Weekly <no-reply@newsletter.example>',
    subject: 'Delivery failed? 7 tips to improve deliverability',
    text: 'Hard bounces such as "550 5.1.1 User unknown" hurt your reputation.',
    fields: ['List-Unsubscribe: <mailto:u@newsletter.example>'],
  },
]

const read = ({ from, subject, text, fields = [] }: LookAlike) =>
  readReport(
    readMessage(
      Buffer.from(
        [
          ...fields,
          `From: ${from}`,
          'To: wang@sender.example',
          `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
          'Content-Type: text/plain; charset=utf-8',
          '',
          text,
        ].join('\n'),
      ),
    ),
  )

describe('mail that only looks like a notice', () => {
  test.each(MAILS.map((mail) => [mail.subject, mail] as const))('%s', (_, mail) => {
    expect(read(mail)).toMatchObject({ kind: 'not-bounce', recipients: [] })
  })

  test('a bounce of a digest is a bounce all the same', () => {
    const text = 'Your message could not be delivered to li@recipient.example: 550 5.1.1 User unknown'
    const subject = 'Undeliverable: Weekly digest [#12]'
    expect(read({ from: 'postmaster@sender.example', subject, text, fields: GENERATED }).kind).toBe('failure')
  })
})
