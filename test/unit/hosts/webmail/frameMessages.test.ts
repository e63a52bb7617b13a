import { describe, expect, test } from 'vitest'
import {
  readFollow,
  readFromFrame,
  readIds,
  readSentMessage,
  readToFrame,
} from '../../../../src/hosts/webmail/frameMessages.ts'

describe('what is said between a page and the background', () => {
  test.each([
    { type: 'open', message: 7 },
    { type: 'gone' },
    { type: 'allowed' },
    { type: 'sent' },
    { type: 'left', url: 'https://mail.example/?_id=1', shows: 'li@partner.example' },
  ])('reads %j', (message) => {
    expect(readFromFrame({ ...message, more: 1 })).toEqual(message)
  })
  test('reads which page is to be followed', () => {
    const page = { url: 'https://mail.example/?_id=1', shows: '' }
    expect(readFollow({ type: 'follow', ...page, more: 1 })).toEqual(page)
    expect(readFollow({ type: 'left', ...page })).toBeNull()
    expect(readFollow({ type: 'follow', url: page.url })).toBeNull()
  })
  test.each([
    { type: 'read', message: 7 },
    { type: 'again', message: 7 },
    { type: 'candidates' },
    { type: 'recheck' },
  ])('reads %j', (message) => {
    expect(readToFrame({ ...message, more: 1 })).toEqual(message)
  })
  test.each([
    null,
    'open',
    { type: 'open' },
    { type: 'open', message: '7' },
    { type: 'read', message: 7 },
    { type: 'left' },
  ])('takes nothing else from a page: %j', (value) => {
    expect(readFromFrame(value)).toBeNull()
  })
  test.each([null, [], { type: 'read' }, { type: 'open', message: 7 }])('nor for a page: %j', (value) => {
    expect(readToFrame(value)).toBeNull()
  })
  test('reads a message, and keeps no capability that there is none of', () => {
    const source = { kind: 'raw', base64: 'AA==', cut: false }
    expect(readSentMessage({ name: 'a', can: ['compose', 'fly'], source, more: 1 })).toEqual({
      name: 'a',
      can: ['compose'],
      source,
    })
    expect(readSentMessage({ name: 'a', can: null, source: { kind: 'text', text: 'x' } })?.can).toEqual([])
  })
  test('keeps the address of a page, and nothing else for one', () => {
    const source = { kind: 'text', text: 'x' }
    const pageOf = (page: unknown) => readSentMessage({ name: 'a', page, can: [], source })?.page
    expect(pageOf('https://mail.example/?_uid=5')).toBe('https://mail.example/?_uid=5')
    for (const page of ['javascript:alert(1)', 'chrome://settings', 7]) expect(pageOf(page)).toBeUndefined()
  })
  test.each([
    null,
    { name: 'a', can: [] },
    { name: 'a', can: [], source: { kind: 'raw', base64: 1, cut: false } },
    { name: 'a', can: [], source: { kind: 'text' } },
    { can: [], source: { kind: 'text', text: 'x' } },
  ])('refuses %j', (value) => {
    expect(readSentMessage(value)).toBeNull()
  })
  test('reads ids', () => {
    expect(readIds([1, '2', 3.5, 4])).toEqual([1, 4])
    expect(readIds(undefined)).toEqual([])
  })
})
