import { describe, expect, test } from 'vitest'
import {
  isNotice,
  type PageRequest,
  type Request,
  readPageRequest,
  readRequest,
  tabOf,
} from '../../../src/background/messages.ts'

const choice = { locale: 'zh_CN', format: 'json', mask: true, audience: 'own-admin' } as const
const self = { id: 'me@example', baseUrl: 'moz-extension://1/' }

describe('readRequest', () => {
  test.each<Request>([
    { type: 'shown' },
    { type: 'displayed', tab: 3 },
    { type: 'action', message: 12, action: 'copy-ticket', choice },
    { type: 'copy-command', message: 12, text: 'dig -x 192.0.2.1' },
    { type: 'choice', choice },
    { type: 'covered', message: 12, covered: true },
  ])('reads $type', (request) => {
    expect(readRequest(structuredClone(request))).toEqual(request)
  })

  test('keeps nothing that does not belong to the request', () => {
    expect(readRequest({ type: 'shown', view: {}, message: 4, tab: 'x' })).toEqual({ type: 'shown' })
  })

  test.each([
    null,
    'shown',
    [],
    { type: 'eval' },
    { type: 'action', message: '12', action: 'copy-ticket', choice },
    { type: 'action', message: 12, action: 7, choice },
    { type: 'action', message: 12, action: 'copy-ticket' },
    { type: 'action', message: 12, action: 'copy-ticket', choice: { ...choice, locale: 'xx' } },
    { type: 'copy-command', message: 1.5, text: 'x' },
    { type: 'choice', choice: { ...choice, mask: 'yes' } },
    { type: 'covered', message: 12, covered: 'yes' },
  ])('refuses %j', (value) => {
    expect(readRequest(value)).toBeNull()
  })
})

describe('readPageRequest', () => {
  test.each<PageRequest>([
    { type: 'retry-offer', message: 12 },
    { type: 'retry-offer', message: 12, tab: 3 },
    { type: 'retry-add', message: 12, tab: 3, due: '2026-11-22T07:40:00Z' },
    { type: 'retry-open', id: 'r1' },
    { type: 'plan-sent', plan: 'abc' },
    { type: 'wipe' },
  ])('reads %j', (request) => {
    expect(readPageRequest({ ...request, more: 1 })).toEqual(request)
  })

  test.each([
    { type: 'retry-offer', message: 'x' },
    { type: 'retry-add', message: 12 },
    { type: 'plan-sent', plan: 7 },
    { type: 'retry-open' },
  ])('refuses %j', (value) => {
    expect(readPageRequest(value)).toBeNull()
  })
})

describe('tabOf', () => {
  const script = { id: self.id, url: 'imap://host/message', tab: { id: 5 } }

  test('is where the script runs, whatever the request says', () => {
    expect(tabOf({ type: 'shown', tab: 9 }, script, self)).toBe(5)
  })

  test('is what a page of the extension names', () => {
    const popup = { id: self.id, url: `${self.baseUrl}src/ui/popup/index.html` }
    expect(tabOf({ type: 'displayed', tab: 9 }, popup, self)).toBe(9)
    expect(tabOf({ type: 'displayed' }, { ...popup, tab: { id: 5 } }, self)).toBeNull()
  })

  test('is nothing for anybody else', () => {
    expect(tabOf({ type: 'shown' }, { ...script, id: 'other@example' }, self)).toBeNull()
    expect(tabOf({ type: 'shown' }, { id: self.id }, self)).toBeNull()
  })
})

test('isNotice knows the notices', () => {
  expect(isNotice({ type: 'focus' })).toBe(true)
  expect(isNotice({ type: 'shown' })).toBe(false)
  expect(isNotice(null)).toBe(false)
})
