import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Shown } from '../../../src/background/messages.ts'
import { setMount } from '../../../src/content/mountPoint.ts'

const ASKED = Symbol.for('bounce-doctor/asked')
const scope = globalThis as { browser?: unknown; [ASKED]?: true }
const mount = vi.fn(() => () => {})
const sendMessage = vi.fn()

beforeEach(() => {
  vi.resetModules()
  mount.mockReset()
  sendMessage.mockReset()
  setMount(mount)
  scope.browser = { runtime: { id: 'x', sendMessage } }
})
afterEach(() => {
  delete scope.browser
  delete scope[ASKED]
})

const run = () => import('../../../src/content/index.ts')

test('asks once and mounts what the background answers', async () => {
  const shown = { message: 7 } as Shown
  sendMessage.mockResolvedValue(shown)
  await run()
  await vi.waitFor(() => expect(mount).toHaveBeenCalledWith(shown, expect.any(Function)))
  expect(sendMessage.mock.calls).toEqual([[{ type: 'shown' }]])
})

test('does nothing more for a message that is no bounce', async () => {
  sendMessage.mockResolvedValue(null)
  await run()
  expect(sendMessage).toHaveBeenCalledOnce()
  expect(mount).not.toHaveBeenCalled()
})

test('asks once even when it is injected twice', async () => {
  sendMessage.mockResolvedValue(null)
  await run()
  vi.resetModules()
  await run()
  expect(sendMessage).toHaveBeenCalledOnce()
})

test.each([
  ['the background does not answer', () => sendMessage.mockRejectedValue(new Error('gone'))],
  ['the extension is gone', () => delete scope.browser],
])('stays quiet when %s', async (_what, prepare) => {
  prepare()
  await expect(run()).resolves.toBeDefined()
  expect(mount).not.toHaveBeenCalled()
})
