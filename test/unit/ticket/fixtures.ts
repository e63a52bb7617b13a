import en from '../../../_locales/en/messages.json'
import zhCn from '../../../_locales/zh_CN/messages.json'
import zhTw from '../../../_locales/zh_TW/messages.json'
import type { DiagnosedRecipient, DiagnosedReport, Diagnosis } from '../../../src/classifier/types.ts'
import type { Catalogue, Locale } from '../../../src/i18n/types.ts'
import { readMessage } from '../../../src/mime/index.ts'
import { NO_FACTS } from '../../../src/report/noFacts.ts'
import type { OriginalMail, RecipientFacts, Report } from '../../../src/report/types.ts'
import type { TicketOptions } from '../../../src/ticket/types.ts'

export const CATALOGUES: Readonly<Record<Locale, Catalogue>> = { en, zh_CN: zhCn, zh_TW: zhTw }

export function optionsFor(locale: Locale, more: Partial<TicketOptions> = {}): TicketOptions {
  return {
    locale,
    catalogue: CATALOGUES[locale],
    audience: 'own-admin',
    mask: false,
    includeSubject: true,
    timeZone: 'Asia/Shanghai',
    version: '1.2.3',
    ...more,
  }
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text.replaceAll('\n', '\r\n'))
}

export function recipient(
  facts: Partial<RecipientFacts>,
  diagnosis: Partial<Diagnosis> = {},
): DiagnosedRecipient {
  return {
    facts: {
      ...NO_FACTS,
      ...{ finalRecipient: 'li.wei@x.example', action: 'failed' },
      ...facts,
    },
    diagnosis: {
      category: 'unknown',
      permanence: 'unknown',
      party: 'nobody',
      confidence: 'unsure',
      ruleId: null,
      evidence: null,
      params: {},
      provider: null,
      conflict: false,
      runnersUp: [],
      ...diagnosis,
    },
  }
}

export function diagnosed(
  recipients: readonly DiagnosedRecipient[],
  report: Partial<Report> = {},
): DiagnosedReport {
  return {
    recipients,
    report: {
      kind: 'failure',
      format: 'rfc3464',
      mta: null,
      recipients: recipients.map((one) => one.facts),
      original: null,
      from: { name: 'Mail Delivery System', address: 'MAILER-DAEMON@mail.ours.example' },
      subject: 'Undelivered Mail Returned to Sender',
      date: '2026-11-10T01:00:00Z',
      arrivalDate: null,
      envelopeFrom: null,
      queueId: null,
      message: null,
      textOnly: false,
      ...report,
    },
  }
}

export const POSTFIX_BOUNCE = `From: MAILER-DAEMON@mail.ours.example (Mail Delivery System)
To: wang.fang@ours.example
Subject: Undelivered Mail Returned to Sender
Date: Tue, 10 Nov 2026 09:00:00 +0800
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain

<li.wei@x.example>: host mx.x.example[198.51.100.9] said: 552 5.2.2 <li.wei@x.example>: over quota

--b1
Content-Type: message/rfc822

Received: from [192.168.1.20] (client.isp.example [203.0.113.50])
\tby mail.ours.example (Postfix) with ESMTPSA id 4F7Yz12Kp9z1
\tfor <li.wei@x.example>; Tue, 10 Nov 2026 08:59:00 +0800 (CST)
From: Wang Fang <wang.fang@ours.example>
To: li.wei@x.example
Subject: Quarterly figures
Message-ID: <20261110.4711@ours.example>
Date: Tue, 10 Nov 2026 08:58:30 +0800
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b2"

--b2
Content-Type: text/plain

The secret body of the mail.
--b2
Content-Type: application/pdf; name="figures-li-wei.pdf"
Content-Disposition: attachment; filename="figures-li-wei.pdf"
Content-Transfer-Encoding: base64

SGVsbG8sIHdvcmxkIQ==
--b2--

--b1--
`

/** A Postfix notice, mail returned whole. */
export function postfix(): DiagnosedReport {
  const message = readMessage(bytesOf(POSTFIX_BOUNCE))
  const part = message.root.children[1]?.children[0] ?? null
  const original: OriginalMail = {
    messageId: '<20261110.4711@ours.example>',
    subject: 'Quarterly figures',
    from: { name: 'Wang Fang', address: 'wang.fang@ours.example' },
    to: [{ name: '', address: 'li.wei@x.example' }],
    cc: [],
    date: '2026-11-10T00:58:30Z',
    returned: 'full',
    sizeBytes: 900,
    part,
  }
  const reply = '552 5.2.2 <li.wei@x.example>: Recipient address rejected: mailbox li.wei is over quota'
  const facts = {
    replyCode: '552',
    status: '5.2.2',
    diagnosticText: reply,
    stage: 'RCPT TO' as const,
    reportingMta: 'mail.ours.example',
    remoteMta: 'mx.x.example',
    remoteIp: '198.51.100.9',
    texts: [{ source: 'diagnostic-code' as const, text: reply }],
  }
  const diagnosis = {
    category: 'mailbox-full' as const,
    permanence: 'temporary' as const,
    party: 'recipient' as const,
    confidence: 'certain' as const,
    ruleId: 'en-over-quota',
    evidence: { text: 'over quota', source: 'diagnostic-code' as const, start: 76, end: 86 },
  }
  return diagnosed([recipient(facts, diagnosis)], {
    message,
    original,
    mta: 'postfix',
    envelopeFrom: 'wang.fang@ours.example',
    queueId: '4F7Yz12Kp9z1',
  })
}

/** An Exchange Online refusal for reputation, nothing returned. */
export function exchange(): DiagnosedReport {
  const reply =
    '550 5.7.606 Access denied, banned sending IP [203.0.113.7]. To request removal from this list please visit ' +
    'https://sender.office.com/ [AB1PEPF00001234.eurprd02.prod.outlook.com 2026-11-10T00:59:10.123Z 08DD0123456789AB]'
  const facts = {
    finalRecipient: 'm.bauer@contoso.example',
    replyCode: '550',
    status: '5.7.606',
    diagnosticText: reply,
    reportingMta: 'mail.ours.example',
    remoteMta: 'contoso-example.mail.protection.outlook.com',
    texts: [{ source: 'diagnostic-code' as const, text: reply }],
  }
  return diagnosed([
    recipient(facts, { category: 'ip-blocked', permanence: 'permanent', party: 'sender-admin' }),
  ])
}

/** A NetEase refusal, known from rendered text only. */
export function netease(): DiagnosedReport {
  const reply =
    '554 DT:SPM 163 smtp7,C8CowAAnbcqaV5WJasUAJDg--.26719S2 1762736350,please see ' +
    'http://mail.163.com/help/help_spam_16.htm?ip=203.0.113.7&hostid=smtp7&time=1762736350'
  const facts = {
    finalRecipient: 'user.wu@163.com',
    replyCode: '554',
    diagnosticText: reply,
    texts: [{ source: 'diagnostic-code' as const, text: reply }],
  }
  return diagnosed(
    [recipient(facts, { category: 'spam-content', permanence: 'permanent', party: 'sender' })],
    { textOnly: true, date: null, format: 'generic' },
  )
}

/** Three recipients, three causes, and one who got it. */
export function several(): DiagnosedReport {
  const make = (
    address: string,
    text: string,
    category: Diagnosis['category'],
    more: Partial<RecipientFacts> = {},
  ) =>
    recipient(
      {
        finalRecipient: address,
        diagnosticText: text,
        replyCode: text.slice(0, 3),
        reportingMta: 'mail.ours.example',
        ...more,
      },
      { category, confidence: 'likely' },
    )
  return diagnosed([
    make('anna@a.example', '550 5.1.1 No such user', 'user-unknown'),
    make('bob@b.example', '552 5.2.2 Mailbox full', 'mailbox-full'),
    make('chen@c.example', '451 4.7.1 Try again later', 'greylisted', {
      action: 'delayed',
      willRetryUntil: '2026-11-12T01:00:00Z',
    }),
    make('dora@d.example', '250 2.0.0 Ok', 'unknown', { action: 'delivered' }),
  ])
}
