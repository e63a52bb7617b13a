import { expect, test } from 'vitest'
import english from '../../../_locales/en/messages.json'
import chinese from '../../../_locales/zh_CN/messages.json'
import type { Finding } from '../../../src/live/types.ts'
import { viewOfChecks } from '../../../src/view/checks.ts'

const found: readonly Finding[] = [
  {
    ...{ check: 'recipient', status: 'bad', reason: 'mx_none', about: 'x.example', params: {} },
    ...{ time: '2026-11-22T09:00:00Z', resolver: 'Quad9' },
  },
  {
    ...{ check: 'blocklists', status: 'cannot-tell', reason: 'list_dead', about: '203.0.113.5' },
    ...{ params: { list: 'SORBS' }, time: '2026-11-22T09:00:00Z', resolver: '' },
  },
]
const context = { table: {} as never, timeZone: 'UTC' }

test('what was looked up stands with status, time and resolver', () => {
  const view = viewOfChecks(found, { ...context, catalogue: english, locale: 'en' })
  expect(view?.label).toBe('Checked in the DNS')
  expect(view?.rows).toMatchObject([
    { tone: 'fail', status: 'Bad', text: expect.stringContaining('x.example has neither') },
    {
      tone: 'info',
      status: 'Cannot tell',
      text: expect.stringContaining('SORBS has been shut down'),
      source: null,
    },
  ])
  expect(view?.rows[0]?.source).toMatch(/^Quad9, .*2026/)
})

test('and in the language of the screen', () => {
  const view = viewOfChecks(found, { ...context, catalogue: chinese, locale: 'zh_CN' })
  expect(view?.rows.map(({ status }) => status)).toEqual(['有问题', '无法判断'])
})

test('nothing stands where nothing was looked up', () => {
  expect(viewOfChecks([], { ...context, catalogue: english, locale: 'en' })).toBeNull()
})
