import { takeSupportMail } from '../actions/supportMails.ts'
import type { SupportMail } from '../actions/types.ts'
import { type Composed, openCompose } from '../hosts/webmail/composeTab.ts'
import { connectRepairs } from '../hosts/webmail/connectRepairs.ts'
import type { Mailbox } from '../mime/types.ts'
import type { MailDraft } from '../outgoing/index.ts'
import type { Engine } from '../platform/engine.ts'
import { readSettings } from '../platform/settings.ts'
import { mountNote } from '../ui/plan/mountPlan.tsx'
import { leftWords, type PlanWords } from '../ui/plan/words.ts'
import { readBounce, showTab } from './webmail.ts'

/** Opens a new mail to support in the webmail and goes away; stays to say what the reader has to fill in by hand. */
export async function writeToSupport(
  query: URLSearchParams,
  engine: Engine,
  words: PlanWords,
  root: Element,
): Promise<void> {
  mountNote(words.word('plan_support_opening'), root)
  try {
    const { tab, unfilled } = await compose(query, engine)
    await showTab(tab)
    if (unfilled.length === 0) window.close()
    else mountNote(leftWords(words, unfilled), root)
  } catch {
    mountNote(words.word('plan_support_failed'), root)
  }
}

async function compose(query: URLSearchParams, engine: Engine): Promise<Composed> {
  const mail = await takeSupportMail(query.get('support') ?? '')
  if (!mail) throw new Error('the mail is gone')
  const tab = Number(query.get('tab'))
  const bounce = (await readBounce(tab, Number(query.get('message')))).content
  const from = bounce instanceof Uint8Array ? engine.diagnoseMessage(bounce).report.original?.from : null
  const calls = await connectRepairs(tab)
  try {
    const draft = await draftOf(mail, from ?? null, bounce)
    return await openCompose(
      draft,
      { start: null, body: 'given' },
      { tab, calls },
      new AbortController().signal,
    )
  } finally {
    calls.close()
  }
}

async function draftOf(
  { subject, text, attach, to }: SupportMail,
  from: Mailbox | null,
  bounce: Uint8Array | string,
): Promise<MailDraft> {
  const address = to ?? (await readSettings()).supportAddress
  const whole = attach === null || typeof bounce === 'string' ? null : { name: attach, bytes: bounce }
  return {
    from,
    replyTo: [],
    to: address === null ? [] : [{ name: '', address }],
    cc: [],
    bcc: [],
    subject,
    inReplyTo: null,
    references: [],
    bodyHtml: null,
    bodyText: text,
    attachments: whole
      ? [
          {
            name: whole.name,
            type: 'message/rfc822',
            sizeBytes: whole.bytes.length,
            contentId: null,
            bytes: () => whole.bytes,
          },
        ]
      : [],
  }
}
