// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { compose } from '../../../../src/hosts/roundcube/compose.ts'

const tell = vi.fn()
const form = () => document.querySelector('form') as HTMLFormElement
const draft = () => document.querySelector('[name="_draft"]') as HTMLInputElement

/** What Roundcube's own script does before it hands the form in. */
function handIn(asDraft: boolean): void {
  draft().value = asDraft ? '1' : ''
  form().setAttribute('action', './?_task=mail&_action=send&_unlock=loading1&_framed=1')
}
async function say(type: string): Promise<void> {
  const message = document.createElement('div')
  message.className = `${type} ui alert`
  document.querySelector('#messagestack')?.append(message)
  await new Promise((resolve) => setTimeout(resolve))
}

beforeEach(() => {
  tell.mockReset()
  document.body.innerHTML =
    '<div id="messagestack"></div><form name="form" action="./"><input type="hidden" name="_draft"></form>'
  compose.onSent?.(document, tell)
})

describe('a mail on the page for a new mail', () => {
  test('is sent when the page confirms what it handed in', async () => {
    handIn(false)
    await say('loading')
    expect(tell).not.toHaveBeenCalled()
    await say('confirmation')
    expect(tell).toHaveBeenCalledOnce()
  })

  test('is not sent when it is stored as a draft, refused by the server, or when something else is confirmed', async () => {
    await say('confirmation')
    handIn(true)
    await say('confirmation')
    handIn(false)
    await say('error')
    expect(tell).not.toHaveBeenCalled()
  })

  test('is told of once', async () => {
    handIn(true)
    await say('confirmation')
    handIn(false)
    await say('confirmation')
    await say('confirmation')
    expect(tell).toHaveBeenCalledOnce()
  })
})
