import { describe, expect, test } from 'vitest'
import type { Catalogue } from '../../../src/i18n/types.ts'
import { LOCALES } from '../../../src/i18n/types.ts'
import {
  indexSent,
  REASONS,
  type ReasonId,
  reasonKey,
  VERDICTS,
  type Verdict,
  verdictKey,
} from '../../../src/verdict/index.ts'
import { readCatalogue } from '../advice/samples.ts'
import { backscatter, returnedMail, SENT, TEMPLATES, TO, TRUE_PATHS } from './backscatter.ts'
import { judged, NOTHING_KNOWN, READERS, WITH_SENT } from './judging.ts'
import { messageOf, READER, read, type Sketch } from './mails.ts'
import { MORE_TRICKS } from './moreTricks.ts'
import { PERSONAL_TRICKS } from './personalTricks.ts'
import { SIXTH_TRICKS } from './sixthTricks.ts'
import { THIRD_TRICKS } from './thirdTricks.ts'
import { TRICKS } from './tricks.ts'

const trick = (id: string, more: Partial<Sketch> = {}) => {
  const sketch = [...TRICKS, ...MORE_TRICKS, ...THIRD_TRICKS, ...SIXTH_TRICKS, ...PERSONAL_TRICKS].find(
    (one) => one.id === id,
  )
  if (!sketch) throw new Error(`no such sample: ${id}`)
  return judged(messageOf({ ...sketch, ...more }), READERS)
}
const forged = (id: string) => {
  const found = backscatter().find((one) => one.id === id)
  return judged(read(found?.source ?? ''), WITH_SENT)
}
const held = (html: string, more: Partial<Sketch> = {}) =>
  trick('en-undelivered-reports', {
    html: `<p>4 incoming messages are held and did not reach your inbox.</p>${html}`,
    ...more,
  })

/** A bounce of the first mail in SENT; `returned` is what came back of it. */
function bounceOfSent(
  returned: string,
  to = 'chen1@buyer.example',
  date = 'Tue, 10 Nov 2026 08:41:00 +0800',
) {
  const template = TEMPLATES[0]
  if (!template) throw new Error('no templates')
  return read(template.build(returned, to).replace('Tue, 10 Nov 2026 08:40:30 +0800', date))
}
const direct = TRUE_PATHS.find(({ id }) => id === 'direct') ?? { id: '', received: [], messageId: '' }
const truly = returnedMail(direct, 'mx1.north-uni.example', TO)
const sentSubject = (id: string) =>
  `From: ${READER}\r\nTo: chen1@buyer.example\r\nSubject: Quotation 1\r\nDate: Mon, 9 Nov 2026 11:00:00 +0800\r\nMessage-ID: <${id}>\r\n\r\nHello\r\n`
const plainNotice = (...lines: string[]) =>
  read(
    [
      'Return-Path: <>',
      'From: MAILER-DAEMON@post.small-isp.example',
      `To: ${READER}`,
      'Subject: failure notice',
      'Date: Tue, 10 Nov 2026 08:41:00 +0800',
      ...lines,
    ].join('\r\n'),
  )
const qmail =
  'Hi. This is the qmail-send program at post.small-isp.example.\r\nI am sorry.\r\n\r\n<chen1@buyer.example>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n'

/** The reader's own domain in From, but handed in by a stranger's server, and nothing checked. */
const fromOutside = [
  'Return-Path: <postmaster@jinqiao.example>',
  'Received: from vps3.cheap-host.example (vps3.cheap-host.example [203.0.113.9]) by mx.jinqiao.example; x',
  'From: Postmaster <postmaster@jinqiao.example>',
  `To: ${READER}`,
  'Subject: 4 incoming messages are held',
  '',
  '4 incoming messages are held. Release them: https://release.garden-tools.example/r',
].join('\r\n')

/** How each reason comes about. */
const CASES: Readonly<Record<ReasonId, () => Verdict>> = {
  'message-id-in-sent': () => judged(bounceOfSent(SENT[0] ?? ''), WITH_SENT),
  'reply-to-sent': () =>
    judged(
      plainNotice('In-Reply-To: <s1@jinqiao.example>', '', qmail.replaceAll('chen1', 'nobody')),
      WITH_SENT,
    ),
  'subject-and-recipient-in-sent': () =>
    judged(bounceOfSent(sentSubject('rewritten@relay.example')), WITH_SENT),
  'recipient-in-sent': () => judged(plainNotice('', qmail), WITH_SENT),
  'message-id-not-in-sent': () => judged(bounceOfSent(truly), WITH_SENT),
  'recipient-not-in-sent': () => judged(plainNotice('', qmail.replaceAll('chen1', 'nobody')), WITH_SENT),
  'not-compared': () => judged(bounceOfSent(truly), READERS),
  'nothing-to-compare': () =>
    judged(
      plainNotice(
        '',
        'Hi. This is the qmail-send program at post.small-isp.example.\r\nI am sorry, your message could not be delivered.\r\n',
      ),
      WITH_SENT,
    ),
  'null-return-path': () => judged(bounceOfSent(truly), WITH_SENT),
  'report-structure': () => judged(bounceOfSent(truly), WITH_SENT),
  'within-queue-time': () => judged(bounceOfSent(truly), WITH_SENT),
  'reporter-is-sender': () => judged(bounceOfSent(truly), WITH_SENT),
  'notice-authenticated': () =>
    judged(
      read(
        `Received: from a.example by mx.jinqiao.example; x\r\nAuthentication-Results: mx.jinqiao.example; dkim=pass header.d=north-uni.example\r\n${TEMPLATES[0]?.build(truly, TO)}`,
      ),
      READERS,
    ),
  'path-through-own-hosts': () => judged(bounceOfSent(truly), WITH_SENT),
  'from-identity': () => forged('postfix/bare-line'),
  'path-never-own': () => forged('exim/forged-helo'),
  'returned-auth-failed': () => forged('sendmail/failed-spf'),
  'message-id-not-ours': () => forged('qmail/web-script'),
  'mailer-not-ours': () => forged('exchange/web-script'),
  'incoming-held': () => trick('en-on-hold'),
  'full-mailbox': () => trick('es-quota'),
  'release-asked': () => trick('zh-pending-release'),
  'send-again-button': () => trick('en-send-again'),
  'password-asked': () => trick('tw-password'),
  'account-threatened': () => trick('es-held'),
  deadline: () => trick('ja-held'),
  'mailbox-trouble': () => trick('en-cancel-termination'),
  'about-mailbox': () => trick('b-ru3'),
  'inner-page-link': () => trick('b-en10'),
  'came-from-outside': () => judged(read(fromOutside), READERS),
  'greets-by-address': () => trick('a-en4'),
  'scan-code': () => trick('zh-qr'),
  'open-attachment': () => trick('en-html-attachment'),
  'html-form': () => trick('en-form-in-mail'),
  'html-attachment': () => trick('zh-html-attachment'),
  'program-attached': () => trick('en-zip'),
  'data-link': () => trick('en-data-link'),
  'ip-link': () => trick('en-ip-link'),
  'odd-host-link': () => held('<a href="https://xn--80ak6aa92e.example/">Release</a>'),
  'disguised-link': () => trick('zh-verify-account'),
  'hosted-page-link': () => trick('en-inbound-sending'),
  'foreign-link': () => trick('en-pending-delayed'),
  'sender-only-link': () => trick('en-security-check'),
  'image-link': () =>
    trick('en-undelivered-reports', {
      html: '<a href="https://q.hotel-sol-rooms.example/"><img src="cid:a"></a>',
    }),
  'call-wanted': () => trick('en-phone'),
  'reply-wanted': () => trick('en-reply-password'),
  'link-carries-address': () => trick('en-cluster-quota'),
  'notice-auth-failed': () => trick('en-exim-copy'),
  'sender-not-provider': () => trick('fr-held'),
  'poses-as-own': () => trick('en-keep-password'),
  'reply-to-elsewhere': () =>
    held('<a href="https://x.evil-press.example/">Release</a>', {
      headers: ['Reply-To: box@elsewhere.example'],
    }),
  'no-report': () =>
    judged(
      plainNotice(
        '',
        `${qmail}\r\nYour mailbox has 3 pending messages. Retrieve messages: https://evil-press.example/x\r\n`.replaceAll(
          'chen1@buyer.example',
          READER,
        ),
      ),
      READERS,
    ),
  'no-failed-recipient': () => trick('ru-held'),
}

describe('each reason', () => {
  test.each(REASONS)('%s comes about', (id) => {
    const { reasons } = CASES[id]()
    expect(reasons.map((reason) => reason.id)).toContain(id)
  })

  test.each(LOCALES)('has its sentence in %s, made of what it carries', async (locale) => {
    const catalogue: Catalogue = await readCatalogue(locale)
    for (const id of REASONS) {
      const message = catalogue[reasonKey(id)]?.message ?? ''
      expect(message, id).not.toBe('')
      const carried = CASES[id]().reasons.find((reason) => reason.id === id)?.params ?? {}
      for (const [, name] of message.matchAll(/\$([a-z]+)\$/g))
        expect(carried[name ?? ''], `${id} ${name}`).toBeTruthy()
    }
    for (const verdict of VERDICTS) expect(catalogue[verdictKey(verdict)]?.message).toBeTruthy()
  })
})

describe('the verdict', () => {
  test('is green only when Sent was read', () => {
    expect(CASES['message-id-in-sent']().verdict).toBe('matches-sent')
    expect(CASES['subject-and-recipient-in-sent']().verdict).toBe('matches-sent')
    expect(judged(bounceOfSent(SENT[0] ?? ''), NOTHING_KNOWN).verdict).toBe('none')
  })

  test('asks for the date where subject and recipient are all there is', () => {
    const late = sentSubject('rewritten@relay.example').replace('Mon, 9 Nov 2026 11', 'Mon, 9 Nov 2026 15')
    expect(judged(bounceOfSent(late), WITH_SENT).verdict).toBe('not-in-sent')
  })

  test('of a notice that lost all trace of the mail rests on recipient and time', () => {
    expect(CASES['recipient-in-sent']().verdict).toBe('matches-sent')
    const old = plainNotice('', qmail)
    const later = read(new TextDecoder().decode(old.bytes).replace('10 Nov 2026', '30 Nov 2026'))
    expect(judged(later, WITH_SENT).verdict).toBe('not-in-sent')
  })

  test('is none where nothing can be compared', () => {
    expect(CASES['nothing-to-compare']().verdict).toBe('none')
  })

  test('learns own servers from the Received fields of sent mail of the same domain', () => {
    const sentWithPath = SENT.map(
      (mail) => `Received: from pc by smtp.outside-hoster.example with ESMTPSA id 1; x\r\n${mail}`,
    )
    const path = {
      id: 'x',
      messageId: '<t@jinqiao.example>',
      received: [
        'from smtp.outside-hoster.example (smtp.outside-hoster.example [192.0.2.90]) by {by} with ESMTPS id 1; x',
      ],
    }
    const context = { ...READERS, sent: WITH_SENT.sent && indexOf(sentWithPath) }
    const message = bounceOfSent(returnedMail(path, 'mx1.north-uni.example', TO))
    expect(judged(message, context).verdict).toBe('not-in-sent')
    expect(forgedWith(context).verdict).toBe('backscatter')
  })
})

const indexOf = (mails: readonly string[]) => indexSent(mails.map(read))
const forgedWith = (context: Parameters<typeof judged>[1]) =>
  judged(read(backscatter()[3]?.source ?? ''), context)
