// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import english from '../../../../_locales/en/messages.json'
import type { Retry } from '../../../../src/outgoing/retries.ts'
import type { Settings } from '../../../../src/platform/settings.ts'
import { sayIn } from '../../../../src/ui/words.ts'
import { fakeBrowser } from '../../fakeBrowser.ts'
import { retry } from '../../retrySamples.ts'

const sendMessage = vi.fn()
vi.mock('../../../../src/platform/browser.ts', () => ({ browser: fakeBrowser({ runtime: { sendMessage } }) }))
const { DEFAULTS } = await import('../../../../src/platform/settings.ts')
const { OptionsPage } = await import('../../../../src/ui/options/OptionsPage.tsx')

let frame: HTMLElement
const change = vi.fn(async (changed: Partial<Settings>): Promise<Settings> => ({ ...DEFAULTS, ...changed }))
const reset = vi.fn(async () => {})
const wipe = vi.fn(async () => {})
const onLanguage = vi.fn()
const allowReminders = vi.fn(async () => true)

beforeEach(() => {
  vi.clearAllMocks()
  frame = document.createElement('div')
  document.body.replaceChildren(frame)
})
afterEach(() => render(null, frame))

const show = (retries: readonly Retry[] = []) =>
  act(() =>
    render(
      <OptionsPage
        say={sayIn(english, 'en', 'UTC')}
        first={DEFAULTS}
        retries={retries}
        sites={null}
        resolvers={[
          { id: 'quad9', name: 'Quad9' },
          { id: 'google', name: 'Google' },
        ]}
        firstResolver="quad9"
        {...{ change, reset, wipe, onLanguage, allowReminders }}
      />,
      frame,
    ),
  )

function find<T extends HTMLElement>(selector: string): T {
  const found = frame.querySelector<T>(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}
const press = (selector: string) =>
  act(async () => {
    find(selector).click()
    await new Promise((resolve) => setTimeout(resolve))
  })
const type = (selector: string, text: string) =>
  act(async () => {
    const field = find<HTMLInputElement>(selector)
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
  })
const notice = () => find('.toast').textContent

test('each setting is saved at once, and that is said', async () => {
  await show()
  await press('[name="reminders"]')
  expect(change).toHaveBeenLastCalledWith({ reminders: false })
  expect(notice()).toBe(english.optionsSaved.message)
  allowReminders.mockResolvedValueOnce(false)
  await press('[name="reminders"]')
  expect(change).toHaveBeenLastCalledWith({ reminders: false })
  await press('[name="reminders"]')
  expect(change).toHaveBeenLastCalledWith({ reminders: true })
  await type('[name="supportAddress"]', ' it@sender.example ')
  expect(change).toHaveBeenLastCalledWith({ supportAddress: 'it@sender.example' })
  await type('[name="perMail"]', '45')
  expect(change).toHaveBeenLastCalledWith({ perMail: 45 })
  await type('[name="sizeSteps"]', '25 8')
  expect(change).toHaveBeenLastCalledWith({ sizeSteps: [25 * 1024 * 1024, 8 * 1024 * 1024] })
  expect(onLanguage).not.toHaveBeenCalled()
})

test.each([
  ['[name="supportAddress"]', 'it@sender'],
  ['[name="supportAddress"]', 'a@b.example, c@d.example'],
  ['[name="perMail"]', '0'],
  ['[name="perMail"]', '2e3'],
  ['[name="sizeSteps"]', 'big'],
])('%s does not take "%s", and says so', async (selector, text) => {
  await show()
  await type(selector, text)
  expect(change).not.toHaveBeenCalled()
  expect(find(selector).getAttribute('aria-invalid')).toBe('true')
  expect(find('[role="alert"]').textContent).not.toBe('')
})

test('an empty support address is none', async () => {
  await show()
  await type('[name="supportAddress"]', 'it@sender.example')
  await type('[name="supportAddress"]', '')
  expect(change).toHaveBeenLastCalledWith({ supportAddress: null })
})

test('another language is taken up by the page itself', async () => {
  await show()
  await press('[name="language"][value="zh_TW"]')
  expect(change).toHaveBeenLastCalledWith({ language: 'zh_TW' })
  expect(onLanguage).toHaveBeenCalledOnce()
})

test('what could not be saved is said', async () => {
  await show()
  change.mockRejectedValueOnce(new Error('disk full'))
  await press('[name="reminders"]')
  expect(notice()).toBe(english.optionsNotSaved.message)
})

test('deleting everything takes a second press, and can be left alone', async () => {
  await show([retry()])
  await press('[data-action="wipe"]')
  expect(document.activeElement).toBe(find('[data-action="wipe-keep"]'))
  await press('[data-action="wipe-keep"]')
  expect(wipe).not.toHaveBeenCalled()
  await press('[data-action="wipe"]')
  await press('[data-action="wipe-sure"]')
  expect(wipe).toHaveBeenCalledOnce()
  expect(frame.querySelector('[data-retry]')).toBeNull()
})

test('resetting brings the first settings back', async () => {
  await show()
  await type('[name="perMail"]', '45')
  await press('[data-action="reset"]')
  expect(reset).toHaveBeenCalledOnce()
  expect(find<HTMLInputElement>('[name="perMail"]').value).toBe(String(DEFAULTS.perMail))
})

test('a pending mail can be cancelled', async () => {
  await show([retry()])
  sendMessage.mockResolvedValue([])
  await press('[data-action="retry-cancel"]')
  expect(sendMessage).toHaveBeenCalledWith({ type: 'retry-cancel', id: 'r1' })
  expect(frame.querySelector('[data-retry]')).toBeNull()
})

test('a mail of a webmail is taken off by the reader once its notice was opened', async () => {
  await show([retry({ page: 'https://mail.example/?_uid=5', state: 'open' })])
  expect(find('[data-retry]').textContent).toContain(english.retryIsOpenPage.message)
  expect(find('[data-action="retry-open"]').textContent).toBe(english.retryOpenPage.message)
  expect(find('[data-action="retry-cancel"]').textContent).toBe(english.retryRemove.message)
})
