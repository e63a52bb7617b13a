// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import english from '../../../../_locales/en/messages.json'
import type { Way } from '../../../../src/actions/ways.ts'
import type { PlanProgress } from '../../../../src/platform/planProgress.ts'
import { handedMail, linkOf } from '../../../../src/ui/plan/handed.ts'
import { Plan } from '../../../../src/ui/plan/Plan.tsx'
import { NOTHING, readSent, supply } from '../../../../src/ui/plan/supplied.ts'
import type { HandOver, PlanInput } from '../../../../src/ui/plan/types.ts'
import { planWords } from '../../../../src/ui/plan/words.ts'
import { draft, file, input, person, services } from './sample.ts'

const words = planWords(english, 'en', 'UTC', 'handed')
const lacking = (more: Partial<PlanInput> = {}) =>
  input({ source: 'headers', folder: null, draft: draft({ complete: 'headers', bodyHtml: null }), ...more })
const bytes = (text: string) => new TextEncoder().encode(text.replaceAll('\n', '\r\n'))

describe('what the reader adds', () => {
  test('files make the mail whole again', () => {
    const made = supply(lacking(), { ...NOTHING, files: [file('a.zip', 10)], text: 'Hello' })
    expect(made.draft).toMatchObject({ complete: 'full', bodyText: 'Hello', subject: 'October' })
    expect(made.draft?.attachments.map(({ name }) => name)).toEqual(['a.zip'])
  })

  test('the sent mail takes the place of what came back', () => {
    const sent = readSent(
      bytes('From: a@sender.example\nTo: b@x.example\nMessage-ID: <m@sender.example>\n\nHi\n'),
      lacking(),
    )
    expect(sent).toMatchObject({ draft: { complete: 'full' } })
  })

  test.each([
    ['different', 'From: a@sender.example\nTo: b@x.example\nMessage-ID: <other@sender.example>\n\nHi\n'],
    ['unreadable', 'PK\u0003\u0004 no mail at all'],
  ])('a file that is not that mail is refused: %s', (wrong, text) => {
    expect(readSent(bytes(text), lacking())).toEqual({ wrong })
  })

  test('of a mail of which nothing came back, several recipients do not see each other', () => {
    const nothing = (...addresses: string[]) =>
      supply(lacking({ source: 'none', draft: null, people: addresses.map((one) => person(one)) }), NOTHING)
        .draft
    expect(nothing('a@x.example')).toMatchObject({ to: [{ address: 'a@x.example' }], bcc: [] })
    expect(nothing('a@x.example', 'b@y.example')).toMatchObject({ to: [], bcc: [{}, {}] })
  })

  test('a mail that came back whole is left alone', () => {
    const whole = input({ source: 'returned' })
    expect(supply(whole, { ...NOTHING, text: 'other' })).toBe(whole)
  })
})

describe('a mail handed over', () => {
  test('one of several has its text among its files', () => {
    const mail = { ...draft(), attachments: [file('a.zip', 10)] }
    expect(handedMail(mail, 1, 3, words).files.map(({ name }) => name)).toEqual(['a.zip', 'text-2.txt'])
    expect(handedMail(mail, 0, 1, words).files.map(({ name }) => name)).toEqual(['a.zip'])
  })

  test('a summary in the link stands for a text that goes onto the clipboard', () => {
    const mail = { ...handedMail(draft(), 0, 1, words), text: 'the whole ticket', summary: 'in short' }
    const { href, lacks } = linkOf(mail, null)
    expect(href).toContain('body=in%20short')
    expect(href).not.toContain('ticket')
    expect(lacks).toEqual(['body'])
  })
})

describe('the page', () => {
  let frame: HTMLElement
  beforeEach(() => {
    frame = document.createElement('div')
    document.body.replaceChildren(frame)
  })
  afterEach(() => render(null, frame))
  const find = <T extends HTMLElement = HTMLElement>(selector: string) => {
    const found = frame.querySelector<T>(selector)
    if (!found) throw new Error(`nothing matches ${selector}`)
    return found
  }
  const press = (selector: string) => act(async () => find(selector).click())

  async function show(way: Way, given: PlanInput, progress: PlanProgress | null = null) {
    const mark = vi.fn<HandOver['mark']>(async (_, place, step) => ({
      choices: {},
      covers: [],
      time: '',
      windows: Array.from({ length: 3 }, (_, at) =>
        at === place
          ? { state: step === 'sent' ? 'sent' : 'opened', tab: null, window: null, steps: [step] }
          : null,
      ),
    }))
    const made = services({ handOver: { address: null, mark } })
    await act(() =>
      render(<Plan way={way} input={given} words={words} services={made} progress={progress} />, frame),
    )
    return { ...made, mark }
  }

  const three = input({
    source: 'returned',
    limitBytes: 2_000_000,
    draft: draft({ attachments: [file('a.bin', 900_000), file('b.bin', 900_000), file('c.bin', 900_000)] }),
  })

  test('hands over each mail of the plan and keeps what was done', async () => {
    const { mark, open } = await show('resend-split', three)
    expect(frame.querySelector('[data-action="open"]')).toBeNull()
    await press('[data-action="prepare"]')
    await vi.waitFor(() => expect(frame.querySelectorAll('.handed').length).toBeGreaterThan(1))
    expect(find<HTMLAnchorElement>('[data-action="open-mail"]').getAttribute('href')).toMatch(
      /^mailto:li\.na@partner\.example\?subject=%5B1%2F/,
    )
    await press('.handed:nth-child(2) [data-action="sent"]')
    expect(mark).toHaveBeenCalledWith(expect.objectContaining({ way: 'resend-split' }), 1, 'sent')
    expect(find('.handed:nth-child(2)').getAttribute('data-sent')).toBe('true')
    expect(find('.progress').textContent).toContain('1 of')
    expect(open).not.toHaveBeenCalled()
  })

  test('asks for what did not come back, and says why', async () => {
    await show('resend-split', lacking())
    expect(find('.supply').textContent).toContain('cannot be searched from here')
    expect(find('.refusal').textContent).toContain('choose the sent mail')
    expect(frame.querySelector('[data-action="prepare"]')).toBeNull()
  })

  test('asks for nothing where all came back', async () => {
    await show('resend', input({ source: 'returned' }))
    expect(frame.querySelector('.supply')).toBeNull()
    expect(find('[data-source]').textContent).toContain('nothing is missing')
  })
})
