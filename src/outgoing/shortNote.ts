import type { MessageKey } from '../i18n/messageKey.ts'
import { translate } from '../i18n/translate.ts'
import type { MailDraft, NoteLanguage } from './types.ts'
import { peopleSize, subjectSize, textSize } from './wireSize.ts'

const MOST_BYTES = 1023
/** Message-ID, Date, MIME-Version, User-Agent, Content-Type and the like of a plain mail. */
const PLAIN_HEADERS = 440

/**
 * A mail of less than 1,024 bytes on the wire, headers of the client and all, to the same recipients: it says that a
 * fuller mail waits, and of which subject. Plain text, without attachments and threading; drops languages, then the
 * subject's end, to fit. Only more than a few recipients can make it larger.
 */
export function shortNoteOf<T extends MailDraft>(draft: T, languages: readonly NoteLanguage[]): T {
  const bare = { ...draft, replyTo: [], inReplyTo: null, references: [], bodyHtml: null, attachments: [] }
  const lengths = [60, 30, 15, 8]
  const choices = languages
    .map((_, index) => languages.slice(0, languages.length - index))
    .flatMap((some) => lengths.map((length) => note(some, draft.subject, length)))
  const fitting = choices.find((text) => sizeOf({ ...bare, ...text }) <= MOST_BYTES)
  return { ...bare, ...(fitting ?? choices.at(-1) ?? { subject: '', bodyText: '' }) }
}

function note(
  languages: readonly NoteLanguage[],
  subject: string,
  length: number,
): Pick<MailDraft, 'subject' | 'bodyText'> {
  const characters = [...subject]
  const short = characters.length > length ? `${characters.slice(0, length).join('')}…` : subject
  const say = (key: MessageKey, { catalogue, locale }: NoteLanguage) =>
    translate(catalogue, locale, { key, params: { subject: short } })
  const [first] = languages
  return {
    subject: first ? say('outgoing_short_subject', first) : '',
    bodyText: languages.map((language) => say('outgoing_short_body', language)).join('\n\n'),
  }
}

function sizeOf(draft: MailDraft): number {
  const body = new TextEncoder().encode(draft.bodyText ?? '')
  return PLAIN_HEADERS + peopleSize(draft) + subjectSize(draft.subject) + textSize(body)
}
