import { supportDraft } from '../actions/supportDraft.ts'
import { takeSupportMail } from '../actions/supportMails.ts'
import type { SupportMail } from '../actions/types.ts'
import { type Composed, openCompose } from '../hosts/webmail/composeTab.ts'
import type { Mailbox } from '../mime/types.ts'
import type { MailDraft } from '../outgoing/index.ts'
import type { Engine } from '../platform/engine.ts'
import { readSettings } from '../platform/settings.ts'
import type { HandedMail } from '../ui/plan/handed.ts'
import { mountNote, mountSupport } from '../ui/plan/mountPlan.tsx'
import { leftWords, type PlanWords } from '../ui/plan/words.ts'
import { composeAddressIn } from './handOver.ts'
import { readBounce, showTab } from './webmail.ts'

/** Opens a new mail to support in the webmail and goes away; stays to say what the reader has to fill in by hand. */
export async function writeToSupport(
  query: URLSearchParams,
  engine: Engine,
  words: PlanWords,
  root: Element,
  handedWords: () => PlanWords,
): Promise<void> {
  mountNote(words.word('plan_support_opening'), root)
  try {
    const tabOfBounce = Number(query.get('tab'))
    const bounce = await readBounce(tabOfBounce, Number(query.get('message')))
    const mail = await takeSupportMail(query.get('support') ?? '')
    if (!mail) throw new Error('the mail is gone')
    if (!bounce.can.includes('compose')) {
      const address = await composeAddressIn(tabOfBounce, bounce)
      const draft = await draftOf(mail, null, bounce.content)
      return mountSupport({ mail: handedSupport(draft, handedWords()), address, words: handedWords() }, root)
    }
    const { tab, unfilled } = await compose(tabOfBounce, mail, bounce.content, engine)
    await showTab(tab)
    if (unfilled.length === 0) window.close()
    else mountNote(leftWords(words, unfilled), root)
  } catch {
    mountNote(words.word('plan_support_failed'), root)
  }
}

async function compose(
  tab: number,
  mail: SupportMail,
  bounce: Uint8Array | string,
  engine: Engine,
): Promise<Composed> {
  const from = bounce instanceof Uint8Array ? engine.diagnoseMessage(bounce).report.original?.from : null
  const draft = await draftOf(mail, from ?? null, bounce)
  return openCompose(draft, { start: null, body: 'given' }, tab, new AbortController().signal)
}

/** Of the ticket a link brings one line; the whole of it goes onto the clipboard. */
function handedSupport(draft: MailDraft, words: PlanWords): HandedMail {
  const { to, cc, bcc, subject, attachments } = draft
  const line = [...subject].slice(0, LONGEST_SUMMARY).join('')
  return {
    ...{ to, cc, bcc, subject, files: attachments, attached: attachments.length, plain: false },
    text: draft.bodyText ?? '',
    summary: `${line}\n\n${words.word('handover_support_pasted')}\n`,
  }
}

/** In characters: in Chinese each takes nine of a link. */
const LONGEST_SUMMARY = 150

async function draftOf(
  mail: SupportMail,
  from: Mailbox | null,
  bounce: Uint8Array | string,
): Promise<MailDraft> {
  const { supportAddress } = await readSettings()
  return supportDraft(mail, from, supportAddress, typeof bounce === 'string' ? null : bounce)
}
