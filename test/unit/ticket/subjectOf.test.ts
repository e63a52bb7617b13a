import { describe, expect, it } from 'vitest'
import { readMessage } from '../../../src/mime/index.ts'
import { readReport } from '../../../src/report/index.ts'
import { subjectOf } from '../../../src/ticket/index.ts'
import { bytesOf, postfix, recipient } from './fixtures.ts'

const notice = (original: string) => {
  const text = [
    ...['From: MAILER-DAEMON@mail.ours.example', 'To: wang.fang@ours.example', 'MIME-Version: 1.0'],
    ...['Subject: Undelivered Mail Returned to Sender', 'Content-Type: multipart/report; boundary=b', ''],
    ...['--b', 'Content-Type: text/plain', '', 'This is the mail system at host mail.ours.example.', ''],
    ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mail.ours.example', ''],
    ...['Final-Recipient: rfc822; li@x.example', 'Action: failed', 'Status: 5.7.1', ''],
    ...['--b', 'Content-Type: message/rfc822', '', original, '', 'Hello', '--b--', ''],
  ].join('\n')
  const report = readReport(readMessage(bytesOf(text)))
  return { report, recipients: report.recipients.map((facts) => recipient(facts)) }
}

describe('subjectOf', () => {
  it('takes domains and addresses, and no name before an @', () => {
    const subject = subjectOf(postfix())
    expect(subject).toMatchObject({
      ...{ recipientDomains: ['x.example'], senderDomain: 'ours.example' },
      envelopeFrom: 'postmaster@ours.example',
    })
    expect(JSON.stringify(subject)).not.toMatch(/wang|li\.wei/)
  })

  it('takes domain and selector of each signature of the returned mail', () => {
    const original = [
      'DKIM-Signature: v=1; a=rsa-sha256; d=ours.example; s=S2026; h=from; bh=x; b=y',
      'DKIM-Signature: v=1; d=ours.example; s=s2026; b=z',
      'DKIM-Signature: v=1; d=not a domain; s=x; b=z',
      'DKIM-Signature: v=1; d=esp.example; s=k1.../evil; b=z',
      'From: Wang <wang.fang@ours.example>',
      'Message-ID: <1@ours.example>',
    ].join('\n')
    expect(subjectOf(notice(original)).signatures).toEqual([{ domain: 'ours.example', selector: 's2026' }])
  })

  it('writes domains in ASCII and leaves out what is none', () => {
    const { report } = postfix()
    const recipients = ['li@例子.example', 'li@[192.0.2.1]', 'nobody', 'a@x.example', 'b@X.example.'].map(
      (address) => recipient({ finalRecipient: address }),
    )
    expect(subjectOf({ report, recipients }).recipientDomains).toEqual(['xn--fsqu00a.example', 'x.example'])
  })

  it('leaves out the domains of those who got the mail', () => {
    const { report } = postfix()
    const recipients = [
      recipient({ finalRecipient: 'a@got.example', action: 'delivered' }),
      recipient({ finalRecipient: 'b@late.example', action: 'delayed' }),
    ]
    expect(subjectOf({ report, recipients }).recipientDomains).toEqual(['late.example'])
  })
})
