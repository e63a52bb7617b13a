import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Finding } from '../../../src/live/types.ts'
import { fakeBrowser } from '../fakeBrowser.ts'
import { bytesOf, postfix } from '../ticket/fixtures.ts'

const data: Record<string, unknown> = {}
const session = {
  get: async (key?: string) => (key === undefined ? { ...data } : key in data ? { [key]: data[key] } : {}),
  set: async (values: object) => void Object.assign(data, structuredClone(values)),
  remove: async (keys: string | string[]) => {
    for (const key of [keys].flat()) delete data[key]
  },
}
const contains = vi.fn()
const request = vi.fn()
const remove = vi.fn(async (_permissions: { origins: string[] }) => true)
const create = vi.fn(async (_window: { url: string }) => ({}))
const api = fakeBrowser({
  storage: { session },
  permissions: { contains, request, remove },
  windows: { create },
  runtime: { getURL: (path: string) => `moz-extension://us/${path}` },
})
vi.mock('../../../src/platform/browser.ts', () => ({ browser: api }))
vi.stubGlobal('__TARGET__', 'thunderbird')
const { forgetFindings, readFindings, writeFindings } = await import('../../../src/platform/findings.ts')
const { fileOf, openCheck, takeOver } = await import('../../../src/platform/handOver.ts')
const { allowResolver, firstResolver, offeredResolvers, sendUntil, takeBackLeave } = await import(
  '../../../src/platform/resolvers.ts'
)
const { DEFAULTS } = await import('../../../src/platform/settings.ts')

const [alidns] = offeredResolvers(DEFAULTS)
if (!alidns) throw new Error('no resolver')
const finding: Finding = {
  ...{ check: 'recipient', status: 'bad', reason: 'mx_none', about: 'x.example', params: {} },
  ...{ time: '2026-11-22T09:00:00Z', resolver: 'Quad9' },
}

beforeEach(() => {
  vi.clearAllMocks()
  for (const key of Object.keys(data)) delete data[key]
})

describe('findings', () => {
  test('are kept for the message that they are about, and forgotten on request', async () => {
    await writeFindings('<1@x.example>', [finding])
    data.other = 1
    data.selection = { tab: 1, text: 'zhang@x.example' }
    expect(await readFindings('<1@x.example>')).toEqual([finding])
    expect(await readFindings('<2@x.example>')).toEqual([])
    expect(JSON.stringify(Object.keys(data))).not.toContain('x.example')
    await forgetFindings()
    expect(data).toEqual({ other: 1 })
  })
})

describe('what is handed to the page', () => {
  const opened = () => new URL(create.mock.calls[0]?.[0].url ?? '').searchParams.get('handed') ?? ''

  test('is the message byte for byte, once', async () => {
    const bytes = bytesOf('Subject: 中文\n\nText')
    const { report, recipients } = postfix()
    const message = { bytes, root: report.message?.root, defects: [] } as never
    await openCheck({ report: { ...report, message }, recipients }, '<1@x.example>')
    const handed = await takeOver(opened())
    expect(handed?.identity).toBe('<1@x.example>')
    expect(new Uint8Array(await fileOf(handed ?? expect.fail('nothing')).arrayBuffer())).toEqual(bytes)
    expect(await takeOver(opened())).toBeNull()
  })

  test('is the text of the notice where there is no message', async () => {
    const { report, recipients } = postfix()
    const [one] = recipients
    if (!one) throw new Error('no recipient')
    const facts = { ...one.facts, texts: [{ source: 'notice-text', text: 'It came back' }] as const }
    await openCheck({ report: { ...report, message: null }, recipients: [{ ...one, facts }] }, null)
    expect(await takeOver(opened())).toEqual({ kind: 'text', text: 'It came back', identity: null })
  })
})

describe('resolvers', () => {
  test('are asked for by their own host and nothing more', async () => {
    request.mockResolvedValue(true)
    expect(await allowResolver(alidns)).toBe(true)
    expect(request).toHaveBeenCalledExactlyOnceWith({ origins: ['https://dns.alidns.com/*'] })
    request.mockRejectedValue(new Error('no click'))
    expect(await allowResolver(alidns)).toBe(false)
  })

  test("are the reader's own too, which may answer for lists that refuse public ones", () => {
    const settings = { ...DEFAULTS, ownResolver: 'https://dns.corp.example:8443/q', resolver: 'own' }
    expect(offeredResolvers(settings).at(-1)).toEqual({
      ...{ id: 'own', name: 'dns.corp.example:8443', url: 'https://dns.corp.example:8443/q' },
      ...{ permission: 'https://dns.corp.example/*', open: false },
    })
    expect(firstResolver(settings, 'en')).toBe('own')
    expect(firstResolver({ ...settings, ownResolver: null }, 'zh_CN')).toBe('alidns')
    expect(firstResolver({ ...DEFAULTS, resolver: 'google' }, 'zh_CN')).toBe('google')
  })
})

describe('leave to ask a resolver of the reader’s own', () => {
  const own = (ownResolver: string | null) => ({ ...DEFAULTS, ownResolver })

  test('goes with its address', async () => {
    await takeBackLeave(own('https://dns.corp.example/q'), own('https://dns.other.example/q'))
    await takeBackLeave(own('https://dns.corp.example/q'), own(null))
    expect(remove.mock.calls).toEqual([
      [{ origins: ['https://dns.corp.example/*'] }],
      [{ origins: ['https://dns.corp.example/*'] }],
    ])
  })

  test('stays while its host is still to be asked', async () => {
    await takeBackLeave(own('https://dns.corp.example/q'), own('https://dns.corp.example/other'))
    await takeBackLeave(own('https://dns.google/q'), own(null))
    await takeBackLeave(own(null), own('https://dns.corp.example/q'))
    expect(remove).not.toHaveBeenCalled()
  })
})

describe('a query', () => {
  const query = new Uint8Array([0, 255, 62, 63])
  const never = new AbortController().signal
  const asking = (answer: () => Promise<Response>) => {
    const fetched = vi.fn((_url: string, _options: RequestInit) => answer())
    vi.stubGlobal('fetch', fetched)
    return fetched
  }

  test('goes out without cookies, referrer, cache or detour', async () => {
    const fetched = asking(async () => new Response(new Uint8Array([7])))
    expect(await sendUntil(never)(alidns, query)).toEqual(new Uint8Array([7]))
    const [url, options] = fetched.mock.calls[0] ?? []
    expect(url).toBe('https://dns.alidns.com/dns-query?dns=AP8-Pw')
    expect(options).toMatchObject({
      ...{ credentials: 'omit', cache: 'no-store', redirect: 'error', referrerPolicy: 'no-referrer' },
    })
  })

  test('that fails is told from one that takes too long', async () => {
    asking(async () => new Response('', { status: 500 }))
    expect(await sendUntil(never)(alidns, query)).toBe('unreachable')
    asking(() => Promise.reject(new TypeError('network')))
    expect(await sendUntil(never)(alidns, query)).toBe('unreachable')
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort())
    expect(await sendUntil(never)(alidns, query)).toBe('timeout')
    expect(timeout).toHaveBeenCalledWith(4_000)
    timeout.mockRestore()
  })

  test('takes no more than DNS can answer', async () => {
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1
        controller.enqueue(new Uint8Array(30_000))
      },
    })
    asking(async () => new Response(endless))
    expect(await sendUntil(never)(alidns, query)).toBe('unreachable')
    expect(sent).toBeLessThan(6)
  })

  test('ends at once when the reader cancels', async () => {
    asking(() => Promise.reject(new TypeError('aborted')))
    await expect(sendUntil(AbortSignal.abort())(alidns, query)).rejects.toThrow()
  })
})
