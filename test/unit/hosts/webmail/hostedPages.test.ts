// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { isWorthReading } from '../../../../src/hosts/webmail/readSource.ts'
import { WEBMAIL_HOSTS } from '../../../../src/hosts/webmail/registry.ts'
import type { OpenMessage, WebmailHost } from '../../../../src/hosts/webmail/types.ts'
import {
  drawingOf,
  drawView,
  fillFrame,
  HOSTED_SITES,
  type HostedSite,
  MAILS,
  pathOf,
  type View,
} from '../../../e2e/support/hostedPages.ts'

const OPTIONS = { maxBytes: 1_000_000, signal: new AbortController().signal }
/** Webmails whose messages are pages of their own: the frame answers for itself. */
const framed = HOSTED_SITES.filter(({ id }) => ['qqmail-classic', 'icloud', 'gmx'].includes(id))
const whole = HOSTED_SITES.filter((site) => !framed.includes(site))
const threads = HOSTED_SITES.filter((site) => site.threads)

function open(site: HostedSite, view: View, folded?: readonly string[]): URL {
  // Frames of the page's own, so that nothing is loaded.
  document.documentElement.innerHTML = site.page
    .replace(/^[\s\S]*?<html[^>]*>|<\/html>/g, '')
    .replaceAll('<iframe ', '<iframe srcdoc="" ')
  drawView(document, drawingOf(view, '', folded))
  return new URL(pathOf(site, view), `https://${site.host}`)
}

function openFrame(site: HostedSite, id: string): URL {
  document.documentElement.innerHTML = fillFrame(site, id).replace(/^[\s\S]*?<html[^>]*>|<\/html>/g, '')
  const path = (site.frame ?? '')
    .replace(/^\^/, '')
    .replace(/\(\[[^)]+\)/, id)
    .replaceAll('\\', '')
  return new URL(path, `https://${site.frameHost ?? site.host}`)
}

const hostsOf = (url: URL): readonly WebmailHost[] =>
  WEBMAIL_HOSTS.filter((host) => host.recognises(document, url))

function messagesOf(site: HostedSite, url: URL): readonly OpenMessage[] {
  const [host] = hostsOf(url)
  expect(host?.id).toBe(site.id)
  return host?.openMessages(document, url) ?? []
}

/** Stands at an address, whose server knows the sources of the site's mails, or none. */
function serve(site: HostedSite, url: URL, works = true) {
  vi.stubGlobal('location', url)
  vi.stubGlobal('fetch', async (address: string) => {
    const { pathname, search } = new URL(address)
    const id = works && site.source ? new RegExp(site.source).exec(pathname + search)?.[1] : null
    const mail = MAILS.find((one) => one.id === id)
    if (!mail) return new Response('<html>', { status: 404, headers: { 'content-type': 'text/html' } })
    return new Response(new Uint8Array(mail.source), { headers: { 'content-type': 'text/plain' } })
  })
}

/** A frame of the page's own origin that it has filled. */
function filledFrame(): Document {
  const frame = document.implementation.createHTMLDocument()
  frame.body.append(MAILS[0]?.text ?? '')
  return frame
}

afterEach(() => vi.unstubAllGlobals())

describe.each(whole.map((site) => [site.name, site] as const))('%s', (_, site) => {
  test('is recognised as itself and nothing else', () => {
    expect(hostsOf(open(site, 'unknown')).map(({ id }) => id)).toEqual([site.id])
  })

  test('shows no message in its list', () => {
    expect(messagesOf(site, open(site, 'list'))).toEqual([])
  })

  test('shows an open message with its subject and sender', () => {
    const [message, ...more] = messagesOf(site, open(site, 'unknown'))
    expect(more).toEqual([])
    expect(message?.anchor.isConnected).toBe(true)
    expect(message && isWorthReading(message)).toBe(true)
    if (site.id === 'mail139') return
    expect(message?.subject).toBe('Undelivered Mail Returned to Sender')
    if (site.id !== 'coremail' && site.id !== 'alimail') expect(message?.from).toMatch(/MAILER-DAEMON/i)
  })

  test('names the same message by the same key, another by another', () => {
    const key = (view: View) => messagesOf(site, open(site, view))[0]?.key
    expect(key('unknown')).toBe(key('unknown'))
    expect(key('unknown')).not.toBe(key('refused'))
  })

  test('gives its source where that is known, else its text', async () => {
    const url = open(site, 'unknown')
    serve(site, url)
    const [host] = hostsOf(url)
    const [message] = messagesOf(site, url)
    for (const frame of document.querySelectorAll('iframe'))
      Object.defineProperty(frame, 'contentDocument', { value: filledFrame() })
    const source = await host?.read(message as OpenMessage, OPTIONS)
    expect(source?.kind).toBe(site.source ? 'raw' : 'text')
    const text = source?.kind === 'raw' ? new TextDecoder().decode(source.bytes) : source?.text
    expect(text).toContain('zhang@receiver.example')
  })
})

describe.each(framed.map((site) => [site.name, site] as const))('%s', (_, site) => {
  test('is recognised in the frame, and shows one message there', () => {
    const [message, ...more] = messagesOf(site, openFrame(site, '101'))
    expect(more).toEqual([])
    expect(message && isWorthReading(message)).toBe(true)
    expect(message?.anchor.parentElement).not.toBeNull()
    expect(document.body.contains(message?.anchor ?? null)).toBe(true)
  })

  test('is silent around the frame', () => {
    expect(hostsOf(open(site, 'unknown'))).toEqual([])
  })

  test('gives its source where that is known, else its text', async () => {
    const url = openFrame(site, '101')
    serve(site, url)
    const source = await hostsOf(url)[0]?.read(messagesOf(site, url)[0] as OpenMessage, OPTIONS)
    expect(source?.kind).toBe(site.source ? 'raw' : 'text')
  })
})

test.each(threads.map((site) => [site.name, site] as const))(
  '%s tells the messages of a thread apart',
  (_, site) => {
    const messages = messagesOf(site, open(site, 'thread', ['202']))
    expect(messages.length).toBe(2)
    expect(new Set(messages.map(({ key }) => key)).size).toBe(2)
    expect(messages.map(isWorthReading).at(-1)).toBe(true)
  },
)

test('a page that is a message shows it even where the message hides itself', () => {
  for (const site of framed.filter(({ id }) => id !== 'icloud')) {
    const url = openFrame(site, '101')
    for (const element of document.querySelectorAll('body, body *')) element.checkVisibility = () => false
    expect(messagesOf(site, url), site.name).toHaveLength(1)
  }
})

test('a message in a frame is told from another by what the frame says', () => {
  const site = HOSTED_SITES.find(({ id }) => id === 'alimail') ?? expect.fail('no such site')
  const url = open(site, 'unknown')
  const keyWith = (text: string) => {
    const inner = document.implementation.createHTMLDocument()
    inner.body.append(text)
    for (const frame of document.querySelectorAll('iframe'))
      Object.defineProperty(frame, 'contentDocument', { value: inner, configurable: true })
    return messagesOf(site, url)[0]?.key
  }
  expect(keyWith('to zhang')).toBe(keyWith('to zhang'))
  expect(keyWith('to zhang')).not.toBe(keyWith('to li'))
})
