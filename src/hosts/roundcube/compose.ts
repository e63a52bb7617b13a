import { htmlToText } from '../../mime/htmlText.ts'
import type { Mailbox } from '../../mime/types.ts'
import { asRecipient, setField, settled } from '../webmail/fields.ts'
import { safeBody, textBody } from '../webmail/safeBody.ts'
import { type ComposeJob, type ComposePage, UNFILLED, type Unfilled } from '../webmail/types.ts'
import { ROUNDCUBE_COMPOSE as PAGE } from './data.ts'
import { fillFiles, namesOf } from './files.ts'
import { pathOf, placeOfKey } from './server.ts'

/** Roundcube's page for a new mail. An address of its kind that holds markup opens the HTML editor, any other the plain one. */
export const compose: ComposePage = {
  path({ start, bodyHtml, inReplyTo, references }) {
    if (start) {
      const { mailbox, uid } = placeOfKey(start.key)
      return pathOf({ _action: 'compose', _uid: uid, _mbox: mailbox })
    }
    return pathOf({
      _action: 'compose',
      _body: bodyHtml === null ? ' ' : '<br>',
      ...(inReplyTo ? { '_in-reply-to': inReplyTo.replace(/^<|>$/g, '') } : {}),
      ...(references.length > 0 ? { _references: references.join(' ') } : {}),
    })
  },
  isReady: (page) =>
    page.readyState === 'complete' &&
    page.querySelector(PAGE.form) !== null &&
    page.querySelector(PAGE.text) !== null &&
    page.querySelector(PAGE.asleep) === null &&
    (!isHtml(page) || editorBody(page) !== null),
  async fill(page, job, signal) {
    const steps: Readonly<Record<Unfilled, () => boolean | Promise<boolean>>> = {
      // The identity comes first: with it the page changes the signature in the body.
      from: () => fillFrom(page, job.from),
      recipients: () => fillRecipients(page, job, signal),
      subject: () => fillSubject(page, job.subject),
      body: () => job.body === 'stored' || fillBody(page, job),
      files: () => fillFiles(page, job, signal),
    }
    const unfilled: Unfilled[] = []
    for (const step of UNFILLED) {
      const done = await Promise.resolve()
        .then(steps[step])
        .catch(() => false)
      signal.throwIfAborted()
      if (!done) unfilled.push(step)
    }
    return unfilled
  },
  shows(page) {
    const fields = [...Object.values(PAGE.recipients), PAGE.subject].map(
      (selector) => page.querySelector<HTMLInputElement>(selector)?.value.trim() ?? '',
    )
    return [...fields, ...namesOf(page)].join('\n')
  },
  onSent,
}

/**
 * The page confirms what was done with what it has handed in, in its user's language: that is the mail unless it was
 * handed in as a draft. Half a second later the page goes away.
 */
function onSent(page: Document, tell: () => void): void {
  const messages = page.querySelector(PAGE.messages)
  if (!messages) return
  const isConfirmation = (node: Node) => node instanceof Element && node.matches(PAGE.confirmation)
  const observer = new MutationObserver((changes) => {
    if (!changes.some(({ addedNodes }) => [...addedNodes].some(isConfirmation)) || !isHandedIn(page)) return
    observer.disconnect()
    tell()
  })
  observer.observe(messages, { childList: true })
}

function isHandedIn(page: Document): boolean {
  const form = page.querySelector(PAGE.form)
  const action = form?.getAttribute('action') ?? ''
  const asDraft = form?.querySelector<HTMLInputElement>(PAGE.asDraft)
  return new URLSearchParams(action.split('?')[1]).has(PAGE.handedIn) && asDraft?.value === ''
}

/** True where the identity with that address is chosen, or nobody is named. */
function fillFrom(page: Document, from: Mailbox | null): boolean {
  if (!from) return true
  const field = page.querySelector<HTMLSelectElement | HTMLInputElement>(PAGE.from)
  const wanted = from.address.toLowerCase()
  if (!(field instanceof HTMLSelectElement)) return addressesIn(field?.value ?? '').includes(wanted)
  const option = [...field.options].find(({ textContent }) => addressesIn(textContent ?? '').includes(wanted))
  if (!option) return false
  if (field.value !== option.value) setField(field, option.value)
  return true
}

const ADDRESS = /[^\s<>",;]{1,200}@[^\s<>",;]{1,255}/g

const addressesIn = (text: string): readonly string[] =>
  (text.match(ADDRESS) ?? []).map((address) => address.toLowerCase())

const FIELDS = ['to', 'cc', 'bcc', 'replyTo'] as const

/** True where each field holds exactly those whom it is to hold. */
async function fillRecipients(page: Document, job: ComposeJob, signal: AbortSignal): Promise<boolean> {
  let exact = true
  for (const name of FIELDS) {
    const field = page.querySelector<HTMLTextAreaElement>(PAGE.recipients[name])
    const people = job[name]
    if (!field) {
      exact &&= people.length === 0
      continue
    }
    if (people.length === 0 && field.value.trim() === '') continue
    if (people.length > 0) showRow(page, name)
    setField(field, people.map(asRecipient).join(', '))
    const wanted = people.map(({ address }) => address.toLowerCase()).sort()
    const holds = () => same([...addressesIn(field.value)].sort(), wanted)
    exact &&= await settled(holds, { signal, timeoutMs: 3000 }).catch(() => false)
  }
  return exact
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, place) => one === b[place])

/** What is in a field is to be seen. */
function showRow(page: Document, name: (typeof FIELDS)[number]): void {
  const link = name === 'to' ? null : page.querySelector<HTMLElement>(PAGE.showRow[name])
  link?.click()
}

function fillSubject(page: Document, subject: string): boolean {
  const field = page.querySelector<HTMLInputElement>(PAGE.subject)
  if (!field) return false
  setField(field, subject)
  return field.value === subject
}

const isHtml = (page: Document): boolean => page.querySelector<HTMLInputElement>(PAGE.isHtml)?.value === '1'

function editorBody(page: Document): HTMLElement | null {
  const frame = page.querySelector<HTMLIFrameElement>(PAGE.editor)
  return frame?.contentDocument?.querySelector<HTMLElement>(PAGE.editorBody) ?? null
}

/** False where a formatted body had to go in as plain text. */
function fillBody(page: Document, { bodyHtml, bodyText }: ComposeJob): boolean {
  const editor = isHtml(page) ? editorBody(page) : null
  if (editor) {
    const into = editor.ownerDocument
    editor.replaceChildren(bodyHtml === null ? textBody(bodyText ?? '', into) : safeBody(bodyHtml, into))
    editor.dispatchEvent(new Event('input', { bubbles: true }))
    return true
  }
  const field = page.querySelector<HTMLTextAreaElement>(PAGE.text)
  if (!field) return false
  setField(field, bodyText ?? htmlToText(bodyHtml ?? ''))
  return bodyHtml === null
}
