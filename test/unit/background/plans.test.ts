import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Retry } from '../../../src/outgoing/retries.ts'
import { digest } from '../../../src/platform/digest.ts'
import type { PlanProgress, WindowState } from '../../../src/platform/planProgress.ts'
import { fakeBrowser, fakeStorage } from '../fakeBrowser.ts'
import { retry } from '../retrySamples.ts'

const storage = fakeStorage()
const withdraw = vi.fn(async () => {})
const api = fakeBrowser({
  storage,
  alarms: { create: vi.fn(), clear: vi.fn() },
  action: { setBadgeText: vi.fn() },
})
vi.mock('../../../src/platform/browser.ts', () => ({ browser: api, thunderbird: api }))
vi.mock('../../../src/background/notify.ts', () => ({ withdraw, showDue: vi.fn() }))
vi.mock('../../../src/background/bounce.ts', () => ({ bounceById: vi.fn(), bounceOf: vi.fn() }))
vi.mock('../../../src/hosts/thunderbird/reopen.ts', () => ({ openRetryMail: vi.fn() }))
vi.stubGlobal('navigator', {
  locks: { request: (_: string, task: () => unknown) => Promise.resolve(task()) },
})
const { noteSentByHand, noteSentOfPlan } = await import('../../../src/background/plans.ts')
const { closeAll, noteClosed } = await import('../../../src/platform/planProgress.ts')

const pending = retry({ notice: 'notice@mx.example', recipients: ['a@x.example', 'b@x.example'] })
const window = (state: WindowState['state'], tab: number): WindowState => ({ state, tab, window: tab * 10 })

async function keep(windows: readonly (WindowState | null)[], covered: readonly string[] = []) {
  const key = await digest(`resend\n${pending.notice}`)
  const covers = await Promise.all(covered.map(digest))
  storage.data.plans = { [key]: { choices: {}, covers, windows, time: '' } }
  storage.data.retries = { version: 1, list: [pending] }
}
const states = () => {
  const [plan] = Object.values(storage.data.plans as Record<string, PlanProgress>)
  return plan?.windows.map((one) => one?.state ?? null)
}
const reminder = () => (storage.data.retries as { list: Retry[] }).list[0]

beforeEach(() => {
  vi.clearAllMocks()
  for (const key of Object.keys(storage.data)) delete storage.data[key]
})

describe('a window of a plan', () => {
  test('is sent, whether word comes before or after it closes', async () => {
    await keep([window('opened', 7), window('opened', 8), null])
    await noteSentOfPlan(7)
    await noteClosed(7)
    await noteClosed(8)
    expect(states()).toEqual(['sent', 'closed', null])
    await noteSentOfPlan(8)
    expect(states()).toEqual(['sent', 'sent', null])
  })

  test('is none of ours', async () => {
    await keep([window('opened', 7)])
    await noteSentOfPlan(9)
    await noteClosed(9)
    expect(states()).toEqual(['opened'])
    expect(storage.local.set).not.toHaveBeenCalled()
  })

  test('of which nothing is known once it stands is not said to be closed', async () => {
    await keep([{ ...window('opened', 7), mute: true }])
    await noteClosed(7)
    await closeAll()
    expect(states()).toEqual(['opened'])
  })

  test('does not outlive the program, and its number means nothing then', async () => {
    await keep([window('opened', 7), window('opening', 8), window('sent', 9), null])
    await closeAll()
    expect(states()).toEqual(['closed', 'closed', 'sent', null])
    await noteSentOfPlan(7)
    expect(states()).toEqual(['closed', 'closed', 'sent', null])
  })
})

describe('the reminder of the same bounce', () => {
  test('is done with when the mail was sent again to all', async () => {
    await keep([window('opened', 7)], ['a@x.example', 'b@x.example'])
    await noteSentOfPlan(7)
    expect(reminder()?.state).toBe('sent')
    expect(withdraw).toHaveBeenCalledWith(pending.id)
  })

  test('stays for those whom the plan left out', async () => {
    await keep([window('opened', 7)], ['b@x.example'])
    await noteSentOfPlan(7)
    expect(reminder()).toMatchObject({ state: pending.state, recipients: ['a@x.example'] })
    expect(withdraw).not.toHaveBeenCalled()
  })

  test('stays until every mail of the plan was sent', async () => {
    await keep([window('opened', 7), window('opened', 8)], ['a@x.example', 'b@x.example'])
    await noteSentOfPlan(7)
    expect(reminder()).toEqual(pending)
    await noteSentOfPlan(8)
    expect(reminder()?.state).toBe('sent')
  })

  test('is done with when the reader says that all mails were sent', async () => {
    await keep([{ ...window('sent', 7), steps: ['sent'] }, window('opened', 8)], pending.recipients)
    const [key = ''] = Object.keys(storage.data.plans as object)
    await noteSentByHand(key)
    expect(reminder()).toEqual(pending)
    await keep([window('sent', 7), window('sent', 8)], pending.recipients)
    await noteSentByHand(key)
    expect(reminder()?.state).toBe('sent')
    await noteSentByHand('unknown')
  })

  test('of another bounce stays', async () => {
    await keep([window('opened', 7)], ['a@x.example'])
    storage.data.retries = { version: 1, list: [{ ...pending, notice: 'other@mx.example' }] }
    await noteSentOfPlan(7)
    expect(reminder()?.recipients).toEqual(pending.recipients)
  })
})
