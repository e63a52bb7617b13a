import { describe, expect, it, test } from 'vitest'
import { readMessage } from '../../../src/mime/index.ts'
import { type Report, readReport } from '../../../src/report/index.ts'
import { FORMS, LI, notice, personal, SAMPLES, type Sample, ZHAO } from './notices.ts'

const read = (mail: Uint8Array): Report => readReport(readMessage(mail))
const [AS_TEXT] = FORMS
const each = SAMPLES.map((sample) => [sample.name, sample] as const)
const told = ({ recipients }: Report) =>
  recipients.map(({ finalRecipient, replyCode, status }) => [finalRecipient, replyCode, status])

describe.each(each)('%s', (_, sample) => {
  test.each(FORMS.map((form) => [form.name, form] as const))('%s', (_, form) => {
    const report = read(notice(sample, [LI], form))
    expect(report.kind).toBe('failure')
    expect(told(report)).toEqual([[LI.address, '550', '5.1.1']])
  })

  it('keeps the replies of two recipients apart', () => {
    if (!AS_TEXT) throw new Error('no form')
    expect(told(read(notice(sample, [LI, ZHAO], AS_TEXT)))).toEqual([
      [LI.address, '550', '5.1.1'],
      [ZHAO.address, '552', '5.2.2'],
    ])
  })
})

/** How people pass a notice on: subject and text of their mail. */
const WAYS: readonly (readonly [string, (sample: Sample) => readonly [subject: string, text: string]])[] = [
  [
    'forwarded by Outlook',
    (sample) => [
      `FW: ${sample.subject}`,
      `FYI\n\n-----Original Message-----\nFrom: ${sample.from}\nTo: wang@sender.example\nSubject: ${sample.subject}\n\n${sample.text([LI])}`,
    ],
  ],
  [
    'forwarded in Chinese',
    (sample) => [
      `转发：${sample.subject}`,
      `请看\n\n发件人: ${sample.from}\n发送时间: 2026年11月10日 9:00\n收件人: wang@sender.example\n主题: ${sample.subject}\n\n${sample.text([LI])}`,
    ],
  ],
  [
    'quoted in an answer',
    (sample) => [
      `Re: ${sample.subject}`,
      `What is this?\n\nOn 10 Nov 2026, ${sample.from} wrote:\n${sample.text([LI]).replace(/^/gm, '> ')}`,
    ],
  ],
  [
    'pasted under a subject of its own',
    (sample) => [
      'Cannot write to Li',
      `Hi,\n\nI get this:\n\nFrom: ${sample.from}\nSubject: ${sample.subject}\n\n${sample.text([LI])}`,
    ],
  ],
]

describe.each(WAYS)('a notice %s', (_, way) => {
  test.each(each)('%s', (_, sample) => {
    const [subject, text] = way(sample)
    expect(read(personal(subject, text))).toMatchObject({
      kind: 'not-bounce',
      format: 'forwarded',
      recipients: [],
    })
  })
})

describe('a notice attached to a mail', () => {
  test.each(each)('%s', (_, sample) => {
    for (const form of FORMS) {
      const mail = personal('Cannot write to Li', 'What does it mean?', notice(sample, [LI], form))
      expect(read(mail), form.name).toMatchObject({ kind: 'not-bounce', format: 'forwarded' })
    }
  })
})

describe('delays that only the words or the subject tell', () => {
  test.each([
    ['Zustellung verzögert: Rechnung', 'Es wird weiterhin versucht, die Nachricht zuzustellen.'],
    ['Remise retardée : facture', 'Le système continuera à essayer de le remettre.'],
    ['传递延迟: 发票', '此邮件尚未传递。将继续尝试传递此邮件。'],
    ['配信遅延: 請求書', '配信は引き続き試行されます。'],
    [
      'Warning: Delay in message delivery',
      'There was a temporary problem delivering your message to the following recipients:',
    ],
  ])('%s', (subject, words) => {
    const sample: Sample = {
      name: subject,
      from: 'postmaster@corp.example',
      subject,
      charset: 'utf-8',
      text: ([said]) => `${words}\n\n<${said?.address}>\n`,
    }
    for (const form of FORMS) expect(read(notice(sample, [LI], form)).kind, form.name).toBe('delay')
  })
})
