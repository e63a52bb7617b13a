import { beforeAll, expect, test } from 'vitest'
import type { DiagnosedRecipient, ExplainedReply } from '../../../src/classifier/types.ts'
import { buildViewOfReply } from '../../../src/view/buildViewOfReply.ts'
import type { ViewContext } from '../../../src/view/context.ts'
import { titleAndAdvice, titleAndAdviceOfReply } from '../../../src/view/plainAdvice.ts'
import { contextOf, diagnosedOf, diagnosisOf, factsOf, oneOf } from '../advice/samples.ts'

let en: ViewContext
let zh: ViewContext
beforeAll(async () => {
  en = await contextOf('en')
  zh = await contextOf('zh_CN')
})

const reply = (
  kind: ExplainedReply['kind'],
  replyCode: string,
  diagnosis = diagnosisOf('unknown'),
): ExplainedReply => ({
  kind,
  facts: factsOf({
    finalRecipient: '',
    replyCode,
    status: null,
    action: null,
    diagnosticText: `${replyCode} said`,
  }),
  diagnosis,
})

test('one recipient: summary, steps, then what the admin does', () => {
  const { title, advice } = titleAndAdvice(oneOf('too-many-recipients', { maxRecipients: 19 }), en)
  expect(title).toBe('Too many recipients in one mail')
  expect(advice[0]).toContain('at most 19 recipients')
  expect(advice).toContain('Send it in several mails with at most 19 recipients each.')
  expect(advice.at(-1)).toMatch(/^Mail administrator: /)
})

test('several recipients: every line names its own', () => {
  const rows: DiagnosedRecipient[] = ['a', 'b'].map((name) => ({
    facts: factsOf({ finalRecipient: `${name}@x.example` }),
    diagnosis: diagnosisOf(name === 'a' ? 'user-unknown' : 'mailbox-full'),
  }))
  const { title, advice } = titleAndAdvice(diagnosedOf(rows), zh)
  expect(title).toBe('2 位收件人都没有收到您的邮件')
  expect(advice).toContain('a@x.example：没有这个收件地址')
  expect(advice).toContain('b@x.example：收件人的邮箱已满')
})

test('a pasted refusal gets the advice of its category', () => {
  const explained = reply('failure', '552', diagnosisOf('mailbox-full'))
  expect(titleAndAdviceOfReply(explained, en).title).toBe("The recipient's mailbox is full")
  const view = buildViewOfReply(explained, en)
  expect(view.recipients).toHaveLength(1)
  expect(view.actions.map(({ id }) => id)).not.toContain('not-a-bounce')
})

test('a pasted reply that asks for another try is explained by its cause, not as a queued mail', () => {
  const explained = reply('delay', '450', diagnosisOf('greylisted', { params: { waitSeconds: 300 } }))
  const view = buildViewOfReply(explained, en)
  expect(view.headline).toBe('The other server asks to try again later')
  expect(titleAndAdviceOfReply(explained, en).advice[0]).toContain('after 5 minutes')
})

test('a positive reply is no error', () => {
  const view = buildViewOfReply(reply('not-bounce', '250'), zh)
  expect(view).toMatchObject({ tone: 'ok', headline: '服务器的这条回复不是错误', recipients: [] })
  expect(titleAndAdviceOfReply(reply('not-bounce', '354'), en).advice[0]).toContain(
    '354: Server waits for the mail',
  )
})

test('text that is no reply at all is not recognised, and what helps is said', () => {
  const nothing = {
    ...reply('not-bounce', ''),
    facts: factsOf({ replyCode: null, status: null, diagnosticText: null }),
  }
  expect(buildViewOfReply(nothing, en).headline).toBe('We do not recognise this text')
  expect(buildViewOfReply({ ...nothing, kind: 'auto-reply' }, en).headline).toContain('automatic reply')
})
