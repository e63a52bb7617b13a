import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parse } from 'smol-toml'
import * as v from 'valibot'
import type { DomainTable } from '../src/outgoing/types.ts'

const domain = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/),
)

const file = v.strictObject({
  format: v.literal(1),
  known: v.record(v.string(), v.array(domain)),
  corrections: v.record(domain, domain),
})

/** rules/domains.toml as one value. Throws on a domain that is none, stands twice in a group, or contradicts the list. */
export async function compileDomains(dir: string): Promise<{ value: DomainTable; files: readonly string[] }> {
  const path = resolve(dir, 'domains.toml')
  const result = v.safeParse(file, parse(await readFile(path, 'utf8')))
  if (!result.success) {
    const faults = result.issues.map((issue) => `${v.getDotPath(issue) ?? '?'}: ${issue.message}`)
    throw new Error(`${path}:\n  ${faults.join('\n  ')}`)
  }
  const known = new Set<string>()
  for (const one of Object.values(result.output.known).flat()) {
    if (known.has(one)) throw new Error(`${path}: ${one} stands twice`)
    known.add(one)
  }
  const { corrections } = result.output
  for (const [wrong, right] of Object.entries(corrections)) {
    if (known.has(wrong)) throw new Error(`${path}: ${wrong} is corrected and known`)
    if (!known.has(right)) throw new Error(`${path}: ${right} is not known`)
  }
  return { value: { known: [...known], corrections }, files: [path] }
}
