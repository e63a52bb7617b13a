import type { MessageKey } from '../i18n/messageKey.ts'
import type { Words } from './context.ts'
import type { ActionView } from './types.ts'

/** Actions that there are words for. */
const LABELS: Readonly<Record<string, MessageKey>> = {
  'copy-ticket': 'action_copy_ticket',
  'export-ticket': 'action_export_ticket',
  'toggle-details': 'action_toggle_details',
  'not-a-bounce': 'action_not_a_bounce',
}
const PLAIN = ['toggle-details', 'not-a-bounce']
const WHOLE_BANNER = ['copy-ticket', 'export-ticket', ...PLAIN]

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
  const available = words.available ?? new Set(WHOLE_BANNER)
  return [...new Set(ids)].flatMap((id) => {
    const label = Object.hasOwn(LABELS, id) ? LABELS[id] : undefined
    if (!label || !available.has(id)) return []
    const kind = PLAIN.includes(id) ? 'plain' : id === best ? 'main' : 'normal'
    return [{ id, label: words.word(label), kind } satisfies ActionView]
  })
}
