// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { compose } from '../../../../src/hosts/sogo/compose.ts'
import type { ComposeJob } from '../../../../src/hosts/webmail/types.ts'
import { BASE, sogoPage, stubServer } from './support.ts'

const LI = { name: 'Li', address: 'li@sender.example' }
const JOB: ComposeJob = {
  from: LI,
  replyTo: [],
  to: [{ name: 'Zhang, Min', address: 'zhang@partner.example' }],
  cc: [],
  bcc: [{ name: '', address: 'b@partner.example' }],
  subject: 'Offer',
  inReplyTo: null,
  references: [],
  bodyHtml: null,
  bodyText: 'One & two\nthree',
  files: [],
  start: null,
  body: 'given',
}
const file = (name: string, type: string) => ({
  name,
  type,
  sizeBytes: 3,
  bytes: async () => new Uint8Array([1, 2, 3]),
})
const { signal } = new AbortController()

afterEach(() => vi.unstubAllGlobals())

/** A server that makes drafts; `answer` comes first. */
const draftServer = (isHTML: number, answer: (path: string, body: unknown) => unknown = () => undefined) =>
  stubServer((path, asked) => {
    const first = answer(path, asked.at(-1)?.body)
    if (first !== undefined) return first
    if (path === 'mailAccounts')
      return [{ identities: [] }, { identities: [{ fullName: 'Li Na', email: 'Li@sender.example' }] }]
    if (path === '1/compose') return { accountId: '1', mailboxPath: 'Drafts', draftId: 'newDraft1-1' }
    if (path.endsWith('/edit')) return { isHTML, from: 'x@sender.example', text: '' }
    return { uid: '12' }
  })

/** Without the wait for a second of its own. */
async function path(...job: Parameters<typeof compose.path>): Promise<string> {
  vi.useFakeTimers()
  const made = Promise.resolve(compose.path(...job))
  made.catch(() => undefined)
  await vi.runAllTimersAsync()
  vi.useRealTimers()
  return made
}

test('makes a draft with everything in it, and opens it', async () => {
  const asked = draftServer(0)
  const files = [
    file('a.txt', 'text/plain'),
    file('b.pdf', 'application/pdf'),
    file('n.eml', 'message/rfc822'),
  ]
  expect(await path({ ...JOB, files }, sogoPage(), signal)).toBe(
    `${BASE}/UIxMailPopupView#!/Mail/1/Drafts/12/edit`,
  )
  const saved = asked.filter(({ path }) => path === '1/folderDrafts/newDraft1-1/save').map(({ body }) => body)
  const sent = saved.slice(0, 3).map((form) => (form as FormData).get('attachments') as File)
  expect(sent.map(({ name, type }) => [name, type])).toEqual([
    ['a.txt', 'application/octet-stream'],
    ['b.pdf', 'application/pdf'],
    ['n.eml', 'application/octet-stream'],
  ])
  expect(saved[3]).toEqual({
    from: '"Li Na" <Li@sender.example>',
    to: ['"Zhang, Min" <zhang@partner.example>'],
    cc: [],
    bcc: ['b@partner.example'],
    subject: 'Offer',
    isHTML: 0,
    text: 'One & two\nthree',
  })
  expect(asked.some(({ path }) => path.endsWith('/send'))).toBe(false)
})

test('writes markup for the editor of formatted mail, and nothing that could run', async () => {
  const asked = draftServer(1)
  await path(JOB, sogoPage(), signal)
  expect(asked.at(-1)?.body).toMatchObject({ isHTML: 1, text: '<div>One &amp; two</div><div>three</div>' })
  await path({ ...JOB, bodyHtml: '<p onclick="x()">A</p><script>x()</script>' }, sogoPage(), signal)
  expect(asked.at(-1)?.body).toMatchObject({ isHTML: 1, text: '<p>A</p>' })
})

test('begins another draft where one has the files of somebody else', async () => {
  let begun = 0
  const asked = draftServer(0, (path) => {
    if (path === '1/compose')
      return { accountId: '1', mailboxPath: 'Drafts', draftId: `newDraft1-${++begun}` }
    return path.endsWith('newDraft1-1/edit') ? { isHTML: 0, attachmentAttrs: [{ filename: 'x' }] } : undefined
  })
  await path(JOB, sogoPage(), signal)
  expect(asked.at(-1)?.path).toBe('1/folderDrafts/newDraft1-2/save')
})

test('goes on without a file that the server refuses', async () => {
  draftServer(0, (_path, body) => (body instanceof FormData ? null : undefined))
  const files = [file('a.pdf', 'application/pdf')]
  expect(await path({ ...JOB, files }, sogoPage(), signal)).toContain('/12/edit')
})

test('takes back a draft that cannot be ended', async () => {
  const asked = draftServer(0, (path, body) =>
    path.endsWith('/save') && !(body instanceof FormData) ? null : undefined,
  )
  const files = [file('a.pdf', 'application/pdf')]
  await expect(path({ ...JOB, files }, sogoPage(), signal)).rejects.toThrow()
  expect(asked.at(-1)).toEqual({ path: '1/folderDrafts/batchDelete', body: { uids: [12] } })
})

const chips = (model: string, texts: readonly string[]) =>
  `<md-chips ng-model="editor.${model}">${texts.map((text) => `<md-chip><a>${text}</a></md-chip>`).join('')}</md-chips>`

/** The editor as it draws the job's draft, without what is given. */
function editor(missing = '', body = '<sg-ckeditor></sg-ckeditor>'): Document {
  const page = sogoPage()
  page.body.innerHTML = `<div id="mailEditor"><input name="from" value="Li Na &lt;li@sender.example&gt;">
    ${chips('message.editable.to', missing === 'recipients' ? [] : ['Zhang &lt;zhang@partner.example&gt;'])}
    ${chips('message.editable.bcc', ['b@partner.example'])}
    <input name="subject" value="Offer">${body}
    ${chips('uploader.queue', missing === 'files' ? ['b.pdf'] : ['b.pdf', 'a.pdf'])}</div>`
  return page
}
const FILES = [file('a.pdf', 'application/pdf'), file('b.pdf', 'application/pdf')]
const fill = (page: Document, job: Partial<ComposeJob> = {}) => {
  vi.useFakeTimers()
  const done = compose.fill(page, { ...JOB, files: FILES, ...job }, signal)
  return vi.runAllTimersAsync().then(() => {
    vi.useRealTimers()
    return done
  })
}

test('says nothing where the editor shows all', async () => {
  expect(compose.isReady(editor(), new URL(BASE))).toBe(true)
  expect(await fill(editor())).toEqual([])
})

test.each(['recipients', 'files'])('names the %s that are missing', async (missing) => {
  expect(await fill(editor(missing))).toEqual([missing])
})

test.each([
  ['another sender', { from: { name: '', address: 'x@sender.example' } }, ['from']],
  ['an address for answers', { replyTo: [LI] }, ['recipients']],
  ['pictures in the body', { bodyHtml: '<img src="data:image/png;base64,AA==">' }, ['body']],
] as const)('names %s, which it cannot do', async (_what, job, unfilled) => {
  expect(await fill(editor(), job)).toEqual(unfilled)
})

test('names a formatted body in the editor for text', async () => {
  const page = editor('', '<textarea name="content"></textarea>')
  expect(compose.isReady(page, new URL(BASE))).toBe(true)
  expect(await fill(page, { bodyHtml: '<b>A</b>' })).toEqual(['body'])
})

test('is not ready before the draft is drawn', () => {
  expect(compose.isReady(sogoPage(), new URL(BASE))).toBe(false)
})

test('shows another mail when its recipients or files are others', () => {
  const shown = compose.shows(editor())
  expect(compose.shows(editor())).toBe(shown)
  for (const missing of ['recipients', 'files']) expect(compose.shows(editor(missing))).not.toBe(shown)
})

test('tells once when the mail is sent', async () => {
  const page = editor()
  const tell = vi.fn()
  compose.onSent?.(page, tell)
  const say = async (state: string) => {
    const note = page.createElement('div')
    note.setAttribute('ng-switch-when', state)
    page.querySelector('#mailEditor')?.append(note)
    await new Promise((resolve) => setTimeout(resolve))
  }
  await say('sending')
  expect(tell).not.toHaveBeenCalled()
  await say('sent')
  await say('sent')
  expect(tell).toHaveBeenCalledTimes(1)
})
