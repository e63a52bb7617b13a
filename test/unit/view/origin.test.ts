import { beforeAll, describe, expect, test } from 'vitest'
import { LOCALES, type Locale } from '../../../src/i18n/types.ts'
import type { ViewContext } from '../../../src/view/context.ts'
import { type OriginFacts, viewOfOrigin, viewOfSearch } from '../../../src/view/origin.ts'
import { contextOf } from '../advice/samples.ts'

const contexts = new Map<Locale, ViewContext>()
beforeAll(async () => {
  for (const locale of LOCALES) contexts.set(locale, await contextOf(locale))
})
const context = (locale: Locale) => contexts.get(locale) as ViewContext
const facts = (more: Partial<OriginFacts>): OriginFacts => ({
  source: 'sent',
  cut: false,
  folder: null,
  account: null,
  sure: true,
  ...more,
})
const say = (more: Partial<OriginFacts>) => viewOfOrigin(facts(more), context('en'))

describe('the line about the mail that failed', () => {
  test('names folder and account of the sent copy as far as they are known', () => {
    expect(say({ folder: 'Sent', account: 'me@a.example' })).toEqual({
      source: 'sent',
      text: 'The sent mail is in “Sent” of me@a.example.',
      open: 'Open the sent mail',
    })
    expect(say({ folder: 'Sent' }).text).toBe('The sent mail is in “Sent”.')
    expect(say({}).text).toBe('A copy is among your sent mail.')
  })

  test('says what the bounce brought back and what is missing', () => {
    expect(say({ source: 'returned' }).text).toMatch(/whole mail/)
    expect(say({ source: 'returned', cut: true }).text).toMatch(/cut short/)
    expect(say({ source: 'headers' }).text).toMatch(/body and attachments are missing/)
    expect(say({ source: 'none' }).text).toMatch(/nothing of the mail/)
  })

  test('offers to look further only while a copy may turn up', () => {
    expect(say({ source: 'headers' }).open).toBeNull()
    expect(say({ source: 'headers', sure: false }).open).toBe('Look further')
  })

  test('speaks Chinese to a Chinese reader', () => {
    for (const locale of ['zh_CN', 'zh_TW'] as const) {
      const views = (['sent', 'returned', 'headers', 'none'] as const).flatMap((source) => [
        viewOfOrigin(facts({ source, sure: source === 'sent' }), context(locale)),
        viewOfSearch(context(locale)),
      ])
      for (const { text, open } of views) expect(`${text}${open ?? ''}`).not.toMatch(/[A-Za-z]/)
    }
  })
})
