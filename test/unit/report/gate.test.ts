import { describe, expect, it } from 'vitest'
import { readMessage } from '../../../src/mime/index.ts'
import { looksLikeBounce, mayBeBounce } from '../../../src/report/index.ts'

describe('mayBeBounce', () => {
  it.each([
    ['MAILER-DAEMON@x.example', 'Undelivered Mail Returned to Sender', 'yes'],
    ['"PostMaster" <PostMaster@qq.com>', '来自qq.com的退信', 'yes'],
    ['postmaster@x.example', '系统退信', 'yes'],
    [
      'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@x.example>',
      'Unzustellbar: Angebot',
      'yes',
    ],
    ['Mail Delivery System <Mailer-Daemon@x.example>', 'hello', 'look'],
    ['postmaster@x.example', 'Maintenance', 'look'],
    ['Li Na <li@x.example>', 'Delivery failed', 'look'],
    ['no-reply@shop.example', 'Your order', 'look'],
    ['Li Na <li@x.example>', 'Re: Undelivered Mail Returned to Sender', 'no'],
    ['Li Na <li@x.example>', '回复：系统退信', 'no'],
    ['Li Na <li@x.example>', 'Lunch?', 'no'],
    [null, null, 'no'],
  ])('says of %s, %s: %s', (from, subject, verdict) => {
    expect(mayBeBounce({ from, subject })).toBe(verdict)
  })

  it('knows reports by their content type', () => {
    const from = 'li@x.example'
    const of = (type: string) =>
      mayBeBounce({ from, subject: 'x', contentType: `multipart/report; report-type=${type}` })
    expect([of('delivery-status'), of('disposition-notification'), of('feedback-report')]).toEqual([
      'yes',
      'no',
      'no',
    ])
  })

  it('looks into anything with a null return path', () => {
    expect(mayBeBounce({ from: 'li@x.example', subject: 'x', returnPath: '<>' })).toBe('look')
  })
})

describe('looksLikeBounce', () => {
  it('reads the header fields of a message', () => {
    const source = 'Return-Path: <>\nFrom: MAILER-DAEMON@x.example\nSubject: failure notice\n\n'
    expect(looksLikeBounce(readMessage(new TextEncoder().encode(source)))).toBe('yes')
  })
})
