import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parse } from 'smol-toml'
import * as v from 'valibot'
import {
  ACTION_IDS,
  type ActionTable,
  CAPABILITIES,
  HOLDINGS,
  OFFER_FIGURES,
} from '../src/advice/actionTable.ts'
import { OTHER_KINDS } from '../src/advice/adviceTable.ts'
import { CATEGORIES, PARTIES, PERMANENCES } from '../src/classifier/types.ts'

const action = v.picklist(ACTION_IDS)
const listOf = <T extends v.GenericSchema>(item: T) =>
  v.pipe(
    v.union([item, v.array(item)]),
    v.transform((value) => (Array.isArray(value) ? value : [value]) as v.InferOutput<T>[]),
  )
const offer = v.union([
  v.pipe(
    action,
    v.transform((id) => ({ do: id })),
  ),
  v.strictObject({
    do: action,
    knows: v.optional(listOf(v.picklist(OFFER_FIGURES))),
    permanence: v.optional(listOf(v.picklist(PERMANENCES))),
    party: v.optional(listOf(v.picklist(PARTIES))),
  }),
])
const needs = v.strictObject({
  client: v.array(v.picklist(CAPABILITIES)),
  instead: v.optional(v.pipe(v.array(v.picklist(CAPABILITIES)), v.minLength(1))),
  original: v.optional(v.array(v.picklist(HOLDINGS)), []),
})
const once = <T>(ids: readonly T[]) => new Set(ids).size === ids.length

const file = v.strictObject({
  format: v.literal(1),
  actions: v.strictObject(each(ACTION_IDS, needs)),
  after: v.strictObject({ failure: v.array(action) }),
  kinds: v.strictObject(each(OTHER_KINDS, v.array(action))),
  categories: v.strictObject(
    each(
      CATEGORIES,
      v.pipe(
        v.array(offer),
        v.minLength(1),
        v.check((offers) => once(offers.map((one) => one.do)), 'an action stands twice'),
      ),
    ),
  ),
})

/** rules/actions.toml, checked. Throws with the path of the fault. */
export async function compileActions(dir: string): Promise<{ value: ActionTable; file: string }> {
  const path = resolve(dir, 'actions.toml')
  const result = v.safeParse(file, parse(await readFile(path, 'utf8')))
  if (!result.success) {
    const faults = result.issues.map((issue) => `${v.getDotPath(issue) ?? '?'}: ${issue.message}`)
    throw new Error(`${path}:\n  ${faults.join('\n  ')}`)
  }
  const { actions, after, kinds, categories } = result.output
  return {
    value: { actions, afterFailure: after.failure, kinds, categories } as ActionTable,
    file: path,
  }
}

function each<const Name extends string, T>(names: readonly Name[], value: T): Record<Name, T> {
  return Object.fromEntries(names.map((name) => [name, value])) as Record<Name, T>
}
