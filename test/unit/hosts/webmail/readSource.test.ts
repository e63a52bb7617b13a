// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fetchRaw } from '../../../../src/hosts/webmail/fetchRaw.ts'
import { isWorthReading, readSource } from '../../../../src/hosts/webmail/readSource.ts'
import type { OpenMessage, WebmailHost } from '../../../../src/hosts/webmail/types.ts'

const message = (more: Partial<OpenMessage> = {}): OpenMessage => ({
  key: '1',
  subject: 'Undelivered Mail Returned to Sender',
  from: 'Mail Delivery System <MAILER-DAEMON@mx.example>',
  anchor: document.body,
  ...more,
})
const host = (read: WebmailHost['read']): WebmailHost => ({
  id: 'any',
  can: new Set(),
  recognises: () => true,
  openMessages: () => [],
  read,
})
const signal = () => new AbortController().signal
const answer = (body: BodyInit, init: ResponseInit = {}) =>
  vi.stubGlobal('fetch', async () => new Response(body, init))

afterEach(() => void vi.unstubAllGlobals())

test('ordinary mail is not worth a request', () => {
  expect(isWorthReading(message())).toBe(true)
  expect(isWorthReading(message({ subject: 'Lunch?', from: 'Bob <bob@b.example>' }))).toBe(false)
  expect(isWorthReading(message({ subject: null, from: null }))).toBe(false)
})

describe('readSource', () => {
  test('takes the shown text where there is no source', async () => {
    document.body.textContent = 'the mail was not delivered'
    const gone = host(() => Promise.reject(new Error('404')))
    expect(await readSource(message(), gone, signal())).toEqual({
      kind: 'text',
      text: expect.stringMatching(/^Subject: .*\nFrom: .*\n.*\n\nthe mail was not delivered$/),
    })
    const body = document.createElement('p')
    expect(await readSource(message({ body }), gone, signal())).toBeNull()
  })

  test('gives nothing of a message that is gone meanwhile', async () => {
    const life = new AbortController()
    const slow = host(async () => {
      life.abort()
      return { kind: 'raw', bytes: new Uint8Array(1), cut: false }
    })
    expect(await readSource(message(), slow, life.signal)).toBeNull()
  })
})

describe('fetchRaw', () => {
  const options = () => ({ maxBytes: 5, signal: signal() })

  test('takes no more than it is told', async () => {
    answer('1234567890', { headers: { 'content-type': 'text/plain' } })
    expect(await fetchRaw('/x', options())).toEqual({
      kind: 'raw',
      bytes: new TextEncoder().encode('12345'),
      cut: true,
    })
    answer('12345')
    expect(await fetchRaw('/x', options())).toMatchObject({ cut: false })
  })

  test('asks its own server and no other, and follows no detour', async () => {
    const fetched = vi.fn(async (_url: string, _init: RequestInit) => new Response('12345'))
    vi.stubGlobal('fetch', fetched)
    for (const other of ['//other.example/x', 'https://other.example/x'])
      await expect(fetchRaw(other, options())).rejects.toThrow('another server')
    expect(fetched).not.toHaveBeenCalled()
    await fetchRaw('/x', options())
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({ redirect: 'error', credentials: 'same-origin' })
  })

  test.each<[string, BodyInit, ResponseInit]>([
    ['an error', 'no', { status: 404 }],
    ['a login page', '<html>', { headers: { 'content-type': 'text/html; charset=UTF-8' } }],
    ['nothing', '', {}],
  ])('refuses %s', async (_what, body, init) => {
    answer(body, init)
    await expect(fetchRaw('/x', options())).rejects.toThrow('no source')
  })
})
