import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { explain } from '../../src/classifier/index.ts'
import type { Category } from '../../src/classifier/types.ts'
import { shippedRules } from './classifier/rules.ts'
import { sharedAvailable, sharedPath } from './shared.ts'

interface Seed {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly category: Category | null
  readonly better_category: Category | null
  readonly alternatives: readonly Category[]
  readonly permanence: string | null
  readonly party: string | null
}

const rules = await shippedRules()

const readSeeds = (): Seed[] =>
  readFileSync(sharedPath('seeds.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const accepted = (seed: Seed) => [seed.better_category ?? seed.category, ...seed.alternatives]

function score(seeds: readonly Seed[]): { right: Seed[]; missed: string[] } {
  const right: Seed[] = []
  const missed: string[] = []
  for (const seed of seeds) {
    const { category, ruleId } = explain(seed.text, rules).diagnosis
    if (accepted(seed).includes(category)) right.push(seed)
    else
      missed.push(`${seed.id} wanted ${accepted(seed).join('|')}, got ${category} (${ruleId}): ${seed.text}`)
  }
  return { right, missed }
}

function report(kind: string, seeds: readonly Seed[]): number {
  const { right, missed } = score(seeds)
  const share = (agrees: (seed: Seed) => boolean) => `${right.filter(agrees).length}/${right.length}`
  const permanence = share((seed) => explain(seed.text, rules).diagnosis.permanence === seed.permanence)
  const party = share((seed) => explain(seed.text, rules).diagnosis.party === seed.party)
  console.log(
    [
      `seeds ${kind}: category ${right.length}/${seeds.length}; of those permanence ${permanence}, party ${party}`,
      ...missed,
    ].join('\n'),
  )
  return right.length / seeds.length
}

describe.runIf(sharedAvailable('the lines of the guides'))('the lines of the guides', () => {
  const seeds = sharedAvailable('the lines of the guides') ? readSeeds() : []
  const ofKind = (kind: string) => seeds.filter((seed) => seed.kind === kind)

  it('are all explained where a server says them', () => {
    expect(report('example', ofKind('example'))).toBe(1)
  })

  it('are explained in 95 % where only a keyword is given', () => {
    expect(report('keyword', ofKind('keyword'))).toBeGreaterThanOrEqual(0.95)
  })

  it('are no failure where they are none', () => {
    const failures = ofKind('not-a-failure').filter(({ text }) => explain(text, rules).kind !== 'not-bounce')
    expect(failures.map(({ text }) => text)).toEqual([])
  })
})
