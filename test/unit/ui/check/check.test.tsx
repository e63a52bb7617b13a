// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import english from '../../../../_locales/en/messages.json'
import chinese from '../../../../_locales/zh_CN/messages.json'
import type { Locale } from '../../../../src/i18n/types.ts'
import type { Finding, Resolver } from '../../../../src/live/types.ts'
import { Check } from '../../../../src/ui/check/Check.tsx'
import type { CheckInput, CheckJob, CheckServices, Meaning } from '../../../../src/ui/check/types.ts'
import { SAMPLES } from '../../../../src/ui/dev/samples.ts'
import { sayIn } from '../../../../src/ui/words.ts'

const resolver = (id: string, name: string): Resolver => ({
  ...{ id, name, url: `https://${id}.example/dns-query`, permission: `https://${id}.example/*`, open: true },
})
const finding = (known: Partial<Finding>): Finding => ({
  ...{ check: 'recipient', status: 'bad', reason: 'mx_none', about: 'x.example', params: {} },
  ...{ time: '2026-11-22T09:00:00Z', resolver: 'Quad9' },
  ...known,
})
const view = SAMPLES[0] ?? expect.fail('no sample')
const input: CheckInput = {
  view,
  plan: [
    { id: 'recipient', about: ['x.example'], lists: [] },
    { id: 'blocklists', about: ['203.0.113.5'], lists: ['SpamCop', 'PSBL'] },
  ],
  resolvers: [resolver('quad9', 'Quad9'), resolver('google', 'Google')],
  ...{ first: 'quad9', allowed: [], findings: [], kept: true },
}
const nothing: Meaning = { conclusions: [], certain: false, party: null }

let frame: HTMLElement
let job: CheckJob | null
let finish: (findings: readonly Finding[]) => void
const services = {
  allow: vi.fn(async () => true),
  run: vi.fn(),
  meaning: vi.fn((): Meaning => nothing),
  keep: vi.fn(async () => {}),
  copy: vi.fn(async () => true),
  close: vi.fn(),
} satisfies Record<keyof CheckServices, unknown>

beforeEach(() => {
  vi.clearAllMocks()
  job = null
  services.allow.mockResolvedValue(true)
  services.run.mockImplementation((given: CheckJob) => {
    job = given
    return new Promise((resolve, reject) => {
      finish = resolve
      given.signal.addEventListener('abort', () => reject(given.signal.reason))
    })
  })
  frame = document.createElement('div')
  document.body.replaceChildren(frame)
})
afterEach(() => render(null, frame))

const show = (more: Partial<CheckInput> = {}, locale: Locale = 'en') =>
  act(() =>
    render(
      <Check
        input={{ ...input, ...more }}
        say={sayIn(locale === 'en' ? english : chinese, locale, 'UTC')}
        services={services}
      />,
      frame,
    ),
  )
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve)))
const press = async (selector: string) => {
  await act(() => (frame.querySelector<HTMLElement>(selector) ?? expect.fail(selector)).click())
  await settle()
}
const text = (selector = 'main') => frame.querySelector(selector)?.textContent ?? ''

describe('before the click', () => {
  it('says which names go to whom, and asks nobody', async () => {
    await show()
    const told = [...frame.querySelectorAll('fieldset code')].map((one) => one.textContent)
    expect(told).toEqual(['x.example', '203.0.113.5', 'quad9.example', 'google.example'])
    expect(text()).toContain('SpamCop · PSBL')
    expect(text('[data-action="start"]')).toBe('Ask Quad9')
    expect(services.allow).not.toHaveBeenCalled()
    expect(services.run).not.toHaveBeenCalled()
  })

  it('says so where there is nothing to look up', async () => {
    await show({ plan: [] })
    expect(text()).toContain('nothing in this notice that could be looked up')
    expect(frame.querySelector('[data-action="start"]')).toBeNull()
  })
})

describe('on the click', () => {
  it('asks for leave first and for nothing where it is refused', async () => {
    services.allow.mockResolvedValue(false)
    await show()
    await press('[data-action="start"]')
    expect(services.allow).toHaveBeenCalledWith(input.resolvers[0])
    expect(services.run).not.toHaveBeenCalled()
    expect(text('.toast')).toContain('did not allow')
  })

  it('runs the checks that are left, with the resolver that was picked', async () => {
    await show()
    await press('[name="blocklists"]')
    await press('[value="google"]')
    await press('[data-action="start"]')
    expect(job?.checks).toEqual(['recipient'])
    expect(job?.resolvers.map(({ id }) => id)).toEqual(['google'])
  })

  it('falls over to those that are allowed only, and only where the reader wants it', async () => {
    await show({ allowed: ['google'] })
    expect(text()).toContain('ask the next one that you have allowed: Google')
    await press('[data-action="start"]')
    expect(job?.resolvers.map(({ id }) => id)).toEqual(['quad9', 'google'])
    await act(() => finish([]))
    await settle()
    await press('[name="fallback"]')
    await press('[data-action="start"]')
    expect(job?.resolvers.map(({ id }) => id)).toEqual(['quad9'])
  })

  it('does not ask for leave that it has', async () => {
    await show({ allowed: ['quad9'] })
    await press('[data-action="start"]')
    expect(services.allow).not.toHaveBeenCalled()
    expect(job).not.toBeNull()
  })
})

describe('results', () => {
  const found = [
    finding({}),
    finding({ status: 'ok', reason: 'list_not_listed', about: '203.0.113.5', params: { list: 'SpamCop' } }),
    finding({
      ...{ status: 'cannot-tell', reason: 'failed', about: 'y.example', params: { failure: 'timeout' } },
    }),
  ]

  it('come in one by one, are counted aloud, and are kept for tickets', async () => {
    await show()
    await press('[data-action="start"]')
    await act(() => job?.onFindings(found.slice(0, 1)))
    expect(text('[role="status"].progress')).toBe('Asking… 1 results so far')
    expect(frame.querySelectorAll('.findings li')).toHaveLength(1)
    await act(async () => finish(found))
    await settle()
    expect(text('.progress')).toBe('Done: 1 bad, 1 unclear, 1 good')
    expect(services.keep).toHaveBeenCalledWith(found)
  })

  it('stand with status in words, time and resolver', async () => {
    await show({ findings: found })
    const [first, second, third] = [...frame.querySelectorAll('.findings li')].map((row) => row.textContent)
    expect(first).toContain('Bad x.example has neither a mail server (MX) nor an address')
    expect(first).toMatch(/Quad9, .*2026/)
    expect(second).toContain('Good 203.0.113.5 is not on SpamCop')
    expect(third).toContain('Cannot tell y.example could not be looked up: no answer within 4 seconds')
  })

  it('tell what they mean for the diagnosis', async () => {
    services.meaning.mockReturnValue({
      conclusions: [{ id: 'no_mail_server', effect: 'confirms', params: { about: 'x.example' } }],
      ...{ certain: true, party: 'sender' },
    })
    await show({ findings: found })
    expect(text('.meaning')).toContain('the address is wrong')
    expect(text('.meaning')).toContain('The diagnosis is now certain.')
    expect(text('.meaning')).toContain('Who can put it right: You')
  })

  it('say when another resolver stood in', async () => {
    await show({ allowed: ['google'] })
    await press('[data-action="start"]')
    await act(() => {
      for (let time = 0; time < 2; time++)
        job?.onFailover({ from: 'Quad9', to: 'Google', failure: 'timeout' })
    })
    await act(async () => finish(found))
    await settle()
    expect([...frame.querySelectorAll('[data-failover]')].map((one) => one.textContent)).toEqual([
      'Quad9: no answer within 4 seconds. Asked Google instead.',
    ])
  })

  it('link only to https pages', async () => {
    const list = { reason: 'list_public', status: 'cannot-tell', about: '203.0.113.5' } as const
    await show({
      findings: [
        finding({ ...list, params: { list: 'A', page: 'https://check.example/' } }),
        finding({ ...list, params: { list: 'B', page: 'javascript:alert(1)' } }),
      ],
    })
    expect([...frame.querySelectorAll('a')].map(({ href }) => href)).toEqual(['https://check.example/'])
  })

  it('stay when the reader cancels, and nothing is kept', async () => {
    await show()
    await press('[data-action="start"]')
    await act(() => job?.onFindings(found.slice(0, 1)))
    await press('[data-action="cancel"]')
    expect(job?.signal.aborted).toBe(true)
    expect(text('.progress')).toContain('Cancelled')
    expect(frame.querySelectorAll('.findings li')).toHaveLength(1)
    expect(services.keep).not.toHaveBeenCalled()
  })

  it('go into a ticket that is copied', async () => {
    await show({ findings: found })
    await press('[data-action="copy"]')
    expect(services.copy).toHaveBeenCalledWith(found)
    expect(text('.toast')).toBe(view.labels.copied)
  })

  it('are told in Chinese without a word of English', async () => {
    await show({ findings: found }, 'zh_CN')
    expect(text('.findings')).toContain('无法判断')
    expect(text('.findings').replace(/x\.example|y\.example|SpamCop|Quad9|MX/g, '')).not.toMatch(
      /[A-Za-z]{3}/,
    )
  })
})
