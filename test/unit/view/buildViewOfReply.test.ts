import { beforeAll, expect, test } from 'vitest'
import type { ExplainedReply } from '../../../src/classifier/types.ts'
import { plainText } from '../../../src/i18n/translate.ts'
import { buildViewOfReply } from '../../../src/view/buildViewOfReply.ts'
import type { ViewContext } from '../../../src/view/context.ts'
import { contextOf, diagnosisOf, factsOf } from '../advice/samples.ts'

let en: ViewContext
let zh: ViewContext
beforeAll(async () => {
  en = await contextOf('en')
  zh = await contextOf('zh_CN')
})

const reply = (
  kind: ExplainedReply['kind'],
  replyCode: string | null,
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

test('a refusal gets the advice of its category, and no button that hides a message', () => {
  const view = buildViewOfReply(reply('failure', '552', diagnosisOf('mailbox-full')), en)
  expect(view.headline).toBe('The recipient’s mailbox is full')
  expect(view.recipients).toHaveLength(1)
  expect(view.actions.map(({ id }) => id)).not.toContain('not-a-bounce')
})

test('a reply that asks for another try is explained by its cause, not as a queued mail', () => {
  const view = buildViewOfReply(
    reply('delay', '450', diagnosisOf('greylisted', { params: { waitSeconds: 300 } })),
    en,
  )
  expect(view.headline).toBe('The other server asks to try again later')
  expect(plainText(view.summary)).toContain('after 5 minutes')
})

test('a positive reply is no error; its code is explained', () => {
  const view = buildViewOfReply(reply('not-bounce', '250'), zh)
  expect(view).toMatchObject({ tone: 'ok', headline: '服务器的这条回复不是错误', recipients: [] })
  expect(plainText(view.summary)).toBe('这是投递过程中的正常回复。250：操作完成')
})

test('text that is no reply at all is not recognised, and what helps is said', () => {
  const view = buildViewOfReply(reply('not-bounce', null), en)
  expect(view.headline).toBe('We do not recognise this text')
  expect(plainText(view.summary)).toContain('whole bounce')
})

test('an automatic reply is named as such', () => {
  expect(buildViewOfReply(reply('auto-reply', null), en).headline).toContain('automatic reply')
})
