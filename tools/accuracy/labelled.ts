import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { filledIn } from './placeholders.ts'

/** What a label says about one recipient or one line. Empty lists and nulls: the label does not say. */
export interface ExpectedVerdict {
  readonly recipient: string | null
  readonly categories: readonly string[]
  readonly permanence: string | null
  readonly party: string | null
}

export interface Expected {
  readonly kind: string | null
  /** Any of these sets of final recipients is right, lower-cased. */
  readonly recipients: readonly (readonly string[])[]
  readonly replyCodes: readonly string[]
  readonly statuses: readonly string[]
  readonly verdicts: readonly ExpectedVerdict[]
  /** False where the label names several candidates: such a row has a score of its own. */
  readonly oneCategory: boolean
}

export type Input =
  | { readonly type: 'message' | 'text'; readonly path: string }
  | { readonly type: 'line'; readonly text: string }

/** One labelled mail or line. `source` is `collection/part`; `where` is the place of the label. */
export interface Labelled {
  readonly id: string
  readonly source: string
  /** The same, or what an entry of the knowledge base names as its own source. */
  readonly origin: string
  readonly where: string
  readonly input: Input
  readonly expected: Expected
}

interface Row {
  readonly row: Readonly<Record<string, unknown>>
  readonly where: string
}

async function rows(shared: string, file: string): Promise<Row[]> {
  const text = await readFile(join(shared, file), 'utf8')
  return text
    .split('\n')
    .map((line, index) => ({ line, where: `${file}:${index + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, where }) => ({ row: JSON.parse(line), where }))
}

const string = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => string(item)) : []
const present = (...values: (string | null)[]): string[] => values.filter((value) => value !== null)
const addressSet = (addresses: readonly string[]) => addresses.map((address) => address.toLowerCase()).sort()

/** Labels other projects gave to real mail. */
async function corpus(shared: string): Promise<Labelled[]> {
  return (await rows(shared, 'corpus/labels.jsonl')).map(({ row, where }) => {
    const candidates = strings(row.category_candidates)
    const category = string(row.category)
    return {
      id: String(row.id),
      source: `corpus/${row.source}`,
      origin: `corpus/${row.source}`,
      where,
      input: {
        type: row.format === 'message' ? 'message' : 'text',
        path: join(shared, 'corpus', String(row.file)),
      },
      expected: {
        kind: row.format === 'message' ? string(row.kind) : null,
        recipients: [strings(row.recipients), strings(row.recipients_alt)]
          .filter((set) => set.length > 0)
          .map(addressSet),
        replyCodes: present(string(row.replycode)),
        statuses: present(string(row.status)),
        verdicts: verdict(null, [...present(category), ...candidates], null, null),
        oneCategory: category !== null,
      },
    }
  })
}

function verdict(
  recipient: string | null,
  categories: readonly string[],
  permanence: unknown,
  party: unknown,
): ExpectedVerdict[] {
  if (categories.length === 0) return []
  const said = string(permanence)
  return [{ recipient, categories, permanence: said === 'unknown' ? null : said, party: string(party) }]
}

/** Status codes that are right: the reply's own, and the report's where it says more than its class. */
function mtaStatuses(row: Row['row']): string[] {
  const seen = row.remote_text_present === false
  const own = seen ? null : string(row.enhanced_code)
  const field = string(row.dsn_status)
  return own && field?.endsWith('.0.0') ? [own] : present(own, field)
}

/** Bounces that mail servers made under known conditions. */
async function mta(shared: string): Promise<Labelled[]> {
  return (await rows(shared, 'mta/labels.jsonl')).map(({ row, where }) => {
    const several = Array.isArray(row.per_recipient) ? (row.per_recipient as Row['row'][]) : []
    const alternatives = strings(row.alternatives)
    const accepted = [...present(string(row.category)), ...alternatives]
    const each = several.flatMap((entry) =>
      verdict(
        string(entry.recipient)?.toLowerCase() ?? null,
        [...present(string(entry.category)), ...strings(entry.alternatives)],
        entry.permanence,
        null,
      ),
    )
    return {
      id: String(row.id),
      source: `mta/${row.mta}`,
      origin: `mta/${row.mta}`,
      where,
      input: { type: 'message', path: join(shared, 'mta', String(row.file)) },
      expected: {
        kind: string(row.kind),
        recipients: [
          addressSet(
            several.length > 0 ? several.map((entry) => String(entry.recipient)) : [String(row.recipient)],
          ),
        ],
        replyCodes: row.remote_text_present === false ? [] : present(string(row.smtp_code)),
        statuses: several.length > 0 ? [] : mtaStatuses(row),
        verdicts: each.length > 0 ? each : verdict(null, accepted, row.permanence, row.party),
        oneCategory: true,
      },
    }
  })
}

/** Whole bounces as Chinese systems lay them out. */
async function layouts(shared: string): Promise<Labelled[]> {
  const file = 'layouts-zh/labels.jsonl'
  return (await rows(shared, file)).map(({ row, where }) => ({
    id: String(row.file),
    source: 'layouts-zh',
    origin: 'layouts-zh',
    where,
    input: { type: 'message', path: join(shared, dirname(file), String(row.file)) },
    expected: {
      kind: string(row.kind),
      recipients: [addressSet(present(string(row.recipient)))].filter((set) => set.length > 0),
      replyCodes: present(string(row.replycode)),
      statuses: present(string(row.status)),
      verdicts: verdict(null, present(string(row.category)), null, null),
      oneCategory: true,
    },
  }))
}

function line(row: Row['row'], where: string, source: string, text: string, categories: string[]): Labelled {
  return {
    id: String(row.id),
    source,
    origin: string(row.source) ?? source,
    where,
    input: { type: 'line', text },
    expected: {
      kind: null,
      recipients: [],
      replyCodes: [],
      statuses: [],
      verdicts: verdict(null, categories, row.permanence, row.party),
      oneCategory: true,
    },
  }
}

/** The guides' own lines. A `not-a-failure` row must not come out as one. */
async function seeds(shared: string): Promise<Labelled[]> {
  const labelled = (await rows(shared, 'seeds.jsonl')).map(({ row, where }) => {
    const kind = String(row.kind)
    const categories = [
      ...present(string(row.better_category) ?? string(row.category)),
      ...strings(row.alternatives),
    ]
    const item = line(row, where, `seeds/${kind}`, String(row.text), categories)
    if (kind !== 'not-a-failure') return item
    return { ...item, expected: { ...item.expected, kind: 'not-bounce', verdicts: [] } }
  })
  return labelled.filter(({ source }) => source !== 'seeds/no-example' && source !== 'seeds/bounce-cue')
}

async function knownCodes(shared: string): Promise<Labelled[]> {
  return (await rows(shared, 'kb/codes.jsonl')).map(({ row, where }) => {
    const codes = present(string(row.smtp_code), string(row.enhanced_code))
    const text = filledIn(String(row.pattern_text), codes)
    return line(row, where, `kb/codes/${row.quality}`, text, present(string(row.category)))
  })
}

async function chineseLines(shared: string): Promise<Labelled[]> {
  return (await rows(shared, 'kb/lines-zh.jsonl')).map(({ row, where }) =>
    line(row, where, 'kb/lines-zh', String(row.text), [
      ...present(string(row.category)),
      ...strings(row.alternatives),
    ]),
  )
}

/** Every labelled mail and line of the shared collections, in the order of their files. */
export async function readLabelled(shared: string): Promise<Labelled[]> {
  const collections = [corpus, mta, layouts, seeds, knownCodes, chineseLines]
  return (await Promise.all(collections.map((read) => read(shared)))).flat()
}
