import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { FoundOriginal } from '../../../src/hosts/thunderbird/findOriginal.ts'
import type { MailDraft } from '../../../src/outgoing/index.ts'
import { digest } from '../../../src/platform/digest.ts'
import type { PlanProgress } from '../../../src/platform/planProgress.ts'
import type { OpenJob } from '../../../src/ui/plan/types.ts'
import { fakeBrowser, fakeStorage } from '../fakeBrowser.ts'
import { draft } from '../ui/plan/sample.ts'

const storage = fakeStorage()
let tabs: number[] = []
const openDraft = vi.fn<(mail: MailDraft, source: unknown) => Promise<{ id: number; windowId: number }>>()
const findById = vi.fn()
const api = fakeBrowser({ storage, tabs: { query: async () => tabs.map((id) => ({ id })) } })
vi.mock('../../../src/platform/browser.ts', () => ({ browser: api, thunderbird: api }))
vi.mock('../../../src/hosts/thunderbird/compose.ts', () => ({
  openDraft: (mail: MailDraft, source: unknown) => openDraft(mail, source),
}))
vi.mock('../../../src/hosts/thunderbird/search.ts', () => ({ findById: (id: string) => findById(id) }))
vi.stubGlobal('navigator', {
  locks: { request: (_: string, task: () => unknown) => Promise.resolve(task()) },
})
const { openWindows } = await import('../../../src/plan/openWindows.ts')
const { thunderbirdOpener } = await import('../../../src/plan/thunderbird.ts')

const mails = [1, 2, 3].map((part) => draft({ subject: `[${part}/3]` }))
const found: FoundOriginal = { source: 'sent', stored: 40, folder: 'Sent', draft: draft() }
const choices = { chosen: [0], limitBytes: null, moves: [], perMail: null, hidden: false, zip: false }
const job = (more: Partial<OpenJob> = {}): OpenJob => ({
  way: 'resend-split',
  choices,
  total: mails.length,
  whole: false,
  failed: ['Li.Na@partner.example'],
  drafts: async () => mails,
  onProgress: () => {},
  signal: new AbortController().signal,
  ...more,
})
const run = (more: Partial<OpenJob> = {}, of = found) => openWindows(job(more), 'key', thunderbirdOpener(of))
const opened = () => openDraft.mock.calls.map(([{ subject }]) => subject)
const kept = () => (storage.data.plans as Record<string, PlanProgress>).key?.windows.map((one) => one?.state)

beforeEach(() => {
  vi.clearAllMocks()
  for (const key of Object.keys(storage.data)) delete storage.data[key]
  tabs = [1]
  findById.mockResolvedValue(null)
  openDraft.mockImplementation(async () => {
    const id = Math.max(...tabs) + 1
    tabs.push(id)
    return { id, windowId: id * 10 }
  })
})

describe('openWindows', () => {
  test('opens one after the other and tells of each', async () => {
    const told: unknown[] = []
    const onProgress = (progress: PlanProgress) => told.push(progress.windows.map((one) => one?.state ?? '-'))
    expect(await run({ onProgress })).toBe('done')
    expect(opened()).toEqual(['[1/3]', '[2/3]', '[3/3]'])
    expect(told.at(0)).toEqual(['opening', '-', '-'])
    expect(told.at(-1)).toEqual(['opened', 'opened', 'opened'])
  })

  test('opens nothing twice', async () => {
    await run()
    expect(await run()).toBe('done')
    expect(openDraft).toHaveBeenCalledTimes(3)
  })

  test('stops between two windows and goes on with the rest', async () => {
    const abort = new AbortController()
    const onProgress = ({ windows }: PlanProgress) => windows[0]?.state === 'opened' && abort.abort()
    expect(await run({ onProgress, signal: abort.signal })).toBe('stopped')
    expect(opened()).toEqual(['[1/3]'])
    expect(await run()).toBe('done')
    expect(opened()).toEqual(['[1/3]', '[2/3]', '[3/3]'])
  })

  test('keeps what becomes of a window while others open', async () => {
    const onProgress = ({ windows }: PlanProgress) => {
      if (windows[1]?.state !== 'opening') return
      const plans = storage.data.plans as Record<string, { windows: { state: string }[] }>
      const [first] = plans.key?.windows ?? []
      if (first) first.state = 'sent'
    }
    expect(await run({ onProgress })).toBe('done')
    expect(kept()).toEqual(['sent', 'opened', 'opened'])
  })

  test('leaves alone what was sent, and what the reader closed', async () => {
    const windows = ['sent', 'closed', null].map((state) => state && { state, tab: null, window: null })
    storage.data.plans = { key: { choices, covers: [], windows, time: '' } }
    expect(await run()).toBe('done')
    expect(opened()).toEqual(['[3/3]'])
  })

  test('an error, as of a full disk, ends the run; going on tries that window again', async () => {
    openDraft.mockRejectedValueOnce(new Error('no space left'))
    expect(await run()).toBe('failed')
    expect(kept()).toEqual(['failed', undefined, undefined])
    expect(await run()).toBe('done')
    expect(opened()).toEqual(['[1/3]', '[1/3]', '[2/3]', '[3/3]'])
  })

  test('attachments that cannot be read open nothing', async () => {
    expect(await run({ drafts: () => Promise.reject(new Error('out of memory')) })).toBe('failed')
    expect(openDraft).not.toHaveBeenCalled()
  })

  describe('after a page that went away while a window came up', () => {
    const leftOpening = (tab: number) => {
      const windows = [{ state: 'opening', tab, window: null }, null, null]
      storage.data.plans = { key: { choices, covers: [], windows, time: '' } }
    }

    test('does not open that one again where an unknown compose window stands', async () => {
      leftOpening(1)
      tabs = [1, 2]
      expect(await run()).toBe('unsure')
      expect(opened()).toEqual(['[2/3]', '[3/3]'])
    })

    test('opens it where none stands', async () => {
      leftOpening(1)
      expect(await run()).toBe('done')
      expect(opened()).toEqual(['[1/3]', '[2/3]', '[3/3]'])
    })
  })

  test('hands over the stored copy only for a mail that stays as it was', async () => {
    await run({ whole: true })
    expect(openDraft.mock.calls[0]?.[1]).toMatchObject({ whole: 40 })
    delete storage.data.plans
    await run()
    expect(openDraft.mock.calls.at(-1)?.[1]).toMatchObject({ whole: null })
  })

  test('looks for the message that the original answers', async () => {
    findById.mockResolvedValue({ id: 12 })
    await run({}, { ...found, draft: draft({ inReplyTo: '<q@partner.example>' }) })
    expect(findById).toHaveBeenCalledWith('<q@partner.example>')
    expect(openDraft.mock.calls[0]?.[1]).toMatchObject({ parent: 12 })
  })

  test('stores no address and no word of the mail', async () => {
    await run()
    expect(JSON.stringify(storage.data)).not.toMatch(/@|October|\[1\/3\]/)
    const plans = storage.data.plans as Record<string, PlanProgress>
    expect(plans.key?.covers).toEqual([await digest('li.na@partner.example')])
  })
})
