// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { roundcube } from '../../../../src/hosts/roundcube/host.ts'
import { pathOf } from '../../../../src/hosts/roundcube/server.ts'

const SCRIPT = '<script type="text/plain" src="program/js/app.min.js?s=1695046026"></script>'
/** As the skins of Roundcube 1.6 draw a message, cut down to what is looked at. */
const ELASTIC = `${SCRIPT}<div id="message-header">
  <h2 class="subject"><span class="voice">Subject: </span>Undelivered Mail Returned to Sender <a class="extwin"></a></h2>
  <div class="header-summary"><span>From <a class="rcmContactAddress" title="MAILER-DAEMON@mx.example">Mail Delivery System</a></span></div>
</div><div id="message-content"><div id="messagebody">Text</div></div>`
const LARRY = `${SCRIPT}<div id="messageheader">
  <h3 class="subject"><span class="flag-icon"></span><span><span class="voice">Subject: </span>Mail failed</span></h3>
  <table class="headers-table"><tr><td class="header from"><a class="rcmContactAddress" title="a@b.example">A B</a></td></tr></table>
</div><div id="messagepreview"><div class="leftcol"><div id="messagebody">Text</div></div></div>`
const at = (query: string) => new URL(`https://mail.example/webmail/?${query}`)
const PREVIEW = at('_task=mail&_caps=x&_uid=4&_mbox=INBOX&_framed=1&_action=preview')

beforeEach(() => document.body.replaceChildren())
afterEach(() => void vi.unstubAllGlobals())

describe('Roundcube', () => {
  test('is known by its script, whatever the address', () => {
    expect(roundcube.recognises(document, PREVIEW)).toBe(false)
    document.body.innerHTML = ELASTIC
    expect(roundcube.recognises(document, at('_task=settings'))).toBe(true)
  })

  test.each([
    ['elastic', ELASTIC, 'message-content', 'Mail Delivery System <MAILER-DAEMON@mx.example>'],
    ['larry', LARRY, 'messagebody', 'A B <a@b.example>'],
  ])('shows a message in %s', (_skin, html, anchor, from) => {
    document.body.innerHTML = html
    const [message] = roundcube.openMessages(document, PREVIEW)
    expect(message?.anchor.id).toBe(anchor)
    expect(message?.from).toBe(from)
    expect(message?.subject).toMatch(/^(?:Undelivered Mail Returned to Sender|Mail failed)$/)
  })

  test('names a message by its folder and its number there', () => {
    document.body.innerHTML = ELASTIC
    const keyAt = (query: string) => roundcube.openMessages(document, at(query))[0]?.key
    expect(keyAt('_uid=4&_mbox=INBOX&_action=show&_task=mail')).toBe(
      roundcube.openMessages(document, PREVIEW)[0]?.key,
    )
    expect(keyAt('_task=mail&_uid=4&_mbox=Junk&_action=show')).not.toBe(keyAt(PREVIEW.search))
  })

  test('knows the page that shows the message of the pane by itself', () => {
    const page = new URL(roundcube.pageOf?.(PREVIEW) ?? '')
    expect(Object.fromEntries(page.searchParams)).toMatchObject({
      _action: 'show',
      _uid: '4',
      _mbox: 'INBOX',
    })
    expect(page.searchParams.has('_framed')).toBe(false)
  })

  test.each(['_task=mail&_mbox=INBOX', '_task=mail&_action=compose&_uid=4&_mbox=INBOX', '_task=settings'])(
    'shows no message at %s',
    (query) => {
      document.body.innerHTML = ELASTIC
      expect(roundcube.openMessages(document, at(query))).toEqual([])
    },
  )

  test('says so when it finds no place for the banner', () => {
    document.body.innerHTML = SCRIPT
    expect(() => roundcube.openMessages(document, PREVIEW)).toThrow('Roundcube')
  })

  test('is asked on its own server, whatever the path begins with', () => {
    vi.stubGlobal('location', new URL('https://mail.example//other.example/?_uid=1'))
    expect(pathOf({ _action: 'show' })).toBe('/other.example/?_task=mail&_action=show')
  })
})
