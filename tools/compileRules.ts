import { readdir, readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { parse } from 'smol-toml'
import * as v from 'valibot'
import { foldPattern } from '../src/classifier/pattern.ts'
import type { CategoryData, CodeData, RuleData, RuleSet, ServiceData } from '../src/classifier/ruleSet.ts'
import { BlocklistFile, CategoryFile, CodeFile, RuleFile, WordFile } from '../src/classifier/schema.ts'
import type { Category } from '../src/classifier/types.ts'

export type Rule = v.InferOutput<typeof RuleFile>['rule'] extends (infer R)[] | undefined ? R : never
type Service = NonNullable<v.InferOutput<typeof RuleFile>['service']>[number]
type Code = v.InferOutput<typeof CodeFile>['reply'][number]

/** A rule with what only tests need, and the file it stands in. */
export interface SourceRule {
  readonly file: string
  readonly rule: Rule
}

async function read<T extends v.GenericSchema>(file: string, schema: T): Promise<v.InferOutput<T>> {
  const result = v.safeParse(schema, parse(await readFile(file, 'utf8')))
  if (result.success) return result.output
  const { message, path } = result.issues[0]
  const where = path?.map((item) => String(item.key)).join('.') ?? ''
  throw new Error(`${file}: ${where}: ${message}`)
}

/** Files of rules proper, sorted. */
async function ruleFiles(dir: string): Promise<string[]> {
  const files: string[] = []
  for (const folder of ['mta', 'phrases', 'provider'])
    for (const name of await readdir(resolve(dir, folder)))
      if (name.endsWith('.toml')) files.push(resolve(dir, folder, name))
  return files.sort()
}

/** All rules as written, examples and all, in the order of the files. */
export async function readRules(dir: string): Promise<SourceRule[]> {
  const rules: SourceRule[] = []
  for (const path of await ruleFiles(dir))
    for (const rule of (await read(path, RuleFile)).rule ?? [])
      rules.push({ file: relative(dir, path), rule })
  return rules
}

/** In order of the letters, as like by like compresses best; matching does not care. */
const folded = (phrases: readonly string[]): string[] => [...new Set(phrases.map(foldPattern))].sort()

/** Silencing phrases find the longer ones they stand in too; words so short match whole words only. */
const WHOLE_WORD = 8

function withoutNeedless(phrases: readonly string[]): string[] {
  const plain = phrases.filter((phrase) => phrase.length > WHOLE_WORD && !/[…^$]/.test(phrase))
  return phrases.filter((phrase) => !plain.some((part) => part !== phrase && phrase.includes(part)))
}

/** As many letters more add less than two to the weight (see evidence.ts). */
const FEW_LETTERS = 8

/** A phrase hardly longer than one in it finds nothing more and weighs no more. Chinese characters weigh threefold. */
function withoutLonger(phrases: readonly string[]): string[] {
  const plain = phrases.filter(
    (phrase) => phrase.length > WHOLE_WORD && /^[ -\u024f]*$/.test(phrase) && !/[\^$]/.test(phrase),
  )
  return phrases.filter(
    (phrase) =>
      !plain.some(
        (part) => part !== phrase && phrase.includes(part) && phrase.length <= part.length + FEW_LETTERS,
      ),
  )
}

function shipped({
  examples: _,
  not: __,
  source: ___,
  contains,
  with: also,
  unless,
  ...rest
}: Rule): RuleData {
  return {
    ...rest,
    contains: withoutLonger(folded(contains ?? [])),
    ...(also && { with: folded(also) }),
    ...(unless && { unless: withoutNeedless(folded(unless)) }),
  } as RuleData
}

function shippedService({ marks, ...rest }: Service): ServiceData {
  return { ...rest, ...(marks && { marks: folded(marks) }) } as ServiceData
}

function shippedCode({ code: _, meaning: __, source: ___, ...rest }: Code): CodeData {
  return rest as CodeData
}

function byCode(codes: readonly Code[]): Record<string, CodeData> {
  return Object.fromEntries(codes.map((code) => [code.code, shippedCode(code)]))
}

/**
 * Reads and checks every file of `dir` but advice.toml and gives what ships: plain JSON, rules sorted by id,
 * without examples and sources. Throws, naming file and place, on anything that is not as schema.ts says.
 */
export async function compileRules(dir: string): Promise<{ value: RuleSet; files: readonly string[] }> {
  const paths = await ruleFiles(dir)
  const services: ServiceData[] = []
  for (const path of paths) services.push(...((await read(path, RuleFile)).service ?? []).map(shippedService))
  const rules = (await readRules(dir)).map(({ rule }) => shipped(rule))
  const own = ['codes', 'categories', 'blocklists', 'words'].map((name) => resolve(dir, `${name}.toml`))
  const codes = await read(own[0] as string, CodeFile)
  const categories = (await read(own[1] as string, CategoryFile)).category
  const blocklists = (await read(own[2] as string, BlocklistFile)).list
  const { bias, stems } = await read(own[3] as string, WordFile)
  const value: RuleSet = {
    format: 1,
    rules: rules.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    replyCodes: byCode(codes.reply),
    statusCodes: byCode(codes.status),
    categories: Object.fromEntries(categories.map(({ id, ...rest }) => [id, rest])) as Record<
      Category,
      CategoryData
    >,
    services,
    blocklists: blocklists.map(({ dns: _, ...list }) => ({
      ...list,
      zones: folded(list.zones),
    })) as RuleSet['blocklists'],
    words: { bias, stems },
  }
  return { value, files: [...paths, ...own] }
}
