// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import english from '../../../../_locales/en/messages.json'
import { WEBMAIL_SITES } from '../../../../src/platform/webmailSites.ts'
import { sayIn } from '../../../../src/ui/words.ts'
import { fakeBrowser, fakeStorage } from '../../fakeBrowser.ts'

let origins: string[] = []
const event = { addListener: () => {}, removeListener: () => {} }
const request = vi.fn(async (asked: { origins: string[] }) => {
  origins = [...origins, ...asked.origins]
  return true
})
const remove = vi.fn(async (taken: { origins: string[] }) => {
  origins = origins.filter((origin) => !taken.origins.includes(origin))
  return true
})
vi.mock('../../../../src/platform/browser.ts', () => ({
  browser: fakeBrowser({
    storage: fakeStorage(),
    permissions: {
      getAll: async () => ({ origins }),
      request: (asked: never) => request(asked),
      remove: (taken: never) => remove(taken),
      onAdded: event,
      onRemoved: event,
    },
  }),
}))
const { Sites } = await import('../../../../src/ui/sites/Sites.tsx')

let frame: HTMLElement
const said: string[] = []
beforeEach(() => {
  origins = []
  said.length = 0
  vi.clearAllMocks()
  frame = document.createElement('div')
  document.body.replaceChildren(frame)
})
afterEach(() => render(null, frame))

const show = () =>
  act(() =>
    render(
      <Sites say={sayIn(english, 'en', 'UTC')} first={origins} announce={(text) => said.push(text)} />,
      frame,
    ),
  )
const find = <T extends HTMLElement>(selector: string): T => {
  const found = frame.querySelector<T>(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}
const press = (selector: string) =>
  act(async () => {
    find(selector).click()
    await new Promise((resolve) => setTimeout(resolve, 5))
  })

test('asks for all pages of a webmail in the click itself', async () => {
  await show()
  find('[name="site-netease"]').click()
  const { matches } = WEBMAIL_SITES.find(({ id }) => id === 'netease') ?? { matches: [] }
  expect(matches.length).toBeGreaterThan(1)
  expect(request).toHaveBeenCalledWith({ origins: matches })
})

test('shows what is allowed, and takes it back', async () => {
  origins = ['https://mail.google.com/*']
  await show()
  expect(find<HTMLInputElement>('[name="site-gmail"]').checked).toBe(true)
  await press('[name="site-gmail"]')
  expect(remove).toHaveBeenCalledWith({ origins: ['https://mail.google.com/*'] })
  expect(find<HTMLInputElement>('[name="site-gmail"]').checked).toBe(false)
  expect(said).toEqual([english.sitesTakenBack.message])
})

test('takes the tick away again when the reader says no to the browser', async () => {
  request.mockResolvedValueOnce(false)
  await show()
  await press('[name="site-gmail"]')
  expect(find<HTMLInputElement>('[name="site-gmail"]').checked).toBe(false)
  expect(said).toEqual([english.sitesDeclined.message])
})

test('allows a webmail by its address, lists it, and takes it back', async () => {
  await show()
  await act(() => {
    const field = find<HTMLInputElement>('[name="own-site"]')
    field.value = 'https://mail.sender.example:8443/roundcube/?_task=mail'
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await press('[data-action="allow-site"]')
  expect(request).toHaveBeenCalledWith({ origins: ['https://mail.sender.example/*'] })
  expect(find('.own-sites').textContent).toContain('mail.sender.example')
  await press('[data-action="take-back"]')
  expect(frame.querySelector('.own-sites')).toBeNull()
})

test('says so when an address is none, and asks for nothing', async () => {
  await show()
  await act(() => {
    const field = find<HTMLInputElement>('[name="own-site"]')
    field.value = 'my mail'
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await press('[data-action="allow-site"]')
  expect(request).not.toHaveBeenCalled()
  expect(find('[role="alert"]').textContent).toBe(english.sitesOwnBad.message)
})
