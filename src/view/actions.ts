import type { MessageKey } from '../i18n/messageKey.ts'
import type { Words } from './context.ts'
import type { ActionView } from './types.ts'

/** Actions that there are words for. */
const LABELS: Readonly<Record<string, MessageKey>> = {
  'copy-ticket': 'action_copy_ticket',
  'export-ticket': 'action_export_ticket',
  'toggle-details': 'action_toggle_details',
  'not-a-bounce': 'action_not_a_bounce',
  resend: 'action_resend',
  'resend-split': 'action_resend_split',
  'resend-batches': 'action_resend_batches',
  'correct-address': 'action_correct_address',
  'resend-to-new-address': 'action_resend_to_new_address',
  'resend-plain': 'action_resend_plain',
  'resend-zipped': 'action_resend_zipped',
  'short-note': 'action_short_note',
  'open-sent': 'action_open_sent',
  'write-to-support': 'action_write_to_support',
}
const PLAIN = ['toggle-details', 'not-a-bounce']
const WHOLE_BANNER = ['copy-ticket', 'export-ticket', ...PLAIN]
/** What every surface can carry out. */
export const DEFAULT_ACTIONS: ReadonlySet<string> = new Set(WHOLE_BANNER)

/** Buttons of the whole banner; `best` becomes the main one, when there is one. */
export function bannerActions(
  wanted: readonly string[],
  best: string | undefined,
  words: Words,
): ActionView[] {
  return views([...wanted, ...PLAIN], best, words)
}

/** Buttons of one recipient among several: without those that the banner has for all. */
export function recipientActions(wanted: readonly string[], words: Words): ActionView[] {
  const own = wanted.filter((id) => !WHOLE_BANNER.includes(id))
  return views(own, own[0], words)
}

function views(ids: readonly string[], best: string | undefined, words: Words): ActionView[] {
  const available = words.available ?? DEFAULT_ACTIONS
  return [...new Set(ids)].flatMap((id) => {
    const label = Object.hasOwn(LABELS, id) ? LABELS[id] : undefined
    if (!label || !available.has(id)) return []
    const kind = PLAIN.includes(id) ? 'plain' : id === best ? 'main' : 'normal'
    return [{ id, label: words.word(label), kind } satisfies ActionView]
  })
}
