import { formatBytes, formatDate } from '../../i18n/format.ts'
import { languageTag } from '../../i18n/locale.ts'
import type { MessageKey } from '../../i18n/messageKey.ts'
import { translate } from '../../i18n/translate.ts'
import type { Catalogue, Locale, MessageParam } from '../../i18n/types.ts'

type Params = Readonly<Record<string, MessageParam>>

/** The page's words in one language. */
export interface PlanWords {
  readonly lang: string
  word(key: MessageKey, params?: Params): string
  counted(key: MessageKey, count: number, params?: Params): string
  bytes(value: number): string
  date(iso: string): string
}

/** What stands in place of a message where mails are written in tabs of a webmail. */
const IN_TABS: Readonly<Record<string, string>> = {
  plan_done: 'plan_done_web',
  plan_failed: 'plan_failed_web',
  plan_nothing_sent: 'plan_nothing_sent_web',
  plan_opening: 'plan_opening_web',
  plan_part_done: 'plan_part_done_web',
  plan_progress: 'plan_progress_web',
  plan_signed: 'plan_signed_web',
  plan_stopped: 'plan_stopped_web',
  plan_unreadable: 'plan_unreadable_web',
  plan_window_closed: 'plan_window_closed_web',
  plan_window_failed: 'plan_window_failed_web',
  plan_window_opened: 'plan_window_opened_web',
  plan_window_opening: 'plan_window_opening_web',
}

/** The same where the reader writes them. */
const HANDED: Readonly<Record<string, string>> = {
  plan_nothing_sent: 'plan_nothing_sent_handed',
  plan_refused_incomplete: 'plan_refused_incomplete_handed',
  plan_refused_not_returned: 'plan_refused_not_returned_handed',
  plan_signed: 'plan_signed_web',
  plan_source_cut: 'plan_source_cut_handed',
  plan_source_headers: 'plan_source_headers_handed',
  plan_source_none: 'plan_source_none_handed',
  plan_source_returned: 'plan_source_returned_handed',
  plan_unreadable: 'plan_unreadable_web',
}

const SURFACES = { windows: {}, tabs: IN_TABS, handed: HANDED } as const

/** `surface`: where mails are written; `handed` where the reader writes them. */
export function planWords(
  catalogue: Catalogue,
  locale: Locale,
  timeZone: string,
  surface: keyof typeof SURFACES = 'windows',
): PlanWords {
  const others: Readonly<Record<string, string>> = SURFACES[surface]
  const keyOf = (key: string) => others[key] ?? key
  const word = (key: string, params: Params = {}) =>
    translate(catalogue, locale, { key: keyOf(key), params }, timeZone)
  return {
    lang: languageTag(locale),
    word,
    counted: (key, count, params = {}) =>
      translate(
        catalogue,
        locale,
        { key: keyOf(key), count, params: { count: { kind: 'number', value: count }, ...params } },
        timeZone,
      ),
    bytes: (value) => formatBytes(value, locale),
    date: (iso) => formatDate(iso, locale, timeZone),
  }
}

export const number = (value: number): MessageParam => ({ kind: 'number', value })

/** What a webmail's page did not take, as one phrase. */
export const leftWords = (words: PlanWords, left: readonly string[]): string =>
  words.word('plan_left', {
    what: left.map((part) => words.word(`plan_left_${part}` as 'plan_left_files')).join(', '),
  })
