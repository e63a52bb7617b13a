// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OpenMessage, WebmailHost } from '../../../../src/hosts/webmail/types.ts'
import { type Watcher, watchMessages } from '../../../../src/hosts/webmail/watch.ts'

/** A webmail whose messages are its articles, each named by its id. */
const host: WebmailHost = {
  id: 'articles',
  can: new Set(),
  recognises: (page) => page.querySelector('main') !== null,
  openMessages: (page) =>
    [...page.querySelectorAll('article')].map((anchor) => {
      if (anchor.id === 'unknown') throw new Error('what is this?')
      return { key: anchor.id, subject: anchor.title, from: null, anchor }
    }),
  read: () => Promise.reject(new Error('not here')),
}

let life = new AbortController()
let log: string[] = []
let anchors: Element[] = []
const watcher: Watcher = {
  opened(message: OpenMessage, _host, signal) {
    log.push(`+${message.key}`)
    anchors.push(message.anchor)
    signal.addEventListener('abort', () => log.push(`-${message.key}`))
  },
  changed: ({ anchor }) => void anchors.push(anchor),
  broken: (broken, error) => void log.push(`${broken.id}: ${(error as Error).message}`),
}
const watch = () => watchMessages(document, watcher, life.signal, [host])
const settle = (ms = 150) => vi.advanceTimersByTimeAsync(ms)
const show = (html: string) => {
  document.body.innerHTML = html
}

beforeEach(() => {
  vi.useFakeTimers()
  life = new AbortController()
  log = []
  anchors = []
})
afterEach(() => {
  life.abort()
  vi.useRealTimers()
})

test('finds the messages that stand there already, in their order', () => {
  show('<main><article id="b"></article><article id="a"></article></main>')
  watch()
  expect(log).toEqual(['+b', '+a'])
})

test('follows the page from one message to the next', async () => {
  show('<main><article id="a"></article></main>')
  watch()
  show('<main><article id="b"></article></main>')
  await settle()
  expect(log).toEqual(['+a', '-a', '+b'])
  show('<main>the list</main>')
  await settle()
  expect(log).toEqual(['+a', '-a', '+b', '-b'])
})

test('keeps the messages of a thread apart', async () => {
  show('<main><article id="a"></article></main>')
  watch()
  document.querySelector('main')?.insertAdjacentHTML('beforeend', '<article id="b"></article>')
  await settle()
  document.querySelector('#a')?.remove()
  await settle()
  expect(log).toEqual(['+a', '+b', '-a'])
})

test('recognises a page that is drawn later', async () => {
  show('<p>loading</p>')
  watch()
  expect(log).toEqual([])
  show('<main><article id="a"></article></main>')
  await settle()
  expect(log).toEqual(['+a'])
})

test('tells of a message that is drawn anew, without opening it again', async () => {
  show('<main><article id="a"></article></main>')
  watch()
  show('<main><article id="a"></article></main>')
  await settle()
  expect(log).toEqual(['+a'])
  expect(anchors.at(-1)).toBe(document.querySelector('article'))
  expect(anchors[0]).not.toBe(anchors.at(-1))
})

test('looks once at many changes', async () => {
  show('<main></main>')
  const look = vi.spyOn(host, 'openMessages')
  watch()
  look.mockClear()
  for (let step = 0; step < 50; step++) {
    document.body.append(document.createElement('p'))
    await settle(1)
  }
  await settle()
  expect(look.mock.calls.length).toBeLessThan(4)
  look.mockRestore()
})

test('shows nothing on a page that its host no longer understands, and says so once', async () => {
  show('<main><article id="a"></article></main>')
  watch()
  show('<main><article id="unknown"></article></main>')
  for (let second = 0; second < 30; second++) {
    document.body.append(document.createElement('p'))
    await settle(1000)
  }
  expect(log).toEqual(['+a', '-a', 'articles: what is this?'])
})

test('says nothing of a page that was only half drawn', async () => {
  show('<main><article id="unknown"></article></main>')
  watch()
  await settle(1000)
  show('<main><article id="a"></article></main>')
  await settle(10_000)
  expect(log).toEqual(['+a'])
})

test('ends with its signal', async () => {
  show('<main><article id="a"></article></main>')
  watch()
  life.abort()
  expect(log).toEqual(['+a', '-a'])
  show('<main><article id="b"></article></main>')
  await settle()
  expect(log).toEqual(['+a', '-a'])
})
