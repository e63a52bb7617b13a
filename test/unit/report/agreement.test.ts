import { describe, expect, it } from 'vitest'
import { sharedAvailable } from '../shared.ts'
import {
  corpusLabels,
  disputes,
  FIELDS,
  type Field,
  type Label,
  layoutLabels,
  measure,
  mtaLabels,
} from './agreement.ts'

/** Per cent of agreement below which this must not fall. */
const FLOORS: Readonly<Record<Field, number>> = {
  bounces: 99.5,
  ordinary: 99.8,
  kinds: 98,
  recipients: 98.5,
  status: 98,
  code: 98,
}

const collections: readonly (readonly [string, () => Label[]])[] = [
  ['corpus', corpusLabels],
  ['mta', mtaLabels],
  ['layouts-zh', layoutLabels],
]

describe.runIf(sharedAvailable('agreement with the labelled mail'))('agreement with the labels', () => {
  for (const [name, labels] of collections) {
    const tallies = () => measure(labels(), disputes())
    it(`of ${name} reaches the floors`, () => {
      const result = tallies()
      const lines = FIELDS.filter((field) => result[field].total > 0).map((field) => {
        const { right, total, misses } = result[field]
        const names = misses.map(
          (miss) => `\n    ${miss.id}: ${miss.field} ${miss.wanted} but got ${miss.got}`,
        )
        return `  ${field} ${right}/${total}${names.join('')}`
      })
      console.info(`${name}\n${lines.join('\n')}`)
      for (const field of FIELDS) {
        const { right, total } = result[field]
        if (total > 0) expect((100 * right) / total, field).toBeGreaterThanOrEqual(FLOORS[field])
      }
    })
  }
})
