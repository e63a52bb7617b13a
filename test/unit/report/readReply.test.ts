import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readReply } from '../../../src/report/index.ts'
import { sharedAvailable, sharedPath } from '../shared.ts'

/** line, reply code, enhanced code, text, and what else the wrapper tells. */
const lines: readonly (readonly [string, string | null, string | null, string, object?])[] = [
  ['550 5.1.1 User unknown', '550', '5.1.1', '550 5.1.1 User unknown', { action: 'failed' }],
  ['450 4.2.0 Greylisted', '450', '4.2.0', '450 4.2.0 Greylisted', { action: 'delayed' }],
  ['250 2.0.0 Ok: queued', '250', '2.0.0', '250 2.0.0 Ok: queued', { action: 'delivered' }],
  ['User unknown', null, null, 'User unknown', { action: null }],
  ['421HL:REP the IP behaves oddly', '421', null, '421 HL:REP the IP behaves oddly'],
  ['550.5.1.1 no such user', '550', '5.1.1', '550.5.1.1 no such user'],
  ['554 #5.7.1 refused', '554', '5.7.1', '554 #5.7.1 refused'],
  ['553 sorry, no such user (#5.1.1)', '553', '5.1.1', '553 sorry, no such user (#5.1.1)'],
  ['５５０ 用户不存在', '550', null, '550 用户不存在'],
  ['550 ÓÃ»§ÎÞÈ¨µÇÂ½', '550', null, '550 用户无权登陆'],
  ['421, "4.7.0", 系統暫時發生問題', '421', '4.7.0', '421 4.7.0 系統暫時發生問題'],
  [
    "5.1.0 - Unknown address error 550-'5.7.1 denied'",
    '550',
    '5.7.1',
    "5.1.0 - Unknown address error 550-'5.7.1 denied'",
  ],
  [
    '550-5.7.26 first line\n550-5.7.26 second line\n550 5.7.26 last line',
    '550',
    '5.7.26',
    '550 5.7.26 first line second line last line',
  ],
  ['220-mx.x.example 421 4.2.1 Service refused', '421', '4.2.1', '421 4.2.1 Service refused'],
  [
    '<li@x.example>: host mx.x.example[192.0.2.9] said: 552 5.3.4 Too big (in reply to MAIL FROM command)',
    '552',
    '5.3.4',
    '552 5.3.4 Too big',
    { stage: 'MAIL FROM', remoteMta: 'mx.x.example', remoteIp: '192.0.2.9', finalRecipient: 'li@x.example' },
  ],
  [
    'host mx.x.example[2001:db8::9] refused to talk to me: 554 no',
    '554',
    null,
    '554 no',
    { stage: 'CONNECT', remoteIp: '2001:db8::9' },
  ],
  [
    'lost connection with mx.x.example[192.0.2.9] while performing the EHLO handshake',
    null,
    null,
    'lost connection with mx.x.example[192.0.2.9] while performing the EHLO handshake',
    { stage: 'EHLO', remoteMta: 'mx.x.example' },
  ],
  [
    'SMTP error from remote mail server after RCPT TO:<li@x.example>: host mx.x.example [192.0.2.9]: 550 no user',
    '550',
    null,
    '550 no user',
    { stage: 'RCPT TO', remoteMta: 'mx.x.example' },
  ],
  [
    '192.0.2.9 does not like recipient. Remote host said: 550 5.1.1 no user Giving up on 192.0.2.9.',
    '550',
    '5.1.1',
    '550 5.1.1 no user',
    { stage: 'RCPT TO', remoteIp: '192.0.2.9' },
  ],
  [
    'the mta server of x.example -- mx.x.example(192.0.2.9) reply:550 Mailbox not found. at 2026-11-10 10:00:00',
    '550',
    null,
    '550 Mailbox not found.',
    { remoteMta: 'mx.x.example', remoteIp: '192.0.2.9' },
  ],
  [
    'Failure reply of RCPT to li@x.example from 192.0.2.9, 451 Mail refused',
    '451',
    null,
    '451 Mail refused',
    { stage: 'RCPT TO', remoteIp: '192.0.2.9' },
  ],
  ["smtplib.SMTPDataError: (554, b'DT:SPM 163 smtp7')", '554', null, '554 DT:SPM 163 smtp7'],
  ['com.sun.mail.smtp.SMTPAddressFailedException: 550 User not found', '550', null, '550 User not found'],
  [
    'Expected response code 250 but got code "535", with message "535 Login fail"',
    '535',
    null,
    '535 Login fail',
  ],
  ['邮箱不可用。 服务器响应为:5.7.1 Unable to relay', null, '5.7.1', '5.7.1 Unable to relay'],
  [
    'smtp; 550 5.1.1 <li@x.example>... User unknown',
    '550',
    '5.1.1',
    '550 5.1.1 <li@x.example>... User unknown',
  ],
  [
    "Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found'",
    '550',
    '5.1.10',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found',
  ],
  [
    'Diagnostic-Code: SMTP; rejected by system.(rejected&nbsp;by&nbsp;system)',
    null,
    null,
    'rejected by system',
  ],
]

describe('readReply', () => {
  for (const [line, replyCode, status, diagnosticText, more] of lines) {
    it(`reads ${JSON.stringify(line.slice(0, 70))}`, () => {
      expect(readReply(line)).toMatchObject({ replyCode, status, diagnosticText, ...more })
    })
  }

  it('keeps the whole paste beside the reply', () => {
    expect(readReply('Invalid login: 535 Login fail').texts).toEqual([
      { source: 'diagnostic-code', text: '535 Login fail' },
      { source: 'recipient-text', text: 'Invalid login: 535 Login fail' },
    ])
  })

  it.each(['550 no\u2028such user', '\u2029550 no such user', '"550 no\u2029such user"', '.\n\u2028.'])(
    'gives one line whatever separates lines in %j',
    (line) => expect(readReply(line).diagnosticText).toMatch(/^\S.*$/),
  )

  it('gives no texts for nothing', () => {
    expect(readReply('  \n ')).toMatchObject({ diagnosticText: null, replyCode: null, texts: [] })
  })
})

describe.runIf(sharedAvailable('codes of posted reply lines'))('readReply over the posted lines', () => {
  it('finds the labelled codes', () => {
    const rows = readFileSync(sharedPath('kb', 'lines-zh.jsonl'), 'utf8').trim().split('\n')
    const wrong = rows
      .map((row) => JSON.parse(row) as { text: string; smtp_code: string; enhanced_code: string })
      .filter(({ text, smtp_code, enhanced_code }) => {
        const { replyCode, status } = readReply(text)
        return (replyCode ?? '') !== smtp_code || (status ?? '') !== enhanced_code
      })
    expect(wrong.map((row) => row.text)).toEqual([])
  })
})
