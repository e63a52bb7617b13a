import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser, fakeStorage } from '../fakeBrowser.ts'

const storage = fakeStorage()
vi.mock('../../../src/platform/browser.ts', () => ({ browser: fakeBrowser({ storage }) }))
const { isHidden, setHidden } = await import('../../../src/platform/hidden.ts')

beforeEach(() => {
  for (const key of Object.keys(storage.data)) delete storage.data[key]
})

test('remembers, and forgets on demand', async () => {
  await setHidden('a@x.example', true)
  await setHidden('a@x.example', true)
  expect(await isHidden('a@x.example')).toBe(true)
  expect(await isHidden('b@x.example')).toBe(false)
  expect(storage.data.hidden).toHaveLength(1)
  await setHidden('a@x.example', false)
  expect(await isHidden('a@x.example')).toBe(false)
})

test('stores nothing that tells about the mail', async () => {
  await setHidden('secret@x.example', true)
  expect(JSON.stringify(storage.data)).not.toMatch(/secret|example/)
})

test('does not grow for ever; the oldest go first', async () => {
  storage.data.hidden = Array.from({ length: 500 }, (_, index) => `h${index}`)
  await setHidden('new@x.example', true)
  expect(storage.data.hidden).toHaveLength(500)
  expect(storage.data.hidden).not.toContain('h0')
  expect(await isHidden('new@x.example')).toBe(true)
})

test('survives a damaged store', async () => {
  storage.data.hidden = { not: 'a list' }
  expect(await isHidden('a@x.example')).toBe(false)
  await setHidden('a@x.example', true)
  expect(await isHidden('a@x.example')).toBe(true)
})
