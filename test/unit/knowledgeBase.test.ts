import { describe, expect, it } from 'vitest'
import { accuracyOf } from '../../tools/accuracy.ts'
import { sharedAvailable } from './shared.ts'

/** Share of right categories that each collection of reply lines must reach. */
const FLOORS = { 'kb/codes': 0.97, 'kb/lines-zh': 0.97 } as const

describe.runIf(sharedAvailable('the knowledge base'))('the knowledge base', () => {
  it.each(Object.entries(FLOORS))('%s', async (source, floor) => {
    const { scores, misses } = await accuracyOf(source)
    const { right, total } = scores.get(source)?.category ?? { right: 0, total: 0 }
    console.log(
      [
        `${source}: ${right}/${total}`,
        ...misses
          .filter(({ field }) => field === 'category')
          .map(({ case: { id }, expected, got }) => `${id} wanted ${expected}, got ${got}`),
      ].join('\n'),
    )
    expect(right / total).toBeGreaterThanOrEqual(floor)
  })
})
