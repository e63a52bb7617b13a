import { beforeEach, expect, test, vi } from 'vitest'
import { fakeStorage } from '../fakeBrowser.ts'

const { local } = fakeStorage()
const session = fakeStorage().local
const listeners: Record<string, (value: never) => unknown> = {}
const on = (name: string) => ({
  addListener: (listener: (value: never) => unknown) => {
    listeners[name] = listener
  },
})
const openOptionsPage = vi.fn()
const api: Record<string, unknown> = {}
vi.mock('../../../src/platform/browser.ts', () => ({ browser: api }))
const reportDue = vi.fn()
const takeUp = vi.fn()
vi.mock('../../../src/background/retries.ts', () => ({ reportDue, takeUp }))
const { watchReminders } = await import('../../../src/background/watchReminders.ts')

const openRetry = vi.fn()
const notifications = { onClicked: on('clicked') }

beforeEach(() => {
  vi.clearAllMocks()
  for (const name of Object.keys(listeners)) delete listeners[name]
  for (const name of Object.keys(api)) delete api[name]
  Object.assign(api, {
    storage: { local, session },
    alarms: { onAlarm: on('alarm') },
    permissions: { onAdded: on('added') },
    runtime: { openOptionsPage },
  })
})

test('an alarm tells what is due; a click opens the mail of its notification, or the list', async () => {
  watchReminders(openRetry)
  await listeners.alarm?.({} as never)
  expect(reportDue).toHaveBeenCalledOnce()
  Object.assign(api, { notifications })
  await listeners.added?.({ permissions: ['notifications'] } as never)
  await listeners.clicked?.('retry:r1' as never)
  expect(openRetry).toHaveBeenCalledWith('r1')
  await listeners.clicked?.('retries' as never)
  expect(openOptionsPage).toHaveBeenCalledOnce()
})

test('clicks are heard from the start where notifications are allowed, and by no other permission', async () => {
  watchReminders(openRetry)
  await listeners.added?.({ origins: ['https://mail.example/*'] } as never)
  expect(listeners.clicked).toBeUndefined()
  Object.assign(api, { notifications })
  watchReminders(openRetry)
  expect(listeners.clicked).toBeDefined()
})

test('stored reminders are taken up once in a run of the program', async () => {
  await session.remove('taken-up')
  await local.set({ retries: { version: 1, list: [] } })
  watchReminders(openRetry)
  await vi.waitFor(() => expect(takeUp).toHaveBeenCalledOnce())
  watchReminders(openRetry)
  await Promise.resolve()
  expect(takeUp).toHaveBeenCalledOnce()
})
