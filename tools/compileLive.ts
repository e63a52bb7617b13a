import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parse } from 'smol-toml'
import * as v from 'valibot'
import { BlocklistFile } from '../src/classifier/schema.ts'
import { LOCALES } from '../src/i18n/types.ts'
import type { Blocklist, LiveTable, Resolver } from '../src/live/types.ts'

const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*$/))
const endpoint = v.pipe(v.string(), v.regex(/^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[a-z0-9/-]*$/))

const ResolverFile = v.strictObject({
  format: v.literal(1),
  first: v.strictObject(
    Object.fromEntries(LOCALES.map((locale) => [locale, id])) as Record<(typeof LOCALES)[number], typeof id>,
  ),
  resolver: v.pipe(
    v.array(v.strictObject({ id, name: v.string(), url: endpoint, source: v.pipe(v.string(), v.url()) })),
    v.minLength(1),
  ),
})

/** rules/resolvers.toml and what rules/blocklists.toml says of asking by DNS, as one value. Throws on a fault. */
export async function compileLive(dir: string): Promise<{ value: LiveTable; files: readonly string[] }> {
  const resolverFile = resolve(dir, 'resolvers.toml')
  const listFile = resolve(dir, 'blocklists.toml')
  const { first, resolver } = await read(resolverFile, ResolverFile)
  const { list } = await read(listFile, BlocklistFile)
  const ids = resolver.map((one) => one.id)
  if (new Set(ids).size !== ids.length || ids.includes('own'))
    throw new Error(`${resolverFile}: an id stands twice`)
  for (const one of Object.values(first))
    if (!ids.includes(one)) throw new Error(`${resolverFile}: there is no ${one}`)
  const value: LiveTable = {
    resolvers: resolver.map(shippedResolver),
    first,
    blocklists: list.map(shippedList),
  }
  return { value, files: [resolverFile, listFile] }
}

const shippedResolver = ({ id: key, name, url }: { id: string; name: string; url: string }): Resolver => ({
  ...{ id: key, name, url, open: true },
  permission: `${new URL(url).origin}/*`,
})

type ListEntry = v.InferOutput<typeof BlocklistFile>['list'][number]

const shippedList = ({ name, zones, lookup, alive, dns }: ListEntry): Blocklist => ({
  name,
  aliases: zones.map((zone) => zone.toLowerCase()),
  zones: dns?.zones ?? [],
  lists: dns?.lists ?? [],
  codes: dns?.codes ?? [],
  refusesPublic: dns?.public === false,
  dead: !alive,
  usual: dns?.usual ?? false,
  page: lookup ?? null,
})

async function read<T extends v.GenericSchema>(path: string, schema: T): Promise<v.InferOutput<T>> {
  const result = v.safeParse(schema, parse(await readFile(path, 'utf8')))
  if (result.success) return result.output
  const faults = result.issues.map((issue) => `${v.getDotPath(issue) ?? '?'}: ${issue.message}`)
  throw new Error(`${path}:\n  ${faults.join('\n  ')}`)
}
