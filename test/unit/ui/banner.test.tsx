// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ActionOutcome } from '../../../src/actions/types.ts'
import { Banner, type BannerProps } from '../../../src/ui/Banner.tsx'
import { SAMPLES, WORDS } from '../../../src/ui/dev/samples.ts'
import type { DiagnosisView, RecipientView } from '../../../src/view/types.ts'

const [, oneFailed, severalFailed] = SAMPLES as readonly [DiagnosisView, DiagnosisView, DiagnosisView]
const outcomes: Record<string, ActionOutcome> = {
  'copy-ticket': 'copied',
  'export-ticket': 'saved',
  'not-a-bounce': 'hidden',
  'show-again': 'restored',
}

let frame: HTMLElement
beforeEach(() => {
  vi.useFakeTimers()
  frame = document.createElement('div')
  document.body.replaceChildren(frame)
})
afterEach(() => {
  render(null, frame)
  vi.useRealTimers()
})

async function show(view: DiagnosisView, more: Partial<BannerProps> = {}) {
  const props: BannerProps = {
    view,
    words: WORDS,
    choice: { locale: 'en', format: 'text', mask: false, audience: 'own-admin' },
    run: vi.fn(async (action: string) => outcomes[action] ?? 'failed'),
    copyCommand: vi.fn(async (): Promise<ActionOutcome> => 'copied'),
    onChoice: vi.fn(),
    accepts: () => true,
    ...more,
  }
  await act(() => render(<Banner {...props} />, frame))
  return props
}

const find = <T extends HTMLElement>(selector: string): T => {
  const found = frame.querySelector<T>(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}
const press = (selector: string) =>
  act(async () => {
    find(selector).click()
    await vi.advanceTimersByTimeAsync(1)
  })
const pass = (milliseconds: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds)
  })
const pressEscape = () =>
  act(() => {
    find('section').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  })
const toast = () => find('.toast').textContent

describe('Banner', () => {
  test('is a region named by its verdict, in the language of the view', async () => {
    await show(oneFailed)
    const section = find('section')
    const title = section.getAttribute('aria-labelledby')
    expect(frame.querySelector(`[id="${title}"]`)?.textContent).toBe('This address does not exist')
    expect(section.lang).toBe('en')
    expect(find('.body').dataset.category).toBe('user-unknown')
  })

  test('writes the verdict into a status that stands already', async () => {
    await show({ ...oneFailed, announcement: 'This address does not exist. Check it.' })
    const status = find('[role="status"].unseen')
    expect(status.textContent).toBe('')
    await pass(200)
    expect(status.textContent).toBe('This address does not exist. Check it.')
  })

  test('takes no focus by itself', async () => {
    const button = document.createElement('button')
    document.body.append(button)
    button.focus()
    await show(oneFailed)
    await pass(1000)
    expect(document.activeElement).toBe(button)
  })

  test('marks the station that failed by more than colour', async () => {
    await show(oneFailed)
    const failed = find('.route .fail')
    expect(failed.textContent).toBe('Mailbox')
    expect(failed.getAttribute('aria-current')).toBe('step')
    expect(failed.querySelector('.badge svg')).not.toBeNull()
    expect(find('.route').getAttribute('aria-label')).toBe(oneFailed.route?.label)
  })

  test('marks the deciding words of the server', async () => {
    await show(SAMPLES[0] as DiagnosisView)
    expect(find('.said mark').textContent).toBe('Message size exceeds fixed maximum message size')
    expect(find('.said blockquote').textContent).toBe(SAMPLES[0]?.recipients[0]?.said?.text)
    expect(find('.said blockquote').dir).toBe('ltr')
  })

  test('shows hostile text as text', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const said = { label: evil, text: evil, marks: [[0, 4]] } as const
    const recipient = { ...(oneFailed.recipients[0] as RecipientView), address: evil, said }
    await show({
      ...oneFailed,
      headline: evil,
      summary: [{ kind: 'address', text: evil }],
      recipients: [recipient],
    })
    expect(frame.querySelector('img')).toBeNull()
    expect(find('h2').textContent).toBe(evil)
  })

  test('collapses on Escape and on its button, and keeps the headline', async () => {
    await show(oneFailed)
    find('[data-action="copy-ticket"]').focus()
    await pressEscape()
    expect(frame.querySelector('.body')).toBeNull()
    expect(find('h2').textContent).toBe(oneFailed.headline)
    expect(document.activeElement).toBe(find('[data-action="toggle"]'))
    expect(find('[data-action="toggle"]').getAttribute('aria-expanded')).toBe('false')
    await press('[data-action="toggle"]')
    expect(frame.querySelector('.body')).not.toBeNull()
  })

  test('opens the details by their button', async () => {
    await show(oneFailed)
    const button = find('[data-action="toggle-details"]')
    const facts = find(`[id="${button.getAttribute('aria-controls')}"]`)
    expect(facts.hidden).toBe(true)
    await press('[data-action="toggle-details"]')
    expect(facts.hidden).toBe(false)
    expect(button.getAttribute('aria-expanded')).toBe('true')
    expect(facts.textContent).toContain('postfix-size-limit')
  })

  test('says what became of an action, for a while', async () => {
    const { run } = await show(oneFailed)
    await press('[data-action="copy-ticket"]')
    expect(run).toHaveBeenCalledWith('copy-ticket', {
      locale: 'en',
      format: 'text',
      mask: false,
      audience: 'own-admin',
    })
    expect(toast()).toBe('Copied')
    await press('[data-action="export-ticket"]')
    expect(toast()).toBe('Saved')
    await pass(10_000)
    expect(toast()).toBe('')
  })

  test('says so when an action fails', async () => {
    await show(oneFailed, { run: async () => 'failed' })
    await press('[data-action="copy-ticket"]')
    expect(toast()).toBe('That did not work.')
  })

  test('hides for "not a bounce" and comes back on undo', async () => {
    const { run } = await show(oneFailed)
    await press('[data-action="not-a-bounce"]')
    expect(frame.querySelector('header')).toBeNull()
    expect(find('.hidden').textContent).toContain('Hidden for this message.')
    expect(document.activeElement).toBe(find('[data-action="undo"]'))
    await press('[data-action="undo"]')
    expect(run).toHaveBeenLastCalledWith('show-again', expect.anything())
    expect(find('h2').textContent).toBe(oneFailed.headline)
  })

  test('does not obey events that are not the reader’s own', async () => {
    const { run, copyCommand } = await show(oneFailed, { accepts: (event) => event.isTrusted })
    for (const button of frame.querySelectorAll('button')) await act(async () => button.click())
    await pressEscape()
    expect(run).not.toHaveBeenCalled()
    expect(copyCommand).not.toHaveBeenCalled()
    expect(frame.querySelector('.body')).not.toBeNull()
  })

  test('lets the reader choose how tickets are written', async () => {
    const { run, onChoice } = await show(oneFailed)
    await press('[data-action="ticket-options"]')
    await press('input[value="zh_TW"]')
    await press('input[value="markdown"]')
    await press('input[type="checkbox"]')
    const choice = { locale: 'zh_TW', format: 'markdown', mask: true, audience: 'own-admin' }
    expect(onChoice).toHaveBeenLastCalledWith(choice)
    await press('[data-action="copy-ticket"]')
    expect(run).toHaveBeenLastCalledWith('copy-ticket', choice)
  })

  test('copies commands', async () => {
    const { copyCommand } = await show(oneFailed)
    await press('.command button')
    expect(copyCommand).toHaveBeenCalledWith('nslookup -q=mx example.com')
    expect(toast()).toBe('Copied')
  })

  test('gives each of several recipients a row that opens', async () => {
    await show(severalFailed)
    const rows = [...frame.querySelectorAll<HTMLElement>('.rows > ul > li')]
    expect(rows.map((row) => row.dataset.category)).toEqual([
      'mailbox-full',
      'message-too-large',
      'message-too-large',
    ])
    expect(rows[0]?.textContent).toContain('wang@a.example')
    expect(rows[0]?.querySelector('.open')).toBeNull()
    const details = find<HTMLDetailsElement>('.rows details')
    await act(() => {
      details.open = true
      details.dispatchEvent(new Event('toggle'))
    })
    expect(rows[0]?.querySelector('.open')?.textContent).toContain('Wait a day or two.')
    expect(find('.received').textContent).toContain('c@c.example')
  })

  test('each row has the buttons of its own recipient', async () => {
    const action = { id: 'correct-address', label: 'Correct the address…', kind: 'main' } as const
    const [first, ...others] = severalFailed.recipients as readonly [RecipientView, ...RecipientView[]]
    const recipients = [{ ...first, actions: [action] }, ...others]
    const props = await show({ ...severalFailed, recipients }, { run: vi.fn(async () => 'opened' as const) })
    await act(() => {
      find<HTMLDetailsElement>('.rows details').open = true
      find('.rows details').dispatchEvent(new Event('toggle'))
    })
    await press('.rows [data-action="correct-address"]')
    expect(props.run).toHaveBeenCalledWith('correct-address', expect.anything())
  })

  test('a closed row shows the best of its buttons, unless the whole banner has it', async () => {
    const action = { id: 'correct-address', label: 'Correct the address…', kind: 'main' } as const
    const other = { id: 'mark-address', label: 'Mark…', kind: 'normal' } as const
    const [first, ...others] = severalFailed.recipients as readonly [RecipientView, ...RecipientView[]]
    const view = { ...severalFailed, recipients: [{ ...first, actions: [action, other] }, ...others] }
    const inRows = () =>
      [...frame.querySelectorAll<HTMLElement>('.rows [data-action]')].map(({ dataset }) => dataset.action)
    await show({ ...view, actions: [] })
    expect(inRows()).toEqual(['correct-address'])
    render(null, frame)
    await show({ ...view, actions: [action] })
    expect(inRows()).toEqual([])
  })

  test('keeps what is not needed first behind "more"', async () => {
    const ids = ['resend-split', 'resend', 'copy-ticket', 'write-to-support', 'export-ticket']
    const actions = ids.map(
      (id, place) => ({ id, label: id, kind: place === 0 ? 'main' : 'normal' }) as const,
    )
    const rare = { id: 'not-a-bounce', label: 'Not a bounce?', kind: 'plain' } as const
    await show({ ...oneFailed, actions: [...actions, rare] })
    const shown = () =>
      [...frame.querySelectorAll<HTMLElement>('.actions [data-action]')].map(({ dataset }) => dataset.action)
    const front = ['resend-split', 'copy-ticket', 'ticket-options', 'more']
    expect(shown()).toEqual(front)
    await press('[data-action="more"]')
    expect(shown()).toEqual([...front, 'resend', 'write-to-support', 'export-ticket', 'not-a-bounce'])
    expect(find('[data-action="more"]').getAttribute('aria-expanded')).toBe('true')
  })

  test('shows the first of many rows and the rest on demand', async () => {
    const [first] = severalFailed.recipients as readonly [RecipientView]
    const recipients = Array.from({ length: 300 }, (_, index) => ({
      ...first,
      address: `r${index}@a.example`,
    }))
    await show({ ...severalFailed, recipients })
    expect(frame.querySelectorAll('.rows > ul > li').length).toBeLessThan(20)
    await press('.rows > button')
    expect(frame.querySelectorAll('.rows > ul > li').length).toBe(300)
  })

  test('hands out the way to bring the focus into it', async () => {
    const onReady = vi.fn<(focus: () => void) => void>()
    await show(oneFailed, { onReady })
    onReady.mock.calls[0]?.[0]()
    expect(document.activeElement).toBe(find('[data-action="toggle"]'))
  })
})

describe('the mail that failed', () => {
  const looking = { source: 'looking', text: 'Looking…', open: null } as const
  const sent = { source: 'sent', text: 'The sent mail is in “Sent”.', open: 'Open the sent mail' } as const

  test('is looked for once the banner stands, and its line takes the place of the first', async () => {
    const locate = vi.fn(async () => {
      expect(find('.origin').dataset.source).toBe('looking')
      return { view: { ...oneFailed, actions: [] }, origin: sent }
    })
    await show(oneFailed, { origin: looking, locate })
    await pass(1)
    expect(locate).toHaveBeenCalledOnce()
    expect(find('.origin').textContent).toContain(sent.text)
    expect(frame.querySelector('[data-action="copy-ticket"]')).toBeNull()
  })

  test('opens on a click, and says when there is none', async () => {
    const { run } = await show(oneFailed, {
      origin: looking,
      locate: async () => ({ view: oneFailed, origin: sent }),
      run: vi.fn(async (): Promise<ActionOutcome> => 'not-found'),
    })
    await pass(1)
    await press('.origin [data-action="open-sent"]')
    expect(run).toHaveBeenCalledWith('open-sent', expect.anything())
    expect(toast()).toBe(oneFailed.labels.notFound)
  })

  test('leaves the banner as it stands when nobody can tell', async () => {
    await show(oneFailed, { origin: looking, locate: () => Promise.reject(new Error('gone')) })
    await pass(1)
    expect(frame.querySelector('.origin')).toBeNull()
    expect(find('[data-action="copy-ticket"]')).toBeTruthy()
  })

  test('is asked for again where the first answer does not come', async () => {
    const locate = vi.fn(async () => ({ view: oneFailed, origin: sent }))
    locate.mockReturnValueOnce(new Promise(() => {}))
    await show(oneFailed, { origin: looking, locate })
    await pass(6500)
    expect(locate).toHaveBeenCalledTimes(2)
    expect(find('.origin').textContent).toContain(sent.text)
  })

  test('has no line where nobody looks', async () => {
    await show(oneFailed)
    expect(frame.querySelector('.origin')).toBeNull()
  })
})

describe('the reader of the ticket', () => {
  const choice = { locale: 'en', format: 'text', mask: false, audience: 'recipient' } as const

  test('stands as the bounce suggests, and may be another one', async () => {
    const { onChoice, run } = await show(oneFailed, { choice })
    expect(find('[data-action="copy-ticket"]').textContent).toBe(WORDS.bannerCopyNote)
    await press('[data-action="ticket-options"]')
    expect(find<HTMLInputElement>('input[value="recipient"]').checked).toBe(true)
    expect(find('.options').textContent).toContain(WORDS.bannerAudienceHint)
    await press('input[value="provider"]')
    expect(onChoice).toHaveBeenCalledWith({ ...choice, audience: 'provider' })
    expect(find('.options').textContent).not.toContain(WORDS.bannerAudienceHint)
    await press('[data-action="copy-ticket"]')
    expect(run).toHaveBeenCalledWith('copy-ticket', { ...choice, audience: 'provider' })
  })

  test('is offered with every format', async () => {
    await show(oneFailed, { choice })
    await press('[data-action="ticket-options"]')
    const values = [...frame.querySelectorAll<HTMLInputElement>('.options input[type="radio"]')]
    expect(values.map(({ value }) => value)).toEqual([
      ...['own-admin', 'recipient-admin', 'provider', 'recipient'],
      ...['en', 'zh_CN', 'zh_TW'],
      ...['text', 'markdown', 'html', 'json', 'eml'],
    ])
  })
})
