import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  bodyText,
  decodeEncodedWords,
  header,
  htmlToText,
  mailboxes,
  readMessage,
  walk,
} from '../../../src/mime/index.ts'
import { bounceOf, noise, type SentFile, sentMail } from './repairMails.ts'

const FIXTURES = resolve(import.meta.dirname, '..', '..', 'fixtures')

/** A webmail's pages as they are written for tests: test/fixtures/webmail/<id>/site.json. */
export interface HostedSite {
  readonly id: string
  readonly name: string
  /** Host name of its pages. */
  readonly host: string
  /** Whether it shows several mails of a thread at once. */
  readonly threads?: true
  /** Whether they come with a strict content security policy and Trusted Types. */
  readonly csp?: true
  /** Addresses of the list and of an open message (`{id}`), from the path on. */
  readonly list: string
  readonly open: string
  /** Regular expression of addresses that answer with a message's source; its group is the id. */
  readonly source?: string
  /** The same of pages that show a message in a frame, and the host name that they are at, if another one. */
  readonly frame?: string
  readonly frameHost?: string
  readonly page: string
  readonly framePage: string | null
}

export interface HostedMail {
  readonly id: string
  readonly subject: string
  readonly name: string
  readonly address: string
  /** What a webmail shows of it. */
  readonly text: string
  readonly source: Buffer
}

/** What a page can show: none, or the mails of a thread, of which those are open that are named in `open`. */
export const VIEWS = {
  list: [],
  unknown: ['101'],
  refused: ['202'],
  ordinary: ['303'],
  large: ['404'],
  full: ['505'],
  thread: ['303', '101'],
} as const
export type View = keyof typeof VIEWS

const fixture = (file: string) => readFileSync(join(FIXTURES, file))

/** A mail that was too large for the other side: two files, and more text than a link holds. */
export const LARGE_FILES: readonly SentFile[] = [
  { name: '报价 report.pdf', bytes: noise(90_000, 5) },
  { name: 'photos.zip', bytes: noise(300_000, 6) },
]
export const LARGE_MAIL = sentMail({
  id: 'large.1@sender.example',
  subject: '第四季度报价',
  to: ['buyer@partner.example'],
  html: `<p>${'您好，附件是本季度的报价和照片，请查收。'.repeat(30)}</p>`,
  files: LARGE_FILES,
})
const LARGE_REPLY =
  '552 5.3.4 Message size 561234 exceeds size limit 200000 of server mx1.partner.example[198.51.100.25]'
const LARGE_BOUNCE = bounceOf(
  LARGE_MAIL,
  [{ address: 'buyer@partner.example', status: '5.3.4', reply: LARGE_REPLY }],
  'full',
)

/** A mail whose cause passes by itself. */
const FULL_BOUNCE = bounceOf(
  sentMail({
    id: 'full.1@sender.example',
    subject: '合同',
    to: ['li.na@partner.example'],
    html: '<p>您好</p>',
  }),
  [{ address: 'li.na@partner.example', status: '5.2.2', reply: '552 5.2.2 Mailbox full' }],
  'full',
)

export const MAILS: readonly HostedMail[] = [
  mail('101', fixture('bounce/postfix-rcpt.eml')),
  mail('202', fixture('bounce/qq-html.eml')),
  mail('303', fixture('not-bounce/issue-tracker.eml')),
  mail('404', Buffer.from(LARGE_BOUNCE.bytes)),
  mail('505', Buffer.from(FULL_BOUNCE.bytes)),
]

function mail(id: string, source: Buffer): HostedMail {
  const message = readMessage(source)
  const [from] = mailboxes(message.root, 'from')
  const shown = [...walk(message.root)].find(({ contentType }) => contentType.type.startsWith('text/'))
  const words = shown ? bodyText(message, shown) : ''
  return {
    id,
    subject: decodeEncodedWords(header(message.root, 'subject') ?? ''),
    name: from?.name || from?.address || '',
    address: from?.address ?? '',
    text: shown?.contentType.type === 'text/html' ? htmlToText(words) : words,
    source,
  }
}

export const HOSTED_SITES: readonly HostedSite[] = readdirSync(join(FIXTURES, 'webmail')).map((id) => {
  const read = (file: string) => readFileSync(join(FIXTURES, 'webmail', id, file), 'utf8')
  const site = JSON.parse(read('site.json'))
  return { ...site, id, page: read('page.html'), framePage: site.frame ? read('frame.html') : null }
})

/** The address of a view, from the path on; a thread has that of its last mail. */
export const pathOf = (site: HostedSite, view: View): string =>
  site[view === 'list' ? 'list' : 'open'].replaceAll('{id}', VIEWS[view].at(-1) ?? '')

/** The page that shows a message in a frame, filled in. */
export function fillFrame(site: HostedSite, id: string): string {
  const mail = MAILS.find((one) => one.id === id)
  const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  const body = escaped(mail?.text ?? '')
    .split('\n')
    .map((line) => `<div>${line || '<br>'}</div>`)
    .join('')
  const words: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.entries(mail ?? {}).map(([name, value]) => [name, escaped(String(value))])),
    body,
  }
  return (site.framePage ?? '').replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? '')
}

export interface Drawing {
  readonly open: readonly Omit<HostedMail, 'source'>[]
  readonly folded: readonly Omit<HostedMail, 'source'>[]
  readonly rows: readonly Omit<HostedMail, 'source'>[]
  readonly frameOrigin: string
  /** The address that the page takes, as single-page applications do; none when left out. */
  readonly path?: string
}

export function drawingOf(view: View, frameOrigin: string, folded: readonly string[] = []): Drawing {
  const plain = MAILS.map(({ source: _, ...rest }) => rest)
  const ids: readonly string[] = VIEWS[view]
  const those = (wanted: readonly string[]) => plain.filter(({ id }) => wanted.includes(id))
  return { open: ids.flatMap((id) => those([id])), folded: those(folded), rows: plain, frameOrigin }
}

/**
 * Draws a view into a page made of the fixture's templates, as the webmail's own script would. Runs in the page: it may use
 * nothing from around it, and no markup in strings.
 */
export function drawView(page: Document, { open, folded, rows, frameOrigin, path }: Drawing): void {
  type Shown = Drawing['open'][number]
  const fill = (text: string, mail: Shown | undefined, n: number) =>
    text
      .replaceAll('{n}', String(n))
      .replaceAll('{frameOrigin}', frameOrigin)
      .replace(/\{(id|subject|name|address)\}/g, (_, word: 'id') => mail?.[word] ?? '')
  const writeBody = (into: Element, text: string) => {
    for (const line of text.split('\n')) {
      const row = into.ownerDocument.createElement('div')
      row.append(line || into.ownerDocument.createElement('br'))
      into.append(row)
    }
  }
  const fillFrame = (frame: HTMLIFrameElement, text: string) => {
    const write = () => frame.contentDocument?.body && writeBody(frame.contentDocument.body, text)
    if (frame.hasAttribute('data-late')) page.defaultView?.setTimeout(write, 400)
    else write()
  }
  const part = (name: string, mail: Shown | undefined, n: number): Element | null => {
    const template = page.querySelector<HTMLTemplateElement>(`template[data-part="${name}"]`)
    const copy = template?.content.cloneNode(true) as DocumentFragment | undefined
    const root = copy?.firstElementChild ?? null
    for (const element of root ? [root, ...root.querySelectorAll('*')] : []) {
      for (const { name, value } of [...element.attributes])
        if (value.includes('{')) element.setAttribute(name, fill(value, mail, n))
      for (const node of element.childNodes)
        if (node.nodeType === 3) node.nodeValue = fill(node.nodeValue ?? '', mail, n)
    }
    return root
  }
  const add = (name: string, mail: Shown | undefined, n: number, into: Element | null | undefined) => {
    const element = part(name, mail, n)
    if (!element || !into) return null
    into.append(element)
    for (const body of [element, ...element.querySelectorAll('[data-body]')]) {
      if (!body.hasAttribute('data-body') || !mail) continue
      if (body.localName === 'iframe') fillFrame(body as HTMLIFrameElement, mail.text)
      else writeBody(body, mail.text)
    }
    return element
  }
  if (path) page.defaultView?.history.pushState(null, '', path)
  const list = page.querySelector('[data-list]')
  for (const [n, mail] of list?.childElementCount === 0 ? rows.entries() : []) add('row', mail, n, list)
  const view = page.querySelector('[data-view]')
  view?.replaceChildren()
  if (open.length === 0) return
  const thread = add('thread', open[0], 0, view)
  const messages = thread?.hasAttribute('data-messages') ? thread : thread?.querySelector('[data-messages]')
  for (const [n, mail] of folded.entries()) add('folded', mail, n + 10, messages)
  for (const [n, mail] of open.entries()) add('message', mail, n, messages)
}
