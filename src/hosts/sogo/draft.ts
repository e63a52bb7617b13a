import { htmlToText } from '../../mime/htmlText.ts'
import type { Mailbox } from '../../mime/types.ts'
import { asRecipient } from '../webmail/fields.ts'
import { safeBody, textBody } from '../webmail/safeBody.ts'
import type { ComposeFile, ComposeJob } from '../webmail/types.ts'
import { SOGO_EDITOR } from './data.ts'
import { readAccounts } from './folders.ts'
import { ask, folderId, inAddress, mailOf } from './server.ts'

interface Begun {
  readonly accountId: string
  readonly mailboxPath: string
  readonly draftId: string
}

/** A little more than a second, in milliseconds; and so often a draft is begun that has somebody's files in it. */
const SECOND = 1100
const TRIES = 3

/**
 * Makes a draft on the server, as SOGo's own editor does, and answers the address of that editor with the draft in it. A file
 * that the server does not take is left out: the editor shows which are there. Nothing stays of a draft that was given up.
 */
export async function makeDraft(page: Document, job: ComposeJob, signal: AbortSignal): Promise<string> {
  const sender = await senderOf(page, job.from, signal)
  const { begun, draft, fresh } = await beginDraft(page, sender.account, signal)
  const { accountId, mailboxPath } = begun
  const folder = folderId(accountId, mailboxPath)
  let uid: string | null = null
  try {
    for (const file of job.files) uid = (await upload(page, draft, file, signal)) ?? uid
    // The text comes last: SOGo lets go of a body's pictures when it saves the draft again.
    const text = Number(fresh.isHTML)
      ? { isHTML: 1, text: asHtml(page, job) }
      : { isHTML: 0, text: asText(job) }
    const fields = { from: sender.from ?? fresh.from, ...recipientsOf(job), subject: job.subject, ...text }
    uid = uidOf(await ask(page, `${draft}/save`, signal, fields))
    if (!uid) throw new Error('SOGo: no draft')
    return `${mailOf(page)}/${SOGO_EDITOR.page}#!/Mail/${accountId}/${inAddress(mailboxPath)}/${uid}/edit`
  } catch (error) {
    if (uid) await ask(page, `${folder}/batchDelete`, null, { uids: [Number(uid)] }).catch(() => null)
    throw error
  }
}

interface Fresh {
  readonly from?: string
  readonly isHTML?: unknown
  readonly attachmentAttrs?: unknown
}

/**
 * A draft with nothing in it. SOGo names drafts by the second, and each of its processes counts for itself: two that are begun
 * in one second, as by an editor that has just been opened, may have one name, and then share their files.
 */
async function beginDraft(
  page: Document,
  account: string,
  signal: AbortSignal,
): Promise<{ readonly begun: Begun; readonly draft: string; readonly fresh: Fresh }> {
  for (let tries = 0; tries < TRIES; tries++) {
    await new Promise((resolve) => setTimeout(resolve, SECOND))
    const begun = (await ask(page, `${account}/compose`, signal)) as Begun
    const draft = `${folderId(begun.accountId, begun.mailboxPath)}/${begun.draftId}`
    const fresh = (await ask(page, `${draft}/edit`, signal)) as Fresh
    if (!Array.isArray(fresh.attachmentAttrs) || fresh.attachmentAttrs.length === 0)
      return { begun, draft, fresh }
  }
  throw new Error('SOGo: no empty draft')
}

/** The account and identity that write from an address; where none does, the first account's own. */
async function senderOf(
  page: Document,
  from: Mailbox | null,
  signal: AbortSignal,
): Promise<{ readonly account: string; readonly from: string | null }> {
  const wanted = from?.address.toLowerCase()
  for (const { id, identities } of await readAccounts(page, signal)) {
    const identity = identities.find(({ address }) => address.toLowerCase() === wanted)
    if (identity) return { account: id, from: asRecipient(identity) }
  }
  return { account: '0', from: null }
}

/** Number of the draft with the file in it; null where the server did not take the file. */
async function upload(
  page: Document,
  draft: string,
  file: ComposeFile,
  signal: AbortSignal,
): Promise<string | null> {
  const bytes = (await file.bytes()) as Uint8Array<ArrayBuffer>
  signal.throwIfAborted()
  const form = new FormData()
  form.append('attachments', new File([bytes], file.name, { type: keptType(file.type) }))
  return ask(page, `${draft}/save`, signal, form).then(uidOf, () => {
    signal.throwIfAborted()
    return null
  })
}

/** SOGo writes text in another charset, and messages anew: what must arrive as it is goes as bytes. */
const keptType = (type: string): string =>
  /^(?:text|message|multipart)\//.test(type) ? 'application/octet-stream' : type

function uidOf(answer: unknown): string | null {
  const { uid } = (answer ?? {}) as { readonly uid?: unknown }
  return /^\d{1,10}$/.test(String(uid)) ? String(uid) : null
}

const recipientsOf = ({ to, cc, bcc }: ComposeJob) => ({
  to: to.map(written),
  cc: cc.map(written),
  bcc: bcc.map(written),
})

const written = (mailbox: Mailbox): string => (mailbox.name === '' ? mailbox.address : asRecipient(mailbox))

const asText = ({ bodyText, bodyHtml }: ComposeJob): string => bodyText ?? htmlToText(bodyHtml ?? '')

function asHtml(page: Document, { bodyHtml, bodyText }: ComposeJob): string {
  const body = page.implementation.createHTMLDocument('').body
  const into = body.ownerDocument
  body.append(bodyHtml === null ? textBody(bodyText ?? '', into) : safeBody(bodyHtml, into))
  return body.innerHTML
}
