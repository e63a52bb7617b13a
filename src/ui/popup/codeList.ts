import { CATEGORIES } from '../../classifier/types.ts'
import type { Catalogue } from '../../i18n/types.ts'

export type Group = 'category' | 'reply' | 'status'

/** One line of the list of causes and codes. */
export interface Entry {
  readonly group: Group
  /** Category id, `550`, or `5.1.1` (which stands for 4.1.1 and 2.1.1 too). */
  readonly id: string
  readonly title: string
  /** Says more; empty where the title says all. */
  readonly text: string
  /** Everything that a search looks at, lower-cased. */
  readonly haystack: string
}

/** All categories and all codes that the catalogue has words for, in reading order. */
export function listEntries(catalogue: Catalogue): readonly Entry[] {
  return [...categories(catalogue), ...replies(catalogue), ...statuses(catalogue)]
}

/** Entries that hold every word of the query; all of them for an empty one. */
export function searchEntries(entries: readonly Entry[], query: string): readonly Entry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter(({ haystack }) => words.every((word) => haystack.includes(word)))
}

function categories(catalogue: Catalogue): Entry[] {
  return CATEGORIES.map((id) => {
    const stem = id.replaceAll('-', '_')
    const [title, text] = [
      catalogue[`${stem}_title`]?.message ?? id,
      catalogue[`${stem}_cause`]?.message ?? '',
    ]
    return { group: 'category', id, title, text, haystack: `${id} ${title} ${text}`.toLowerCase() }
  })
}

function replies(catalogue: Catalogue): Entry[] {
  return numbered(catalogue, /^reply_(\d{3})$/).map(([[code], title]) => {
    const id = String(code)
    return { group: 'reply', id, title, text: '', haystack: `${id} ${title}`.toLowerCase() }
  })
}

function statuses(catalogue: Catalogue): Entry[] {
  return numbered(catalogue, /^status_x_(\d{1,3})_(\d{1,3})$/).map(([[subject, detail], title]) => {
    const ids = [5, 4, 2].map((part) => `${part}.${subject}.${detail}`)
    return {
      group: 'status',
      id: ids[0] ?? '',
      title,
      text: '',
      haystack: `${ids.join(' ')} ${title}`.toLowerCase(),
    }
  })
}

/** The numbers in the keys that match, in numeric order, each with its message. */
function numbered(catalogue: Catalogue, pattern: RegExp): (readonly [readonly number[], string])[] {
  return Object.entries(catalogue)
    .flatMap(([key, { message }]) => {
      const match = pattern.exec(key)
      return match ? [[match.slice(1).map(Number), message] as const] : []
    })
    .sort(([a], [b]) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0))
}
