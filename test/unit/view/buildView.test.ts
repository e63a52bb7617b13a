import { beforeAll, expect, test } from 'vitest'
import type { DiagnosedRecipient } from '../../../src/classifier/types.ts'
import { plainText } from '../../../src/i18n/translate.ts'
import type { Message } from '../../../src/mime/types.ts'
import { buildView } from '../../../src/view/buildView.ts'
import type { ViewContext } from '../../../src/view/context.ts'
import { contextOf, diagnosedOf, diagnosisOf, factsOf, oneOf, reportOf } from '../advice/samples.ts'

let en: ViewContext
let zh: ViewContext
beforeAll(async () => {
  en = await contextOf('en', { timeZone: 'Asia/Shanghai' })
  zh = await contextOf('zh_CN', { timeZone: 'Asia/Shanghai' })
})

const unknownUser: DiagnosedRecipient = {
  facts: factsOf({ finalRecipient: 'wang@a.example' }),
  diagnosis: diagnosisOf('user-unknown'),
}
const full: DiagnosedRecipient = {
  facts: factsOf({ finalRecipient: 'zhao@b.example', status: '4.2.2', replyCode: '452' }),
  diagnosis: diagnosisOf('mailbox-full', { permanence: 'temporary', party: 'recipient' }),
}
const delayed: DiagnosedRecipient = {
  facts: factsOf({
    finalRecipient: 'qian@c.example',
    action: 'delayed',
    willRetryUntil: '2026-11-27T01:40:00Z',
  }),
  diagnosis: diagnosisOf('connection-failed', { permanence: 'temporary', party: 'network' }),
}
const delivered = (name: string): DiagnosedRecipient => ({
  facts: factsOf({ finalRecipient: `${name}@d.example`, action: 'delivered' }),
  diagnosis: diagnosisOf('unknown'),
})

test('one recipient: its title is the headline, figures and actor stand out', () => {
  const view = buildView(oneOf('message-too-large', { limitBytes: 7_372_800, sizeBytes: 11_953_766 }), zh)
  expect(view.headline).toBe('邮件太大，对方服务器拒收')
  expect(plainText(view.summary)).toBe(
    '服务器最多收 7.0 MB，这封信有 11.4 MB。原样重发不会成功。这要由您处理。',
  )
  const strong = view.summary.filter(({ kind }) => kind === 'strong').map(({ text }) => text)
  expect(strong).toEqual(['7.0 MB', '11.4 MB', '您'])
  expect(view).toMatchObject({ tone: 'fail', lang: 'zh-CN', dir: 'ltr', received: null })
})

test('sentences of the summary are parted by a space in English', () => {
  const view = buildView(oneOf('user-unknown'), en)
  expect(plainText(view.summary)).toBe(
    'mail.example has no mailbox li.na. Sending it again unchanged will not help. You can put it right.',
  )
})

test('a mixed report: a row each, with its own title, tone and next step', () => {
  const view = buildView(diagnosedOf([unknownUser, full, delayed]), en)
  expect(view.headline).toBe('2 of 3 recipients did not get your mail')
  expect(view.recipients.map(({ address, title, tone }) => [address, title, tone])).toEqual([
    ['wang@a.example', 'This address does not exist', 'fail'],
    ['zhao@b.example', 'The recipient’s mailbox is full', 'fail'],
    ['qian@c.example', 'Not delivered yet — your server keeps trying', 'wait'],
  ])
  expect(new Set(view.recipients.map(({ next }) => next)).size).toBe(3)
  expect(view.recipients.map(({ outlook }) => outlook)).toEqual([
    'Sending it again unchanged will not help. You can put it right.',
    expect.stringContaining('The recipient can put it right.'),
    expect.not.stringContaining('put it right'),
  ])
  expect(plainText(view.summary)).toContain('For one more, your server keeps trying.')
  expect(view.route).toBeNull()
  expect(view.announcement.length).toBeLessThanOrEqual(120)
})

test('says who did get it, and that they will not get it again', () => {
  const view = buildView(diagnosedOf([unknownUser, full, delivered('sun'), delivered('li')]), en)
  expect(view.headline).toBe('2 of 4 recipients did not get your mail')
  expect(view.received).toEqual({
    text: 'The other 2 received it and will not get it again.',
    addresses: ['sun@d.example', 'li@d.example'],
  })
})

test('one failed among several keeps its own headline and names the others', () => {
  const view = buildView(diagnosedOf([full, delivered('sun')]), zh)
  expect(view.headline).toBe('收件人的邮箱已满')
  expect(view.received?.text).toBe('另外 1 位收件人已经收到，不会再收到第二封。')
})

test('the same cause for all is said once', () => {
  const view = buildView(
    diagnosedOf([full, { ...full, facts: factsOf({ finalRecipient: 'x@b.example' }) }]),
    en,
  )
  expect(view.headline).toBe('None of the 2 recipients got your mail')
  expect(plainText(view.summary)).toContain('The cause is the same for all of them.')
})

test('a delay says until when the server tries, in the time zone of the reader', () => {
  const view = buildView(diagnosedOf([delayed], 'delay'), en)
  expect(view.tone).toBe('wait')
  expect(plainText(view.summary)).toContain('Nothing to do: your server tries until 27 November 2026')
  expect(plainText(view.summary)).toContain('09:40')
  expect(view.route?.stations.find(({ id }) => id === 'network')?.state).toBe('held')
  expect(view.actions.some(({ kind }) => kind === 'main')).toBe(false)
})

test('delays of several are no failure', () => {
  const view = buildView(
    diagnosedOf([delayed, { ...delayed, facts: factsOf({ action: 'delayed' }) }], 'delay'),
    en,
  )
  expect(view.tone).toBe('wait')
  expect(view.headline).toBe('Not delivered yet to any of the 2 recipients')
})

test('the route marks where it failed and what never happened', () => {
  const view = buildView(oneOf('message-too-large'), en)
  expect(view.route?.stations.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'fail', 'never'])
  expect(view.route?.label).toBe('Your mail’s way: it stopped at the recipient’s mail server')
  const silent = factsOf({ replyCode: null, remoteMta: null, remoteIp: null })
  expect(buildView(diagnosedOf([{ facts: silent, diagnosis: diagnosisOf('unknown') }]), en).route).toBeNull()
})

test('good news is green and asks for nothing', () => {
  const view = buildView(diagnosedOf([delivered('sun')], 'success'), en)
  expect(view).toMatchObject({ tone: 'ok', headline: 'Your mail was delivered', recipients: [] })
  expect(view.route?.stations.every(({ state }) => state === 'done')).toBe(true)
  expect(view.received?.addresses).toEqual(['sun@d.example'])
})

test.each(['relayed', 'expanded', 'auto-reply', 'feedback-report', 'receipt', 'not-bounce'] as const)(
  '%s is told as a note',
  (kind) => {
    const view = buildView({ report: reportOf(kind, []), recipients: [] }, en)
    expect(view).toMatchObject({ tone: 'info', recipients: [], route: null, received: null })
  },
)

test('a bounce that names nobody has one unknown recipient', () => {
  const view = buildView({ report: reportOf('failure', []), recipients: [] }, en)
  expect(view.recipients).toHaveLength(1)
  expect(view.recipients[0]).toMatchObject({ address: '', category: 'unknown' })
  expect(plainText(view.summary)).toContain('Who can put it right cannot be told from this.')
})

test('where a mail is only prepared, its button says so', () => {
  const context = { ...en, available: new Set(['resend-split']) }
  const labelsOf = (view: ReturnType<typeof buildView>) => view.actions.map(({ label }) => label)
  expect(labelsOf(buildView(oneOf('message-too-large'), context))).toContain('Send in parts…')
  const prepared = buildView(oneOf('message-too-large'), { ...context, prepares: true })
  expect(labelsOf(prepared)).toContain('Prepare in parts…')
})

test('offers only what can be carried out, the best one first', () => {
  expect(buildView(oneOf('ip-blocked'), en).actions.map(({ id, kind }) => [id, kind])).toEqual([
    ['copy-ticket', 'main'],
    ['export-ticket', 'normal'],
    ['toggle-details', 'plain'],
    ['not-a-bounce', 'plain'],
  ])
  const few = buildView(oneOf('message-too-large'), {
    ...en,
    available: new Set(['copy-ticket', 'resend-split']),
  })
  expect(few.actions.map(({ id, kind }) => [id, kind])).toEqual([
    ['resend-split', 'main'],
    ['copy-ticket', 'normal'],
  ])
  const tickets = buildView(oneOf('message-too-large'), { ...en, available: new Set(['copy-ticket']) })
  expect(tickets.actions.map(({ id, kind }) => [id, kind])).toEqual([['copy-ticket', 'normal']])
})

test('what is about the message stands in the banner, what is about one recipient in its row', () => {
  const available = new Set(['correct-address', 'retry-later', 'resend', 'write-to-support', 'mark-done'])
  const lists = { ...unknownUser, diagnosis: diagnosisOf('ip-blocked') }
  const view = buildView(diagnosedOf([unknownUser, full, lists]), { ...en, available })
  expect(view.actions.map(({ id, kind }) => [id, kind])).toEqual([
    ['mark-done', 'plain'],
    ['write-to-support', 'normal'],
  ])
  expect(view.recipients.map(({ actions }) => actions.map(({ id, kind }) => [id, kind]))).toEqual([
    [
      ['correct-address', 'main'],
      ['resend', 'normal'],
    ],
    [
      ['retry-later', 'main'],
      ['resend', 'normal'],
    ],
    [],
  ])
})

test('addresses are shown without signs that hide their true reading', () => {
  const facts = factsOf({ finalRecipient: 'a\u202emoc.knab@evil\u200b.example' })
  const view = buildView(diagnosedOf([{ facts, diagnosis: diagnosisOf('user-unknown') }]), en)
  expect(view.recipients[0]?.address).toBe('amoc.knab@evil.example')
  expect(JSON.stringify(view)).not.toMatch(/\u202e|\u200b/)
})

test('an address with placeholder signs is shown as it is', () => {
  const facts = factsOf({ finalRecipient: '$domain$@a.example' })
  const view = buildView(diagnosedOf([{ facts, diagnosis: diagnosisOf('mailbox-full') }]), en)
  expect(plainText(view.summary)).toContain('$domain$@a.example')
})

test('a message of which only a part was read says so', () => {
  const whole = diagnosedOf([full])
  expect(buildView(whole, en).partly).toBeUndefined()
  const message = { defects: [{ kind: 'too-deep', offset: 9 }] } as unknown as Message
  const cut = { ...whole, report: { ...whole.report, message } }
  expect(buildView(cut, en).partly).toContain('in part only')
  expect(buildView(cut, zh).partly).toContain('只读取了一部分')
})
