import type { Mailbox } from '../../mime/types.ts'
import { settled } from '../webmail/fields.ts'
import { type ComposeJob, type ComposePage, UNFILLED, type Unfilled } from '../webmail/types.ts'
import { SOGO_EDITOR as PAGE } from './data.ts'
import { makeDraft } from './draft.ts'

/** So long, in milliseconds, the editor may take to show what is in its draft. */
const SHOWING = 20_000

/** SOGo's editor for a draft that was made before; nothing is left to put in, so what it shows is compared. */
export const compose: ComposePage = {
  path: (job, page, signal) => makeDraft(page, job, signal),
  isReady: (page) =>
    page.querySelector(PAGE.subject) !== null && page.querySelector(`${PAGE.text}, ${PAGE.html}`) !== null,
  async fill(page, job, signal) {
    const shown: Readonly<Record<Unfilled, () => boolean>> = {
      from: () => job.from === null || addressesIn(valueIn(page, PAGE.from)).includes(addressOf(job.from)),
      recipients: () => FIELDS.every((name) => showsAll(page, name, job[name])) && job.replyTo.length === 0,
      subject: () => valueIn(page, PAGE.subject) === job.subject,
      body: () => hasBody(page, job),
      files: () =>
        same(
          textsOf(page, PAGE.file),
          job.files.map(({ name }) => name),
        ),
    }
    const wait = { signal, timeoutMs: SHOWING }
    await settled(() => UNFILLED.every((one) => shown[one]()), wait).catch(() => signal.throwIfAborted())
    return UNFILLED.filter((one) => !shown[one]())
  },
  shows: (page) =>
    [
      ...FIELDS.map((name) => textsOf(page, PAGE.recipients[name]).join()),
      valueIn(page, PAGE.subject),
      ...textsOf(page, PAGE.file),
    ].join('\n'),
  onSent(page, tell) {
    const dialog = page.querySelector(PAGE.dialog)
    const observer = new MutationObserver(() => {
      if (!page.querySelector(PAGE.sent)) return
      observer.disconnect()
      tell()
    })
    if (dialog) observer.observe(dialog, { childList: true, subtree: true })
  },
}

const FIELDS = ['to', 'cc', 'bcc'] as const

const showsAll = (page: Document, field: (typeof FIELDS)[number], people: readonly Mailbox[]): boolean =>
  same(textsOf(page, PAGE.recipients[field]).flatMap(addressesIn), people.map(addressOf))

const addressOf = ({ address }: Mailbox): string => address.toLowerCase()

const ADDRESS = /[^\s<>",;]{1,200}@[^\s<>",;]{1,255}/g

const addressesIn = (text: string): readonly string[] =>
  (text.match(ADDRESS) ?? []).map((address) => address.toLowerCase())

const valueIn = (page: Document, selector: string): string =>
  page.querySelector<HTMLInputElement>(selector)?.value ?? ''

const textsOf = (page: Document, selector: string): readonly string[] =>
  [...page.querySelectorAll(selector)].map(({ textContent }) => textContent?.trim() ?? '')

function same(a: readonly string[], b: readonly string[]): boolean {
  const [these, those] = [[...a].sort(), [...b].sort()]
  return these.length === those.length && these.every((one, place) => one === those[place])
}

/** A formatted body needs the editor for it, and pictures in it become files of their own. */
function hasBody(page: Document, { bodyHtml }: ComposeJob): boolean {
  if (bodyHtml === null) return true
  return page.querySelector(PAGE.html) !== null && !/\ssrc\s{0,9}=\s{0,9}["']?data:/i.test(bodyHtml)
}
