// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { carryOut } from '../../../src/actions/deed.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('passes on what became of an action, and takes no answer for a failure', async () => {
  expect(await carryOut('hidden')).toBe('hidden')
  expect(await carryOut(null)).toBe('failed')
  expect(await carryOut(undefined)).toBe('failed')
})

test('copies', async () => {
  const writeText = vi.fn(async () => {})
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  expect(await carryOut({ do: 'copy', text: 'ticket', html: null })).toBe('copied')
  expect(writeText).toHaveBeenCalledWith('ticket')
})

test('copies by the command of the document where there is no clipboard, past handlers of the page', async () => {
  vi.stubGlobal('navigator', {})
  const setData = vi.fn()
  const ofPage = vi.fn()
  document.addEventListener('copy', ofPage)
  document.execCommand = () => {
    const event = new Event('copy', { bubbles: true, cancelable: true })
    Object.assign(event, { clipboardData: { setData } })
    document.dispatchEvent(event)
    return true
  }
  expect(await carryOut({ do: 'copy', text: 'ticket', html: null })).toBe('copied')
  expect(setData).toHaveBeenCalledWith('text/plain', 'ticket')
  expect(ofPage).not.toHaveBeenCalled()
  document.execCommand = () => false
  expect(await carryOut({ do: 'copy', text: 'ticket', html: null })).toBe('failed')
})

test('saves without a link in the page', async () => {
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x')
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  expect(
    await carryOut({ do: 'save', name: 'a.txt', text: 'x', base64: null, mediaType: 'text/plain' }),
  ).toBe('saved')
  expect((click.mock.contexts[0] as HTMLAnchorElement).download).toBe('a.txt')
  expect(document.querySelector('a')).toBeNull()
})
