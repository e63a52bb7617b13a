// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { placeOf, sogo } from '../../../../src/hosts/sogo/host.ts'
import type { OpenMessage } from '../../../../src/hosts/webmail/types.ts'

const MAIL = 'https://mail.sender.example/SOGo/so/li/Mail/view'
const open = (hash: string) => new URL(`${MAIL}#!/Mail/${hash}`)
const OPTIONS = { maxBytes: 1000, signal: new AbortController().signal }

afterEach(() => vi.unstubAllGlobals())

function draw(): readonly OpenMessage[] {
  document.body.innerHTML = `<div ng-app="SOGo.MailerUI"><md-card-content>
    <h5 class="sg-md-headline">Undelivered Mail</h5><a class="md-caption">MAILER-DAEMON@mx.example</a>
    <div class="msg-body">text</div></md-card-content></div>`
  return sogo.openMessages(document, open('0/INBOX/5'))
}

test.each([
  ['0/INBOX/5', '0/folderINBOX/5'],
  ['0/INBOX%252F2026%2520a.b/7', '0/folderINBOX/folder_2026_SP_a_D_b/7'],
  ['1/Sent/12/', '1/folderSent/12'],
])('%s names %s', (hash, place) => {
  expect(placeOf(open(hash))).toBe(place)
})

test.each(['0/INBOX', '', '0/INBOX/draft'])('%j names no message', (hash) => {
  expect(placeOf(open(hash))).toBeNull()
})

test('a window of its own names its message', () => {
  const url = new URL('https://mail.sender.example/SOGo/so/li/Mail/0/folderINBOX/folderOld/5/popupview')
  expect(placeOf(url)).toBe('0/folderINBOX/folderOld/5')
})

test('is recognised by its module below its own path', () => {
  draw()
  expect(sogo.recognises(document, open('0/INBOX/5'))).toBe(true)
  expect(sogo.recognises(document, new URL('https://mail.sender.example/'))).toBe(false)
  document.body.replaceChildren()
  expect(sogo.recognises(document, open('0/INBOX/5'))).toBe(false)
})

test('shows the open message', () => {
  const [message] = draw()
  expect(message).toMatchObject({ subject: 'Undelivered Mail', from: 'MAILER-DAEMON@mx.example' })
  expect(message?.anchor.className).toBe('msg-body')
})

test('says that it is broken where the body has gone', () => {
  draw()
  document.querySelector('.msg-body')?.remove()
  expect(() => sogo.openMessages(document, open('0/INBOX/5'))).toThrow()
})

test('reads the source with the page’s token, and takes its entities back', async () => {
  const fetched = vi.fn(async () => new Response('To: &lt;a@b.example&gt;\r\n\r\nA &amp;amp; B'))
  vi.stubGlobal('fetch', fetched)
  vi.stubGlobal('location', new URL(MAIL))
  const [message] = draw()
  const page = { URL: MAIL, cookie: 'a=b; XSRF-TOKEN=t%20k' }
  Object.defineProperty(message?.anchor, 'ownerDocument', { value: page })
  const source = await sogo.read(message as OpenMessage, OPTIONS)
  expect(source.kind === 'raw' && new TextDecoder().decode(source.bytes)).toBe(
    'To: <a@b.example>\r\n\r\nA &amp; B',
  )
  expect(fetched.mock.calls[0]).toMatchObject([
    'https://mail.sender.example/SOGo/so/li/Mail/0/folderINBOX/5/viewsource',
    { method: 'POST', headers: { 'X-XSRF-TOKEN': 't k' } },
  ])
})
