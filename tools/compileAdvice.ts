import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parse } from 'smol-toml'
import * as v from 'valibot'
import {
  type AdviceTable,
  type BlocklistPage,
  type CategoryAdvice,
  type Choice,
  type KindAdvice,
  OTHER_KINDS,
} from '../src/advice/adviceTable.ts'
import { STATIONS } from '../src/advice/types.ts'
import { CATEGORIES, PARTIES, PERMANENCES } from '../src/classifier/types.ts'
import { compileActions } from './compileActions.ts'

const key = v.pipe(v.string(), v.regex(/^[a-z0-9_]+$/))
const https = v.pipe(v.string(), v.url(), v.startsWith('https://'))
const listOf = <T extends v.GenericSchema>(item: T) =>
  v.pipe(
    v.union([item, v.array(item)]),
    v.transform((value) => (Array.isArray(value) ? value : [value]) as v.InferOutput<T>[]),
  )

const variant = v.union([
  v.pipe(
    key,
    v.transform((say) => ({ say })),
  ),
  v.strictObject({
    say: key,
    knows: v.optional(listOf(key)),
    lacks: v.optional(listOf(key)),
    permanence: v.optional(listOf(v.picklist(PERMANENCES))),
    party: v.optional(listOf(v.picklist(PARTIES))),
    provider: v.optional(listOf(v.string())),
    mechanism: v.optional(listOf(v.pipe(v.string(), v.toLowerCase()))),
  }),
])
const choice = listOf(variant)
const steps = v.optional(v.array(choice), [])

const category = v.strictObject({
  station: v.optional(v.picklist(STATIONS)),
  station_by: v.optional(v.partial(v.strictObject(each(PARTIES, v.picklist(STATIONS)))), {}),
  domain_of: v.optional(v.picklist(['recipient', 'sender']), 'recipient'),
  title: choice,
  cause: choice,
  waiting: v.optional(choice, []),
  next: choice,
  sender: v.pipe(v.array(choice), v.minLength(1)),
  meanwhile: steps,
  admin: steps,
})

const kind = v.strictObject({
  tone: v.picklist(['fail', 'wait', 'info', 'ok']),
  title: choice,
  cause: choice,
  waiting: choice,
  next: choice,
  sender: v.array(choice),
})

const file = v.strictObject({
  format: v.literal(1),
  lookup_page: https,
  link_hosts: v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/))),
  providers: v.record(v.string(), https),
  meanings: v.record(v.string(), v.record(v.pipe(v.string(), v.regex(/^[45x]\.\d+\.\d+$/)), key)),
  kinds: v.strictObject(each(OTHER_KINDS, kind)),
  categories: v.strictObject(each(CATEGORIES, category)),
})

/**
 * rules/advice.toml with rules/actions.toml and rules/blocklists.toml as one value, and the files it was made of. Throws with the path of the
 * fault when a category is missing, a name is misspelt or a message does not exist. What a message needs is read
 * from its placeholders in the English catalogue.
 */
export async function compileAdvice(dir: string): Promise<{ value: AdviceTable; files: readonly string[] }> {
  const adviceFile = resolve(dir, 'advice.toml')
  const listFile = resolve(dir, 'blocklists.toml')
  const englishFile = resolve(dir, '..', '_locales', 'en', 'messages.json')
  const table = read(file, parse(await readFile(adviceFile, 'utf8')), adviceFile)
  const english: Readonly<Record<string, { message: string }>> = JSON.parse(
    await readFile(englishFile, 'utf8'),
  )
  const withNeeds = (from: v.InferOutput<typeof choice>): Choice =>
    from.map(
      ({ say, ...conditions }) =>
        ({ say, needs: placeholders(say, english, adviceFile), ...conditions }) as Choice[number],
    )
  for (const meanings of Object.values(table.meanings))
    for (const say of Object.values(meanings)) placeholders(say, english, adviceFile)
  const actions = await compileActions(dir)
  const value: AdviceTable = {
    actions: actions.value,
    categories: mapValues(table.categories, (row) => categoryRow(row, withNeeds)),
    kinds: mapValues(table.kinds, (row): KindAdvice => kindRow(row, withNeeds)),
    blocklists: await readLists(listFile),
    lookupPage: table.lookup_page,
    providers: table.providers,
    linkHosts: table.link_hosts,
    meanings: table.meanings,
  }
  return { value, files: [adviceFile, actions.file, listFile, englishFile] }
}

type WithNeeds = (from: v.InferOutput<typeof choice>) => Choice

function categoryRow(row: v.InferOutput<typeof category>, withNeeds: WithNeeds): CategoryAdvice {
  return {
    station: row.station ?? null,
    stationBy: row.station_by,
    domainOf: row.domain_of,
    title: withNeeds(row.title),
    cause: withNeeds(row.cause),
    waiting: withNeeds(row.waiting),
    next: withNeeds(row.next),
    sender: row.sender.map(withNeeds),
    meanwhile: row.meanwhile.map(withNeeds),
    admin: row.admin.map(withNeeds),
  } as CategoryAdvice
}

function kindRow(row: v.InferOutput<typeof kind>, withNeeds: WithNeeds): KindAdvice {
  return {
    tone: row.tone,
    title: withNeeds(row.title),
    cause: withNeeds(row.cause),
    waiting: withNeeds(row.waiting),
    next: withNeeds(row.next),
    sender: row.sender.map(withNeeds),
  }
}

const listFileSchema = v.object({
  format: v.literal(1),
  list: v.array(
    v.object({
      name: v.string(),
      zones: v.array(v.string()),
      lookup: v.optional(v.string()),
      removal: v.optional(v.string()),
      alive: v.boolean(),
      asks: v.string(),
      dns: v.optional(v.object({ lists: v.array(v.string()) })),
    }),
  ),
})

async function readLists(path: string): Promise<BlocklistPage[]> {
  const { list } = read(listFileSchema, parse(await readFile(path, 'utf8')), path)
  const page = (url: string | undefined) => (url?.startsWith('https://') ? url : null)
  return list.map(({ name, zones, lookup, removal, alive, asks, dns }) => ({
    name,
    aliases: zones.map((zone) => zone.toLowerCase()),
    lookup: page(lookup),
    removal: page(removal),
    closed: !alive,
    domains: dns?.lists.join() === 'domain',
    expires: alive && asks === 'nobody',
  }))
}

function placeholders(
  say: string,
  english: Readonly<Record<string, { message: string }>>,
  path: string,
): string[] {
  const entry = english[say]
  if (!entry) throw new Error(`${path}: no message ${say} in the English catalogue`)
  return [...new Set([...entry.message.matchAll(/\$([a-z0-9_]+)\$/g)].map((match) => match[1] ?? ''))]
}

function read<T extends v.GenericSchema>(schema: T, value: unknown, path: string): v.InferOutput<T> {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  const faults = result.issues.map((issue) => `${v.getDotPath(issue) ?? '?'}: ${issue.message}`)
  throw new Error(`${path}:\n  ${faults.join('\n  ')}`)
}

function each<const Name extends string, T>(names: readonly Name[], value: T): Record<Name, T> {
  return Object.fromEntries(names.map((name) => [name, value])) as Record<Name, T>
}

function mapValues<Name extends string, T, U>(
  record: Record<Name, T>,
  map: (value: T) => U,
): Record<Name, U> {
  return Object.fromEntries(Object.entries<T>(record).map(([name, value]) => [name, map(value)])) as Record<
    Name,
    U
  >
}
