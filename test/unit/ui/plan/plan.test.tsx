// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Way } from '../../../../src/actions/ways.ts'
import type { PlanProgress, WindowState } from '../../../../src/platform/planProgress.ts'
import { Plan } from '../../../../src/ui/plan/Plan.tsx'
import type { Evidence, OpenEnd, OpenJob, PlanInput } from '../../../../src/ui/plan/types.ts'
import { draft, file, input, person, services, words } from './sample.ts'

let frame: HTMLElement
beforeEach(() => {
  frame = document.createElement('div')
  document.body.replaceChildren(frame)
})
afterEach(() => render(null, frame))

async function show(
  way: Way,
  given: PlanInput,
  more: Parameters<typeof services>[0] = {},
  progress: PlanProgress | null = null,
) {
  const made = services(more)
  await act(() =>
    render(<Plan way={way} input={given} words={words} services={made} progress={progress} />, frame),
  )
  return made
}

const all = (selector: string) => [...frame.querySelectorAll<HTMLElement>(selector)]
const find = <T extends HTMLElement = HTMLElement>(selector: string): T => {
  const found = frame.querySelector<T>(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}
const press = (selector: string) => act(async () => find(selector).click())
const type = (selector: string, text: string) =>
  act(async () => {
    const field = find<HTMLInputElement>(selector)
    field.value = text
    for (const name of ['input', 'change', 'blur']) field.dispatchEvent(new Event(name, { bubbles: true }))
  })
const parts = () =>
  all('.part').map((part) => [...part.querySelectorAll('.item bdi')].map(({ textContent }) => textContent))
const openButton = () => find<HTMLButtonElement>('[data-action="open"]')

const three = input({
  limitBytes: 2_000_000,
  draft: draft({ attachments: [file('a.bin', 900_000), file('b.bin', 900_000), file('c.bin', 900_000)] }),
})
const standing = (state: WindowState['state'], id: number | null = 7) => ({
  state,
  tab: id,
  window: id,
})

const progressOf = (...states: WindowState['state'][]): PlanProgress => ({
  choices: {},
  covers: [],
  windows: states.map((state) => standing(state)),
  time: '2026-11-20T02:00:00Z',
})

describe('the plan page', () => {
  test.each([
    ['sent', {}, 'From your sent mail'],
    ['returned', {}, 'From the returned message'],
    ['returned', { complete: 'body-cut' }, 'cut off'],
    ['headers', { complete: 'headers' }, 'body and attachments were not returned'],
  ] as const)('says where the mail comes from: %s %o', async (source, more, said) => {
    await show('resend', input({ source, draft: draft(more) }))
    expect(find('.origin').textContent).toContain(said)
  })

  test('says who has the mail already', async () => {
    await show('resend', input({ received: ['a@x.example', 'b@x.example', 'c@x.example'] }))
    expect(find('.people').textContent).toContain('3 other recipients have it already')
  })

  test('opens nothing by itself', async () => {
    const made = await show('resend', input())
    expect(made.open).not.toHaveBeenCalled()
    await press('[data-action="open"]')
    expect(made.open).toHaveBeenCalledOnce()
  })

  test('tells a refusal and has nothing to open then', async () => {
    await show('resend-split', input({ draft: draft({ protection: 'signed' }) }))
    expect(find('[role="alert"]').textContent).toContain('digitally signed')
    expect(all('[data-action="open"]')).toEqual([])
  })

  test('leaves out whom the reader unticks', async () => {
    const people = [person('li.na@partner.example'), person('zhou.min@partner.example')]
    const made = await show('resend', input({ people }))
    await press('.people li:nth-child(2) input')
    await press('[data-action="open"]')
    const [job] = vi.mocked(made.open).mock.calls[0] as [OpenJob]
    expect((await job.drafts())[0]).toMatchObject({ to: [{ address: 'li.na@partner.example' }], cc: [] })
  })

  test('shows the words of a bounce as text alone', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    await show(
      'resend',
      input({ draft: draft({ subject: evil }), people: [person('a@x.example', { title: evil })] }),
    )
    expect(all('img')).toEqual([])
    expect(find('.subject').textContent).toBe(evil)
  })
})

describe('parts', () => {
  test('say the limit and where it comes from', async () => {
    await show('resend-split', three)
    expect(find('.limit').textContent).toContain('This server’s limit: 1.9 MB')
    await type('.limit input', '10')
    expect(find('.limit').textContent).toContain('Limit that you chose: 10 MB')
    expect(parts()).toEqual([['a.bin', 'b.bin', 'c.bin']])
    await press('[data-limit="reset"]')
    expect(parts()).toEqual([['a.bin'], ['b.bin'], ['c.bin']])
  })

  test('an assumed limit is called so', async () => {
    await show('resend-split', { ...three, limitBytes: null })
    expect(find('.limit').textContent).toContain('assumed: 20 MB')
  })

  test('files move by buttons, focus stays with the file, and what is too full is not opened', async () => {
    await show('resend-split', three)
    expect(find('[data-part="2"] [data-move="up"]').getAttribute('aria-label')).toBe('Move b.bin to mail 1')
    await press('[data-part="2"] [data-move="up"]')
    expect(parts()).toEqual([['a.bin', 'b.bin'], ['c.bin']])
    expect(document.activeElement?.closest('.item')?.textContent).toContain('b.bin')
    expect(find('.toast').textContent).toBe('b.bin is in mail 1 now.')
    expect(openButton().disabled).toBe(true)
    await press('[data-action="undo-moves"]')
    expect(openButton().disabled).toBe(false)
  })

  test('files move by dragging', async () => {
    await show('resend-split', three)
    const data = new Map<string, string>()
    const dataTransfer = {
      setData: (kind: string, text: string) => data.set(kind, text),
      getData: (kind: string) => data.get(kind) ?? '',
      get types() {
        return [...data.keys()]
      },
    }
    const fire = (selector: string, name: string) =>
      act(async () => {
        const event = Object.assign(new Event(name, { bubbles: true, cancelable: true }), { dataTransfer })
        find(selector).dispatchEvent(event)
      })
    await fire('[data-part="3"] .item', 'dragstart')
    await fire('[data-part="2"]', 'dragover')
    await fire('[data-part="2"]', 'drop')
    expect(parts()).toEqual([['a.bin'], ['b.bin', 'c.bin']])
  })

  test('files that get smaller can be zipped first', async () => {
    const attachments = [file('log.txt', 3_000_000), file('a.bin', 900_000)]
    await show('resend-split', { ...three, draft: draft({ attachments }) })
    expect(parts().flat()).toContain('log.txt.001')
    await press('[data-zip]')
    expect(parts()).toEqual([['log.zip', 'a.bin']])
    await press('[data-zip]')
    expect(parts().flat()).toContain('log.txt.001')
  })

  test('nothing is said of zipping where it does not help', async () => {
    await show('resend-split', three)
    expect(all('[data-zip]')).toEqual([])
    expect(all('[data-way="resend-zipped"]')).toEqual([])
  })

  test('other ways are one click away', async () => {
    await show('resend-split', three)
    await press('[data-way="short-note"]')
    expect(find('h1').textContent).toBe('Send a short note')
  })
})

describe('opening', () => {
  /** An opening that the test brings forward by hand. */
  function byHand() {
    let job: OpenJob | undefined
    let finish: (end: OpenEnd) => void = () => {}
    const open = vi.fn((given: OpenJob) => {
      job = given
      return new Promise<OpenEnd>((resolve) => {
        finish = resolve
      })
    })
    const report = (...windows: PlanProgress['windows']) =>
      act(async () =>
        job?.onProgress({ choices: job.choices, covers: [], windows, time: '2026-11-20T02:00:00Z' }),
      )
    return { open, report, end: (end: OpenEnd) => act(async () => finish(end)), job: () => job }
  }

  test('shows how far it is, can be cancelled, and goes on later', async () => {
    const hand = byHand()
    await show('resend-split', three, { open: hand.open })
    await press('[data-action="open"]')
    await hand.report(standing('opened'), null, null)
    expect(find('.progress').textContent).toContain('1 of 3')
    expect(find<HTMLProgressElement>('progress').value).toBe(1)
    expect(find<HTMLButtonElement>('[data-part="2"] [data-move="up"]').disabled).toBe(true)
    await press('[data-action="cancel"]')
    expect(hand.job()?.signal.aborted).toBe(true)
    await hand.end('stopped')
    expect(find('.progress').textContent).toContain('Stopped: 1 of 3')
    expect(openButton().textContent).toBe('Open the other 2')
    await press('[data-action="open"]')
    expect(hand.open).toHaveBeenCalledTimes(2)
    await hand.report(standing('opened'), standing('opened'), standing('opened'))
    await hand.end('done')
    expect(find('.progress').textContent).toContain('All 3 windows are open')
    expect(all('[data-action="open"]')).toEqual([])
  })

  test('Escape stops it first and closes the page only after that', async () => {
    const hand = byHand()
    const made = await show('resend-split', three, { open: hand.open })
    await press('[data-action="open"]')
    const pressEscape = () =>
      act(async () => void dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })))
    await pressEscape()
    expect(hand.job()?.signal.aborted).toBe(true)
    expect(made.close).not.toHaveBeenCalled()
    await hand.end('stopped')
    await pressEscape()
    expect(made.close).toHaveBeenCalledOnce()
  })

  test('takes up what was opened before, with the choices of then', async () => {
    const progress: PlanProgress = {
      choices: { chosen: [0], limitBytes: 3_000_000, moves: [], perMail: null, hidden: false, zip: false },
      covers: [],
      windows: [standing('opened'), null],
      time: '2026-11-20T02:00:00Z',
    }
    const made = await show('resend-split', three, {}, progress)
    expect(find('.limit').textContent).toContain('Limit that you chose: 2.9 MB')
    expect(find('.progress').textContent).toContain('1 of 2 windows were opened before')
    expect(openButton().textContent).toBe('Open the last one')
    await press('[data-action="show"]')
    expect(made.show).toHaveBeenCalledWith(7)
    await press('[data-action="start-over"]')
    expect(made.forget).toHaveBeenCalledWith('resend-split')
    expect(openButton().textContent).toBe('Open 2 mails')
  })

  test('tells sent mails from windows that were closed, as it happens', async () => {
    const made = await show('resend-split', three, {}, progressOf('opened', 'opened', 'opened'))
    const tell = (...states: WindowState['state'][]) =>
      act(async () => vi.mocked(made.watch).mock.calls[0]?.[1](progressOf(...states)))
    await tell('sent', 'closed', 'opened')
    expect(find('.progress').textContent).toBe('1 of 3 mails were sent.')
    expect(find('[data-window="closed"]').textContent).toContain('not sent from there')
    expect(all('[data-action="open"]')).toEqual([])
    await press('[data-window="closed"] [data-action="again"]')
    expect(made.forgetWindow).toHaveBeenCalledWith('resend-split', 1)
    await tell('sent', 'sent', 'sent')
    expect(find('.progress').textContent).toBe('All 3 mails were sent.')
  })

  test('a window of which nothing is known is opened again only when the reader says so', async () => {
    const progress = {
      choices: {},
      covers: [],
      windows: [standing('opened'), standing('opening'), standing('opened')],
      time: '',
    }
    const made = await show('resend-split', three, {}, progress)
    expect(find('[data-window="opening"]').textContent).toContain('may be open already')
    await press('[data-action="again"]')
    expect(made.forgetWindow).toHaveBeenCalledWith('resend-split', 1)
    expect(made.open).toHaveBeenCalledOnce()
  })

  test('an error is said and can be gone on from', async () => {
    const hand = byHand()
    await show('resend-split', three, { open: hand.open })
    await press('[data-action="open"]')
    await hand.report(standing('opened'), standing('failed', null), null)
    await hand.end('failed')
    expect(find('.progress').textContent).toContain('could not be opened; 1 of 3 are open')
    expect(openButton().disabled).toBe(false)
  })
})

describe('batches', () => {
  const crowd = Array.from({ length: 25 }, (_, i) => ({ name: '', address: `p${i}@d.example` }))
  const given = input({
    draft: draft({ to: crowd, cc: [] }),
    people: crowd.map(({ address }) => person(address, { category: 'too-many-recipients' })),
    maxRecipients: 19,
  })

  test('are shown with their number of recipients, and follow the figure', async () => {
    await show('resend-batches', given)
    expect(find('.limit').textContent).toContain('at most 19')
    expect(all('.part')).toHaveLength(2)
    await type('.limit input[type="number"]', '5')
    expect(all('.part')).toHaveLength(5)
  })

  test('warn about hidden recipients', async () => {
    await show('resend-batches', given)
    expect(find('.limit').textContent).toContain('they do not see those of the other mails')
    await press('[data-hidden]')
    expect(find('.limit').textContent).toContain('Everybody goes into Bcc')
  })
})

describe('correcting an address', () => {
  const given = input({
    draft: draft({ to: [{ name: '', address: 'zhou.mim@partner.example' }], cc: [] }),
    people: [person('zhou.mim@partner.example', { category: 'user-unknown' })],
  })
  const evidence = (more: Partial<Evidence> = {}): Evidence => ({
    contacts: [],
    sent: ['zhou.min@partner.example'],
    written: new Map([['zhou.min@partner.example', 14]]),
    domains: { known: [], corrections: {} },
    addressBook: false,
    ...more,
  })

  test('proposes with reasons and takes nothing by itself', async () => {
    await show('correct-address', given, { evidence: async () => evidence() })
    expect(find('.proposal').textContent).toContain('zhou.min@partner.example you wrote to it 14 times')
    expect(all('input[type="radio"]:checked')).toEqual([])
    expect(openButton().disabled).toBe(true)
  })

  test('takes what the reader chooses, or types', async () => {
    const made = await show('correct-address', given, { evidence: async () => evidence() })
    await press('.proposal input')
    expect(openButton().disabled).toBe(false)
    await type('input[type="email"]', 'no address')
    expect(find('.address-choice [role="alert"]').textContent).toContain('not a complete mail address')
    expect(openButton().disabled).toBe(true)
    await type('input[type="email"]', 'min.zhou@partner.example')
    await press('[data-action="open"]')
    const [job] = vi.mocked(made.open).mock.calls[0] as [OpenJob]
    expect((await job.drafts())[0]?.to).toMatchObject([{ address: 'min.zhou@partner.example' }])
  })

  test('asks for the address book at a click, once', async () => {
    const asked = vi.fn(async (ask: 'ask' | 'quiet') => evidence({ addressBook: ask === 'ask' }))
    await show('correct-address', given, { evidence: asked })
    expect(asked.mock.calls).toEqual([['quiet']])
    await press('[data-action="address-book"]')
    expect(asked).toHaveBeenLastCalledWith('ask')
    expect(all('[data-action="address-book"]')).toEqual([])
  })

  test('says when nothing speaks for another address', async () => {
    await show('correct-address', given, { evidence: async () => evidence({ sent: [] }) })
    expect(find('.correct').textContent).toContain('No likely address was found')
  })
})
