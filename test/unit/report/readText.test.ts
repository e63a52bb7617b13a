import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readText } from '../../../src/report/index.ts'
import { sharedAvailable, sharedPath } from '../shared.ts'
import { LI, SAMPLES, ZHAO } from './notices.ts'

const POSTFIX = `This is the mail system at host mx.sender.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<li@x.example>: host mx.x.example[192.0.2.9] said: 550 5.1.1 User unknown (in
    reply to RCPT TO command)
`

describe('readText', () => {
  it('reads a rendered notice', () => {
    const report = readText(POSTFIX)
    expect(report).toMatchObject({ kind: 'failure', format: 'postfix', textOnly: true, message: null })
    expect(report.recipients).toMatchObject([
      {
        finalRecipient: 'li@x.example',
        replyCode: '550',
        status: '5.1.1',
        stage: 'RCPT TO',
        action: 'failed',
      },
    ])
  })

  it('reads a rendered Chinese notice', () => {
    const report = readText(
      '来自qq.com的退信\n很抱歉您发送的邮件被退回，以下是该邮件的相关信息：\n被退回邮件\n主 题：报价单\n\n无法发送到 li@x.example\n退信原因 收件人邮件地址（li@x.example）不存在，邮件无法送达。\n解决方案 请联系您的收件人。',
    )
    expect(report).toMatchObject({ kind: 'failure', format: 'qq' })
    expect(report.recipients.map((one) => one.finalRecipient)).toEqual(['li@x.example'])
  })

  it('reads a single reply', () => {
    const report = readText('550 5.7.1 Message rejected')
    expect(report.kind).toBe('failure')
    expect(report.recipients[0]).toMatchObject({
      replyCode: '550',
      diagnosticText: '550 5.7.1 Message rejected',
    })
  })

  it('calls a temporary reply a delay', () => {
    expect(readText('450 4.2.0 Greylisted, please try again').kind).toBe('delay')
  })

  it('reads delivery-status fields', () => {
    const text =
      'Final-Recipient: rfc822; li@x.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 full'
    expect(readText(text)).toMatchObject({ kind: 'failure', format: 'rfc3464' })
    expect(readText(text).recipients[0]).toMatchObject({
      finalRecipient: 'li@x.example',
      status: '5.2.2',
      replyCode: '552',
    })
  })

  it.each([
    '',
    'See you at lunch.',
    '250 2.0.0 Ok: queued',
    'From: li@x.example\nTo: wang@x.example\nSubject: Lunch\n\nSee you',
  ])('leaves %j alone', (text) =>
    expect(readText(text)).toMatchObject({ kind: 'not-bounce', recipients: [] }),
  )
})

interface Row {
  readonly id: string
  readonly file: string
  readonly format: string
  readonly recipients: readonly string[] | null
  readonly replycode: string | null
  readonly status: string | null
}

describe.runIf(sharedAvailable('pasted notices'))('readText over the pasted notices', () => {
  it('finds recipients and codes in 98 of 100', () => {
    const rows = readFileSync(sharedPath('corpus', 'labels.jsonl'), 'utf8').trim().split('\n')
    const texts = rows.map((row) => JSON.parse(row) as Row).filter((row) => row.format === 'body-text')
    const wrong = texts.filter((row) => {
      const report = readText(readFileSync(sharedPath('corpus', row.file), 'utf8'))
      const found = report.recipients.find((one) => one.finalRecipient === row.recipients?.[0])
      return report.kind !== 'failure' || found?.replyCode !== row.replycode || found.status !== row.status
    })
    console.info(
      `pasted notices: ${texts.length - wrong.length}/${texts.length}`,
      wrong.map((row) => row.id),
    )
    expect(wrong.length).toBeLessThanOrEqual(texts.length * 0.02)
  })
})

describe('notices pasted as a page shows them', () => {
  it.each(SAMPLES.map((sample) => [sample.name, sample] as const))('%s', (_, sample) => {
    const report = readText(sample.text([LI, ZHAO]))
    expect(report.kind).toBe('failure')
    expect(report.recipients.map(({ finalRecipient, replyCode }) => [finalRecipient, replyCode])).toEqual([
      [LI.address, '550'],
      [ZHAO.address, '552'],
    ])
  })

  it('are told as successes where that is what they say', () => {
    expect(
      readText('Your message was successfully delivered to the destination(s)\n\n<li@recipient.example>: ok')
        .kind,
    ).not.toBe('failure')
  })
})
