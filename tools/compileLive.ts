import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parse } from 'smol-toml'
import * as v from 'valibot'
import { BlocklistFile } from '../src/classifier/schema.ts'
import type { Blocklist, LiveTable } from '../src/live/types.ts'

/** What rules/blocklists.toml says of asking by DNS. Throws on a fault. */
export async function compileLive(dir: string): Promise<{ value: LiveTable; files: readonly string[] }> {
  const path = resolve(dir, 'blocklists.toml')
  const { list } = await read(path, BlocklistFile)
  return { value: { blocklists: list.map(shippedList) }, files: [path] }
}

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
