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

describe('the page for a new mail', () => {
  const fill = (draftButton: string) => {
    document.body.innerHTML = `${draftButton}<form name="form"><textarea id="_to">Li &lt;li@partner.example&gt;</textarea>
      <input id="compose-subject" value="[1/2] 报告"><textarea id="composebody"></textarea>
      <input type="hidden" name="_is_html" value="0"></form>
      <ul id="attachment-list"><li id="rcmfile1"><a class="filename"><span class="attachment-name">a.pdf</span></a></li></ul>`
  }
  const url = new URL('https://mail.example/?_task=mail&_action=compose&_id=1')

  test.each([
    ['elastic', 'class="draft"', 'class="draft disabled"'],
    ['larry', 'class="button savedraft"', 'class="button savedraft disabled"'],
  ])('is ready in the skin %s when its scripts are', (_, awake, asleep) => {
    fill(`<a ${asleep}></a>`)
    expect(compose.isReady(document, url)).toBe(false)
    fill(`<a ${awake}></a>`)
    expect(compose.isReady(document, url)).toBe(true)
    document.querySelector('form')?.remove()
    expect(compose.isReady(document, url)).toBe(false)
  })

  test('shows another mail when its recipients, subject or files are others', () => {
    fill('')
    const before = compose.shows(document)
    expect(before).toContain('li@partner.example')
    const subject = document.querySelector<HTMLInputElement>('#compose-subject') as HTMLInputElement
    subject.value = '报告'
    expect(compose.shows(document)).not.toBe(before)
    subject.value = '[1/2] 报告'
    expect(compose.shows(document)).toBe(before)
    document.querySelector('li')?.remove()
    expect(compose.shows(document)).not.toBe(before)
  })
})
