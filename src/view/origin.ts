import { sentenceGap } from '../i18n/locale.ts'
import { type ViewContext, wordsOf } from './context.ts'
import type { OriginView } from './types.ts'

/** Where the mail that failed is: in a folder for sent mail, or so much of it as the bounce brought back. */
export interface OriginFacts {
  readonly source: 'sent' | 'returned' | 'headers' | 'none'
  /** True where part of its body or attachments was cut off. */
  readonly cut: boolean
  /** Names of the folder and the account where the copy lies; null where they are not known. */
  readonly folder: string | null
  readonly account: string | null
  /** True where all folders for sent mail were looked into; else a copy may turn up when somebody acts. */
  readonly sure: boolean
}

type Context = Pick<ViewContext, 'catalogue' | 'locale' | 'timeZone' | 'table'>

/** The line that stands until somebody has looked. */
export function viewOfSearch(context: Context): OriginView {
  return { source: 'looking', text: wordsOf(context).word('origin_looking'), open: null }
}

/** The line that says where the mail that failed comes from and what of it is missing. */
export function viewOfOrigin(facts: OriginFacts, context: Context): OriginView {
  const words = wordsOf(context)
  const { source, sure } = facts
  if (source === 'sent')
    return { source, text: sentWords(facts, words), open: words.word('action_open_sent') }
  const copy = words.word(sure ? 'origin_no_copy' : 'origin_no_copy_yet')
  return {
    source,
    text: [words.word(returnedKey(facts)), copy].join(sentenceGap(words.locale)),
    open: sure ? null : words.word('origin_look'),
  }
}

function sentWords({ folder, account }: OriginFacts, { word }: ReturnType<typeof wordsOf>): string {
  if (folder === null) return word('origin_sent')
  return account === null
    ? word('origin_sent_folder', { folder })
    : word('origin_sent_account', { folder, account })
}

function returnedKey({ source, cut }: OriginFacts) {
  if (source === 'headers') return 'origin_headers'
  if (source === 'none') return 'origin_none'
  return cut ? 'origin_cut' : 'origin_returned'
}
