// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Shown } from '../../../src/background/messages.ts'
import { setMount } from '../../../src/content/mountPoint.ts'
import { WebmailFrame } from '../../../src/content/webmailFrame.ts'
import type { SentMessage } from '../../../src/hosts/webmail/frameMessages.ts'
import type { MessageSource, OpenMessage, WebmailHost } from '../../../src/hosts/webmail/types.ts'

type Listener = (message: unknown, sender: object, answer: (value: unknown) => void) => true | undefined

const scope = globalThis as { browser?: unknown }
const listeners = new Set<Listener>()
const sendMessage = vi.fn(async (_message: { type: string; message?: number }): Promise<unknown> => null)
const read = vi.fn(async (_message: OpenMessage): Promise<MessageSource> => raw('a bounce'))
const raw = (text: string): MessageSource => ({
  kind: 'raw',
  bytes: new TextEncoder().encode(text),
  cut: false,
})
/** A webmail whose messages are its articles: subject in the title, sender in the language. */
const host: WebmailHost = {
  id: 'articles',
  can: new Set(['compose']),
  recognises: () => true,
  openMessages: (page) =>
    [...page.querySelectorAll('article')].map((anchor) => ({
      key: anchor.id,
      subject: anchor.title || null,
      from: anchor.lang || null,
      anchor,
    })),
  read,
}
const BOUNCE = 'title="Undelivered Mail Returned to Sender" lang="MAILER-DAEMON@mx.example"'
const ORDINARY = 'title="Lunch?" lang="bob@b.example"'

/** What the background answers to `open`, by the order in which messages come up. */
let answers: unknown[] = []
let ended = false

/** Asks the frame as the background does; undefined where nothing answers. */
const ask = (message: object, sender: object = { id: 'me' }) =>
  new Promise<unknown>((resolve) => {
    const waits = [...listeners].map((listen) => listen(message, sender, resolve))
    if (!waits.includes(true)) setTimeout(() => resolve(undefined))
  })
const settle = () => vi.advanceTimersByTimeAsync(200)
const banners = () => [...document.querySelectorAll('bounce-doctor')]
const opened = () =>
  sendMessage.mock.calls.flatMap(([{ type, message }]) => (type === 'open' ? [message ?? 0] : []))

async function show(html: string) {
  document.body.innerHTML = html
  await settle()
}
async function start(html: string) {
  document.body.innerHTML = html
  void new WebmailFrame().watch([host]).then(() => {
    ended = true
  })
  await settle()
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.clearAllMocks()
  listeners.clear()
  answers = []
  ended = false
  sendMessage.mockImplementation(async ({ type, message }) =>
    type === 'open' ? (answers.length > 0 ? answers.shift() : ({ message } as Shown)) : null,
  )
  scope.browser = {
    runtime: {
      id: 'me',
      sendMessage,
      onMessage: {
        addListener: (listener: Listener) => listeners.add(listener),
        removeListener: (listener: Listener) => listeners.delete(listener),
      },
    },
  }
  setMount((shown, place) => {
    const element = document.createElement('bounce-doctor')
    element.dataset.message = String(shown.message)
    place(element)
    return () => element.remove()
  })
})
afterEach(async () => {
  sendMessage.mockResolvedValue(false)
  void ask({ type: 'recheck' })
  await settle()
  delete scope.browser
  vi.useRealTimers()
})

test('a message in a frame names the page that shows it by itself', async () => {
  await start(`<article id="a" ${BOUNCE}></article>`)
  const [message] = opened()
  expect(await ask({ type: 'read', message })).not.toHaveProperty('page')
  host.pageOf = ({ href }) => `${href}#alone`
  expect(await ask({ type: 'read', message })).toMatchObject({ page: `${location.href}#alone` })
  delete host.pageOf
})

describe('a frame of a webmail', () => {
  test('leaves ordinary mail alone: nothing is asked, fetched or shown', async () => {
    await start(`<article id="a" ${ORDINARY}></article>`)
    await show(`<article id="b" ${ORDINARY}></article>`)
    expect(sendMessage).not.toHaveBeenCalled()
    expect(read).not.toHaveBeenCalled()
    expect(banners()).toEqual([])
  })

  test('puts the banner before the message, and takes it away with it', async () => {
    await start(`<article id="a" ${BOUNCE}></article>`)
    expect(banners()[0]?.nextElementSibling?.id).toBe('a')
    await show(`<article id="b" ${ORDINARY}></article>`)
    expect(banners()).toEqual([])
    expect(sendMessage).toHaveBeenLastCalledWith({ type: 'gone' })
  })

  test('shows nothing where the background finds no bounce', async () => {
    answers = [null]
    await start(`<article id="a" ${BOUNCE}></article>`)
    expect(banners()).toEqual([])
  })

  test('asks anew where the background ended in the middle of its answer', async () => {
    answers = [Promise.reject(new Error('the port closed')), undefined]
    await start(`<article id="a" ${BOUNCE}></article>`)
    expect(banners()).toEqual([])
    await vi.advanceTimersByTimeAsync(1500)
    expect(banners().length).toBe(1)
    expect(new Set(opened()).size).toBe(1)
  })

  test('gives up where no answer ever comes, and asks for nothing that has gone', async () => {
    sendMessage.mockRejectedValue(new Error('the port closed'))
    await start(`<article id="a" ${BOUNCE}></article>`)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(opened().length).toBe(4)
    await show(`<article id="b" ${BOUNCE}></article>`)
    await show(`<article id="c" ${ORDINARY}></article>`)
    const asked = opened().length
    await vi.advanceTimersByTimeAsync(60_000)
    expect(opened().length).toBe(asked)
  })

  test('gives each message of a thread its own', async () => {
    await start(
      `<article id="a" ${BOUNCE}></article><article id="b" ${ORDINARY}></article><article id="c" ${BOUNCE}></article>`,
    )
    expect(banners().map((one) => one.nextElementSibling?.id)).toEqual(['a', 'c'])
    expect(new Set(opened()).size).toBe(2)
  })

  test('shows nothing of a message that has gone before the answer came', async () => {
    let answer: (shown: unknown) => void = () => {}
    answers = [new Promise((resolve) => (answer = resolve)), null]
    await start(`<article id="a" ${BOUNCE}></article>`)
    document.body.innerHTML = `<article id="b" ${BOUNCE}></article>`
    answer({ message: opened()[0] })
    await settle()
    expect(banners()).toEqual([])
  })

  test('puts the banner back where the page draws the message anew, but does not fight for ever', async () => {
    await start(`<article id="a" ${BOUNCE}></article>`)
    await show(`<article id="a" ${BOUNCE}></article>`)
    expect(banners()[0]?.nextElementSibling?.id).toBe('a')
    expect(opened().length).toBe(1)
    for (let round = 0; round < 40; round++) await show(`<article id="a" ${BOUNCE}></article>`)
    expect(banners()).toEqual([])
  })

  test('looks again at a message whose subject comes later', async () => {
    await start('<article id="a"></article>')
    expect(opened()).toEqual([])
    await show(`<article id="a" ${BOUNCE}></article>`)
    expect(banners().length).toBe(1)
  })
})

describe('what the background asks', () => {
  test('gives the message of that number, and only that one', async () => {
    await start(`<article id="a" ${BOUNCE}></article>`)
    const [id = 0] = opened()
    const sent = (await ask({ type: 'read', message: id })) as SentMessage
    expect(sent).toEqual({
      name: `articles\n${location.origin}\na`,
      can: ['compose'],
      source: { kind: 'raw', base64: btoa('a bounce'), cut: false },
    })
    expect(read).toHaveBeenCalledOnce()
    const other = ask({ type: 'read', message: id + 1 })
    await settle()
    expect(await other).toBeUndefined()
  })

  test('gives what the page shows where there is no source', async () => {
    read.mockRejectedValueOnce(new Error('404'))
    await start(`<article id="a" ${BOUNCE}>could not be delivered</article>`)
    expect(await ask({ type: 'read', message: opened()[0] ?? 0 })).toMatchObject({
      source: { kind: 'text', text: expect.stringMatching(/\n\ncould not be delivered$/) },
    })
  })

  test('names what may be a bounce, and is silent where nothing may', async () => {
    await start(`<article id="a" ${BOUNCE}></article><article id="b" ${ORDINARY}></article>`)
    expect(await ask({ type: 'candidates' })).toEqual(opened())
    await show(`<article id="b" ${ORDINARY}></article>`)
    const none = ask({ type: 'candidates' })
    await settle()
    expect(await none).toBeUndefined()
  })

  test('takes no word from anybody else', async () => {
    await start(`<article id="a" ${BOUNCE}></article>`)
    const answer = ask({ type: 'candidates' }, { id: 'another extension' })
    await settle()
    expect(await answer).toBeUndefined()
  })

  test('ends and cleans up when the reader takes the permission back', async () => {
    await start(`<article id="a" ${BOUNCE}></article>`)
    sendMessage.mockResolvedValue(true)
    void ask({ type: 'recheck' })
    await settle()
    expect(banners().length).toBe(1)
    sendMessage.mockResolvedValue(false)
    void ask({ type: 'recheck' })
    await settle()
    expect(banners()).toEqual([])
    expect(listeners.size).toBe(0)
    expect(ended).toBe(true)
  })

  test('shows the banner again when "not a bounce" is taken back', async () => {
    answers = [null]
    await start(`<article id="a" ${BOUNCE}></article>`)
    void ask({ type: 'again', message: opened()[0] ?? 0 })
    await settle()
    expect(banners().length).toBe(1)
    // In place of the line that stays after a banner has been hidden.
    const [before] = banners()
    void ask({ type: 'again', message: opened()[0] ?? 0 })
    await settle()
    expect(banners().length).toBe(1)
    expect(banners()[0]).not.toBe(before)
    await show(`<article id="b" ${ORDINARY}></article>`)
    expect(banners()).toEqual([])
  })
})

test('goes with the extension', async () => {
  await start(`<article id="a" ${BOUNCE}></article>`)
  scope.browser = { runtime: { sendMessage: () => Promise.reject(new Error('context invalidated')) } }
  await show(`<article id="a" ${BOUNCE}></article><article id="b" ${BOUNCE}></article>`)
  expect(banners()).toEqual([])
  expect(ended).toBe(true)
})
