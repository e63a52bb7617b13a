// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import english from '../../../../_locales/en/messages.json'
import type { ActionContext } from '../../../../src/actions/types.ts'
import type { Retry } from '../../../../src/outgoing/retries.ts'
import type { Engine } from '../../../../src/platform/engine.ts'
import { SAMPLES } from '../../../../src/ui/dev/samples.ts'
import { listEntries } from '../../../../src/ui/popup/codeList.ts'
import type { Displayed } from '../../../../src/ui/popup/displayed.ts'
import type { PageInput } from '../../../../src/ui/popup/pageText.ts'
import { popupWords } from '../../../../src/ui/popup/words.ts'
import { sayIn } from '../../../../src/ui/words.ts'
import { frameWords } from '../../../../src/view/frameWords.ts'
import type { DiagnosisView } from '../../../../src/view/types.ts'
import { fakeBrowser } from '../../fakeBrowser.ts'
import { retry } from '../../retrySamples.ts'

const sendMessage = vi.fn()
vi.mock('../../../../src/platform/browser.ts', () => ({ browser: fakeBrowser({ runtime: { sendMessage } }) }))
const runAction = vi.fn(async (_id: string, _context: ActionContext) => 'copied')
vi.mock('../../../../src/actions/index.ts', () => ({
  runAction: (id: string, context: ActionContext) => runAction(id, context),
}))

const { Popup } = await import('../../../../src/ui/popup/Popup.tsx')

const view = SAMPLES[1] as DiagnosisView
const engine = {
  explain: vi.fn((text: string) => ({
    kind: text.includes('550') ? 'failure' : 'not-bounce',
    facts: {},
    diagnosis: { category: 'unknown', party: 'nobody', provider: null },
  })),
  diagnoseText: vi.fn(),
  diagnoseMessage: vi.fn(() => ({ report: { kind: 'failure' }, recipients: [] })),
  view: vi.fn(async () => view),
  judge: vi.fn(async () => ({ verdict: 'none', reasons: [], linkHosts: [] })),
  viewOfReply: vi.fn(async () => view),
  ticketOptions: vi.fn(async () => ({ locale: 'en' })),
}

let frame: HTMLElement
beforeEach(() => {
  vi.useFakeTimers()
  vi.clearAllMocks()
  frame = document.createElement('div')
  document.body.replaceChildren(frame)
})
afterEach(() => {
  render(null, frame)
  vi.useRealTimers()
})

async function show(
  displayed: Displayed | null = null,
  retries: readonly Retry[] = [],
  page: PageInput | null = null,
) {
  const saveChoice = vi.fn()
  const openSettings = vi.fn()
  await act(() =>
    render(
      <Popup
        words={popupWords(english, 'en')}
        frame={frameWords(english, 'en')}
        engine={engine as unknown as Engine}
        entries={listEntries(english)}
        displayed={displayed}
        page={page}
        firstChoice={{ locale: 'en', format: 'text', mask: false, audience: 'own-admin' }}
        saveChoice={saveChoice}
        retries={retries}
        say={sayIn(english, 'en', 'UTC')}
        openSettings={openSettings}
      />,
      frame,
    ),
  )
  return { saveChoice, openSettings }
}

const find = <T extends HTMLElement>(selector: string): T => {
  const found = frame.querySelector<T>(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}
/** Lets time pass in steps: effects, and the timers that they start, come between two of them. */
const settle = async (milliseconds = 600) => {
  for (let step = 0; step < 3; step++)
    await act(async () => {
      await vi.advanceTimersByTimeAsync(milliseconds / 3)
    })
}
const press = async (selector: string) => {
  find(selector).click()
  await settle(10)
}
const key = async (target: HTMLElement, name: string) => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }))
  await settle(10)
}
async function type(text: string, wait?: number) {
  const box = find<HTMLTextAreaElement>('textarea')
  await act(() => {
    box.value = text
    box.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await settle(wait)
}

test('starts in the box, with examples to click', async () => {
  await show()
  expect(document.activeElement).toBe(find('textarea'))
  await press('.example')
  await settle()
  expect(find('.result h2').textContent).toBe(view.headline)
  expect(frame.querySelector('.empty')).toBeNull()
})

test('diagnoses what is typed once the typing rests', async () => {
  await show()
  await type('55', 20)
  await type('550', 20)
  await type('550 no')
  expect(engine.explain.mock.calls).toEqual([['550 no']])
  expect(find('[data-category]').dataset.category).toBe('user-unknown')
})

test('Escape empties the box', async () => {
  await show()
  await type('550 no')
  await key(find('textarea'), 'Escape')
  expect(find<HTMLTextAreaElement>('textarea').value).toBe('')
  expect(frame.querySelector('.result')).toBeNull()
  expect(frame.querySelector('.empty')).not.toBeNull()
})

test('offers tickets, but nothing to hide', async () => {
  await show()
  await type('550 no')
  expect(frame.querySelector('[data-action="not-a-bounce"]')).toBeNull()
  await press('[data-action="copy-ticket"]')
  expect(runAction).toHaveBeenCalledWith('copy-ticket', expect.objectContaining({ format: 'text' }))
  expect(find('.toast').textContent).toBe('Copied')
})

/** Opens a file as the file picker does. */
async function open(file: File) {
  const picker = find<HTMLInputElement>('input[type="file"]')
  Object.defineProperty(picker, 'files', { value: [file], configurable: true })
  picker.dispatchEvent(new Event('change', { bubbles: true }))
  await settle()
}

test('judges an opened file, also when a text stood in the box before', async () => {
  await show()
  await type('550 no')
  await open(new File(['From: a@b.example\nSubject: x\n\n'], 'bounce.eml'))
  expect(engine.diagnoseMessage).toHaveBeenCalledOnce()
  expect(find<HTMLTextAreaElement>('textarea').value).toBe('')
  expect(find('.file').textContent).toBe('bounce.eml')
  expect(find('.result h2').textContent).toBe(view.headline)
})

test('says in words what is wrong with a file', async () => {
  await show()
  await open(new File([new Uint8Array([1, 0, 2])], 'cat.png'))
  expect(find('.problem').textContent).toBe(english.popupNotMail.message)
  await press('[data-action="clear"]')
  expect(frame.querySelector('.problem')).toBeNull()
})

test('lists causes and codes, searchable by keyboard', async () => {
  await show()
  await press('[data-tab="codes"]')
  const search = find<HTMLInputElement>('input[type="search"]')
  expect(document.activeElement).toBe(search)
  search.value = '5.1.1'
  search.dispatchEvent(new Event('input', { bubbles: true }))
  await settle(10)
  await key(search, 'ArrowDown')
  const entry = document.activeElement as HTMLElement
  expect(entry.dataset.entry).toBe('5.1.1')
  entry.click()
  await settle()
  expect(find<HTMLTextAreaElement>('textarea').value).toBe('5.1.1')
  expect(engine.explain).toHaveBeenCalledWith('5.1.1')
})

test('says when a search finds nothing, and Escape takes the search back', async () => {
  await show()
  await press('[data-tab="codes"]')
  const search = find<HTMLInputElement>('input[type="search"]')
  search.value = 'zzzz'
  search.dispatchEvent(new Event('input', { bubbles: true }))
  await settle(10)
  expect(find('.codes [role="status"]').textContent).toBe(english.popupNoMatch.message)
  await key(search, 'Escape')
  expect(frame.querySelectorAll('[data-entry]').length).toBeGreaterThan(30)
})

test('arrow keys change the tab', async () => {
  await show()
  await key(find('[role="tablist"]'), 'ArrowRight')
  expect(find('[data-tab="codes"]').getAttribute('aria-selected')).toBe('true')
})

test('begins with the message that stands open, and leaves it on demand', async () => {
  const shown = {
    message: 7,
    view,
    words: frameWords(english, 'en'),
    choice: { locale: 'en', format: 'text', mask: false, audience: 'own-admin' },
    hidden: true,
    done: false,
    origin: null,
  } as const
  await show({ tab: 3, shown })
  expect(find('.result h2').textContent).toBe(view.headline)
  sendMessage.mockResolvedValue('restored')
  await press('[data-action="show-again"]')
  expect(sendMessage).toHaveBeenCalledWith(
    expect.objectContaining({ type: 'action', tab: 3, message: 7, action: 'show-again' }),
  )
  expect(frame.querySelector('[data-action="show-again"]')).toBeNull()
  await press('[data-action="other"]')
  expect(document.activeElement).toBe(find('textarea'))
})

test('keeps the choice of how tickets are written', async () => {
  const { saveChoice } = await show()
  await type('550 no')
  await press('[data-action="ticket-options"]')
  await press('input[value="json"]')
  expect(saveChoice).toHaveBeenCalledWith({
    locale: 'en',
    format: 'json',
    mask: false,
    audience: 'own-admin',
  })
})

test('lists the mails to be tried again, opens and cancels them', async () => {
  await show(null, [retry({ id: 'a', state: 'due' }), retry({ id: 'b' })])
  expect([...frame.querySelectorAll('[data-retry]')].map((row) => row.getAttribute('data-retry'))).toEqual([
    'due',
    'waiting',
  ])
  sendMessage.mockImplementation(async (request: { type: string }) =>
    request.type === 'retry-open' ? true : [retry({ id: 'b' })],
  )
  await press('[data-action="retry-open"]')
  expect(sendMessage).toHaveBeenCalledWith({ type: 'retry-open', id: 'a' })
  expect(frame.querySelectorAll('[data-retry]')).toHaveLength(1)
  sendMessage.mockResolvedValue([])
  await press('[data-action="retry-cancel"]')
  expect(sendMessage).toHaveBeenLastCalledWith({ type: 'retry-cancel', id: 'b' })
  expect(frame.querySelector('[data-retry]')).toBeNull()
})

test('says when a mail could not be opened, and keeps the list', async () => {
  await show(null, [retry({ id: 'a', state: 'due' })])
  sendMessage.mockRejectedValue(new Error('asleep'))
  await press('[data-action="retry-open"]')
  expect(find('.toast').textContent).toBe(english.retryFailed.message)
  expect(frame.querySelectorAll('[data-retry]')).toHaveLength(1)
})

test('opens the settings', async () => {
  const { openSettings } = await show()
  await press('[data-action="settings"]')
  expect(openSettings).toHaveBeenCalledOnce()
})

test('shows the bounce in the text of the page behind it, with the way to look something else up', async () => {
  await show(null, [], { selection: '', bounce: { report: { kind: 'failure' }, recipients: [] } as never })
  await settle()
  expect(frame.textContent).toContain(english.popupPage.message)
  expect(frame.querySelector('.result')).not.toBeNull()
  expect(frame.querySelector('[data-action="not-a-bounce"]')).toBeNull()
  await press('[data-action="other"]')
  expect(frame.querySelector('textarea')).not.toBeNull()
})

test('explains what is selected, even where a mail stands open', async () => {
  await show({ tab: 1, shown: { view } as never }, [], { selection: '550 5.1.1 unknown', bounce: null })
  await settle()
  expect(find<HTMLTextAreaElement>('textarea').value).toBe('550 5.1.1 unknown')
  expect(engine.explain).toHaveBeenCalledWith('550 5.1.1 unknown')
})
