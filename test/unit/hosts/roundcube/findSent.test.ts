// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { findSent, hitsIn } from '../../../../src/hosts/roundcube/findSent.ts'
import { recipientsIn } from '../../../../src/hosts/roundcube/writtenTo.ts'

const ID = 'abc@sender.example'

function page(): Document {
  const script = document.createElement('script')
  script.type = 'text/plain'
  script.textContent =
    'rcmail.set_env({"request_token":"T0","drafts_mailbox":"Drafts","trash_mailbox":"Trash"})'
  document.body.replaceChildren(script)
  return document
}

/** A server that answers a search with these rows, and a message's source with what `sources` has for its folder. */
function server(rows: readonly string[], sources: Readonly<Record<string, string>>) {
  return vi.fn(async (path: string) => {
    const query = new URLSearchParams(path.slice(path.indexOf('?')))
    if (query.get('_action') === 'search') {
      const exec = rows.map((name) => `this.add_message_row(${JSON.stringify(name)},{"subject":"x"},{});`)
      return Response.json({ exec: exec.join('\n') })
    }
    const source = sources[query.get('_mbox') ?? ''] ?? ''
    return new Response(source, { headers: { 'content-type': 'text/plain' } })
  })
}

const mail = (id: string): string => `Subject: x\r\nMessage-ID: <${id}>\r\n\r\nMessage-ID: <${ID}>\r\n`
const find = (...ids: string[]) => findSent(page(), ids, new AbortController().signal)

afterEach(() => vi.unstubAllGlobals())

describe('the sent copy in Roundcube', () => {
  test('is taken from a folder for sent mail before any other', async () => {
    vi.stubGlobal(
      'fetch',
      server(['3-INBOX', '9-Trash', '7-Sent'], { INBOX: mail(ID), Sent: mail(ID), Trash: mail(ID) }),
    )
    const stored = await find(`<${ID}>`)
    expect(stored).toMatchObject({ key: '["Sent","7"]', folder: 'Sent' })
    expect(stored?.url).toContain('_mbox=Sent')
  })

  test('has the Message-ID in its own header: a search that matches everything finds nothing', async () => {
    vi.stubGlobal('fetch', server(['1-Sent', '2-Sent'], { Sent: mail('other@sender.example') }))
    expect(await find(`<${ID}>`)).toBeNull()
  })

  test('is not asked for by what would end the question', async () => {
    const fetched = server([], {})
    vi.stubGlobal('fetch', fetched)
    expect(await find('<a"b@x.example>', '<a\\b@x.example>', '<a b@x.example>')).toBeNull()
    expect(fetched).not.toHaveBeenCalled()
  })
})

test('rows of an answer are read whatever their folder is called', () => {
  const rows =
    'add_message_row("12-Archive\\/2026",{},{});add_message_row("4-&XfJT0ZAB-",{},{});add_message_row(5,{},{})'
  expect(hitsIn(rows)).toEqual([
    { uid: '12', mailbox: 'Archive/2026' },
    { uid: '4', mailbox: '&XfJT0ZAB-' },
  ])
  expect(hitsIn('add_message_row("x-Sent",{});add_message_row("1",{})')).toEqual([])
})

test('recipients of a row are the addresses in its titles', () => {
  const row =
    '3,{"fromto":"<span class=\\"adr\\"><span title=\\"li@partner.example\\" class=\\"rcmContactAddress\\">Li</span>, <span title=\\"li@partner.example\\">x</span></span>","subject":"<a title=\\"no address\\">"}'
  expect(recipientsIn(row)).toEqual(['li@partner.example'])
})
