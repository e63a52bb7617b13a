import { mainAction } from '../advice/chooseActions.ts'
import type { MessageKey } from '../i18n/messageKey.ts'
import type { Words } from './context.ts'
import type { ActionView } from './types.ts'

/** Actions that there are words for. */
const LABELS: Readonly<Record<string, MessageKey>> = {
  resend: 'action_resend',
  'resend-split': 'action_resend_split',
  'resend-batches': 'action_resend_batches',
  'resend-plain': 'action_resend_plain',
  'resend-zipped': 'action_resend_zipped',
  'short-note': 'action_short_note',
  'resend-to-new-address': 'action_resend_to_new_address',
  'correct-address': 'action_correct_address',
  'retry-later': 'action_retry_later',
  'open-sent': 'action_open_sent',
  'mark-address': 'action_mark_address',
  'mark-done': 'action_mark_done',
  'write-to-support': 'action_write_to_support',
  'live-check': 'action_live_check',
  'copy-ticket': 'action_copy_ticket',
  'export-ticket': 'action_export_ticket',
  'toggle-details': 'action_toggle_details',
  'not-a-bounce': 'action_not_a_bounce',
  'unmark-done': 'action_unmark_done',
  'report-trick': 'action_report_trick',
  'mark-junk': 'action_mark_junk',
  'it-was-mine': 'action_it_was_mine',
}
/** Words for those that prepare a mail where no compose window can be filled. */
const PREPARING: Readonly<Record<string, MessageKey>> = {
  resend: 'prepare_resend',
  'resend-split': 'prepare_resend_split',
  'resend-batches': 'prepare_resend_batches',
  'resend-plain': 'prepare_resend_plain',
  'resend-zipped': 'prepare_resend_zipped',
  'short-note': 'prepare_short_note',
  'resend-to-new-address': 'prepare_resend_to_new_address',
  'correct-address': 'prepare_correct_address',
  'write-to-support': 'prepare_write_to_support',
}
/** What every surface can do that shows a diagnosis. */
export const PLAIN = ['toggle-details', 'not-a-bounce']
/** Shown without a frame; of the two marks a surface shows the one that fits. */
const QUIET = ['mark-done', 'unmark-done', ...PLAIN]
/** What every surface can carry out. */
export const DEFAULT_ACTIONS: ReadonlySet<string> = new Set([
  'copy-ticket',
  'export-ticket',
  'report-trick',
  ...PLAIN,
])
/** About the message and not about one recipient of it. */
const WHOLE_BANNER = [
  ...['live-check', 'copy-ticket', 'export-ticket', 'write-to-support', 'open-sent', 'mark-done'],
  ...PLAIN,
]

/**
 * Buttons of the whole banner: what is offered to every recipient, and what is about the message as such. `failed` tells
 * of which recipients the mail failed: only their best action stands out, when it is the same for all.
 */
export function bannerActions(
  offers: readonly { readonly actions: readonly string[]; readonly failed: boolean }[],
  words: Words,
): ActionView[] {
  const [first, ...others] = offers
  const shared = (first?.actions ?? []).filter((id) => others.every(({ actions }) => actions.includes(id)))
  const general = offers.flatMap(({ actions }) => actions.filter((id) => WHOLE_BANNER.includes(id)))
  const unmark = general.includes('mark-done') ? ['unmark-done'] : []
  const best = new Set(
    offers.map(({ actions, failed }) => (failed ? mainAction(actions, availableIn(words)) : undefined)),
  )
  return views(
    [...shared, ...general, ...unmark, ...PLAIN],
    best.size === 1 ? [...best][0] : undefined,
    words,
  )
}

/** Buttons of one recipient among several: without those that the banner has for all. */
export function recipientActions(wanted: readonly string[], words: Words): ActionView[] {
  const own = wanted.filter((id) => !WHOLE_BANNER.includes(id))
  return views(own, mainAction(own, availableIn(words)), words)
}

/** Buttons by their ids as far as they can be carried out; `best` stands out. */
export const actionViews = (ids: readonly string[], best: string | undefined, words: Words): ActionView[] =>
  views(ids, best, words)

function availableIn(words: Words): ReadonlySet<string> {
  return words.available ?? DEFAULT_ACTIONS
}

function views(ids: readonly string[], best: string | undefined, words: Words): ActionView[] {
  const available = availableIn(words)
  const labels = words.prepares ? { ...LABELS, ...PREPARING } : LABELS
  return [...new Set(ids)].flatMap((id) => {
    const label = Object.hasOwn(labels, id) ? labels[id] : undefined
    if (!label || !available.has(id)) return []
    const kind = QUIET.includes(id) ? 'plain' : id === best ? 'main' : 'normal'
    return [{ id, label: words.word(label), kind } satisfies ActionView]
  })
}
