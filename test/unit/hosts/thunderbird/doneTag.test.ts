import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from '../../fakeBrowser.ts'

const get = vi.fn()
const update = vi.fn(async () => {})
const list = vi.fn()
const create = vi.fn(async () => {})
const api = fakeBrowser({ messages: { get, update, tags: { list, create } } })
vi.mock('../../../../src/platform/browser.ts', () => ({ thunderbird: api }))
const { canBeDone, isDone, setDone } = await import('../../../../src/hosts/thunderbird/doneTag.ts')

beforeEach(() => vi.clearAllMocks())

test('a bounce gets the tag besides those it has, and loses it alone', async () => {
  list.mockResolvedValue([{ key: '$label1', tag: 'Important' }])
  get.mockResolvedValue({ tags: ['$label1'] })
  await setDone(4, true, 'Dealt with')
  expect(create).toHaveBeenCalledWith(
    'bounce-doctor-done',
    'Dealt with',
    expect.stringMatching(/^#[0-9A-F]{6}$/),
  )
  expect(update).toHaveBeenCalledWith(4, { tags: ['$label1', 'bounce-doctor-done'] })
  get.mockResolvedValue({ tags: ['bounce-doctor-done', '$label1'] })
  await setDone(4, false, 'Dealt with')
  expect(update).toHaveBeenLastCalledWith(4, { tags: ['$label1'] })
  expect(create).toHaveBeenCalledOnce()
})

test('a tag that is there, under whatever name, is used', async () => {
  list.mockResolvedValue([{ key: 'bounce-doctor-done', tag: 'Mine' }])
  get.mockResolvedValue({})
  await setDone(4, true, 'Dealt with')
  expect(create).not.toHaveBeenCalled()
  expect(update).toHaveBeenCalledWith(4, { tags: ['bounce-doctor-done'] })
})

test('says what is marked and what can be', () => {
  const header = { id: 1, headerMessageId: 'x', author: '', subject: '', size: 1, date: new Date(0) }
  expect(isDone({ ...header, tags: ['bounce-doctor-done'] })).toBe(true)
  expect(isDone(header)).toBe(false)
  expect(canBeDone(header)).toBe(true)
  expect(canBeDone({ ...header, external: true })).toBe(false)
})
