// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import english from '../../../../_locales/en/messages.json'
import type { RetryOffer } from '../../../../src/background/messages.ts'
import { RetryPage } from '../../../../src/ui/retry/RetryPage.tsx'
import { sayIn } from '../../../../src/ui/words.ts'
import { retry } from '../../retrySamples.ts'

const NOW = Date.parse('2026-11-22T07:30:00Z')
const offer: RetryOffer = {
  recipients: ['li.na@partner.example'],
  category: 'greylisted',
  times: ['2026-11-22T07:40:00Z', '2026-11-22T09:30:00Z'],
  attempt: 1,
  pending: null,
}
const onAdd = vi.fn(async (_due: string): Promise<'set' | 'silent' | 'failed'> => 'set')
const onCancel = vi.fn(async (_id: string) => true)
const onClose = vi.fn()
let frame: HTMLElement
beforeEach(() => {
  vi.clearAllMocks()
  frame = document.createElement('div')
  document.body.replaceChildren(frame)
})
const show = (given: RetryOffer | null, inWebmail = false) =>
  act(() =>
    render(
      <RetryPage
        offer={given}
        say={sayIn(english, 'en', 'UTC')}
        now={NOW}
        {...{ inWebmail, onAdd, onCancel, onClose }}
      />,
      frame,
    ),
  )
const press = (selector: string) => act(async () => frame.querySelector<HTMLElement>(selector)?.click())

test('offers the times, sets one and says when', async () => {
  await show(offer)
  const times = [...frame.querySelectorAll('[data-due]')].map((button) => button.textContent)
  expect(times[0]).toContain('in 10 minutes')
  expect(times[1]).toContain('in 2 hours')
  await press('[data-due]')
  expect(onAdd).toHaveBeenCalledWith('2026-11-22T07:40:00Z')
  expect(frame.querySelector('.set')?.textContent).toContain('07:40')
  expect(document.activeElement).toBe(frame.querySelector('[data-action="close"]'))
})

test('says when it could not be set, and stays', async () => {
  onAdd.mockResolvedValueOnce('failed')
  await show(offer)
  await press('[data-due]')
  expect(frame.querySelector('.toast')?.textContent).toBe(english.retryFailed.message)
  expect(frame.querySelectorAll('[data-due]')).toHaveLength(2)
})

test('shows the reminder that stands, and cancels it', async () => {
  await show({ ...offer, pending: retry({ due: '2026-11-22T09:30:00Z' }) })
  expect(frame.querySelector('.note')?.textContent).toContain('09:30')
  await press('[data-action="cancel"]')
  expect(onCancel).toHaveBeenCalledWith('r1')
  expect(onClose).toHaveBeenCalledOnce()
})

test('in a webmail it says what the reminder opens, and where it shows without a notification', async () => {
  await show(offer, true)
  expect(frame.textContent).toContain(english.retryIntroPage.message)
  onAdd.mockResolvedValueOnce('silent')
  await press('[data-due]')
  expect(frame.querySelector('.set')?.textContent).toContain(english.retrySilent.message)
})

test('says so where there is nothing to offer', async () => {
  await show(null)
  expect(frame.textContent).toContain(english.retryNothing.message)
  expect(frame.querySelector('[data-due]')).toBeNull()
})
