import type { WordTable } from '../../src/classifier/ruleSet.ts'
import { CATEGORIES, type Category } from '../../src/classifier/types.ts'

/** A reply whose meaning is known. `weight` says how much it counts. */
export interface Lesson {
  readonly features: ReadonlySet<string>
  readonly categories: readonly Category[]
  readonly weight: number
}

export interface Learning {
  /** Features that fewer lessons have are not learned. */
  readonly least: number
  /** What a vote must be worth to be kept at all. */
  readonly thrift: number
}

/** With what rules/words.toml is learned. */
export const LEARNING: Learning = { least: 6, thrift: 0.001 }

const ROUNDS = 300
const PACE = 0.2
const INERTIA = 0.9
const STEEPNESS = 30
const CLASSES = CATEGORIES.length

/**
 * Multinomial logistic regression with votes of little worth driven to nothing (proximal gradient descent), once over
 * all frequent words and once more over those that kept a vote. The result is whole numbers; the same lessons give
 * the same table.
 */
export function learn(lessons: readonly Lesson[], { least, thrift }: Learning): WordTable {
  const counts = new Map<string, number>()
  for (const { features } of lessons)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const frequent = [...counts].filter(([, count]) => count >= least).map(([feature]) => feature)
  const kept = Object.keys(tableOf(frequent.sort(), train(lessons, frequent, thrift)).stems)
  return tableOf(kept, train(lessons, kept, thrift))
}

/** Weights by feature and class; the last row is the bias. */
function train(lessons: readonly Lesson[], vocabulary: readonly string[], thrift: number): Float64Array {
  const places = new Map(vocabulary.map((feature, index) => [feature, index]))
  const rows = lessons.map((lesson) => ({
    places: [...lesson.features].flatMap((feature) => places.get(feature) ?? []),
    wanted: wantedOf(lesson),
    weight: lesson.weight,
  }))
  const size = (vocabulary.length + 1) * CLASSES
  const weights = new Float64Array(size)
  const momentum = new Float64Array(size)
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = new Float64Array(size)
    for (const row of rows) addGradient(row, weights, gradient, vocabulary.length)
    const threshold = PACE * thrift * 10
    for (let i = 0; i < size; i++) {
      const step = INERTIA * (momentum[i] as number) + ((gradient[i] as number) * STEEPNESS) / rows.length
      momentum[i] = step
      const next = (weights[i] as number) - PACE * step
      weights[i] = Math.sign(next) * Math.max(Math.abs(next) - threshold, 0)
    }
  }
  return weights
}

function wantedOf({ categories }: Lesson): Float64Array {
  const wanted = new Float64Array(CLASSES)
  for (const category of categories) wanted[CATEGORIES.indexOf(category)] = 1 / categories.length
  return wanted
}

interface Row {
  readonly places: readonly number[]
  readonly wanted: Float64Array
  readonly weight: number
}

function addGradient(row: Row, weights: Float64Array, gradient: Float64Array, bias: number): void {
  const scale = 1 / Math.sqrt(Math.max(1, row.places.length))
  const shares = new Float64Array(CLASSES)
  let total = 0
  for (let c = 0; c < CLASSES; c++) {
    let sum = weights[bias * CLASSES + c] as number
    for (const place of row.places) sum += scale * (weights[place * CLASSES + c] as number)
    shares[c] = Math.exp(sum)
    total += shares[c] as number
  }
  for (let c = 0; c < CLASSES; c++) {
    const error = row.weight * ((shares[c] as number) / total - (row.wanted[c] as number))
    gradient[bias * CLASSES + c] = (gradient[bias * CLASSES + c] as number) + 0.1 * error
    for (const place of row.places)
      gradient[place * CLASSES + c] = (gradient[place * CLASSES + c] as number) + scale * error
  }
}

function tableOf(vocabulary: readonly string[], weights: Float64Array): WordTable {
  const votesAt = (place: number) =>
    Object.fromEntries(
      CATEGORIES.map(
        (category, c) => [category, Math.round(weights[place * CLASSES + c] as number) || 0] as const,
      ).filter(([, weight]) => weight !== 0),
    )
  const stems = vocabulary.map((feature, place) => [feature, votesAt(place)] as const)
  return {
    bias: votesAt(vocabulary.length),
    stems: Object.fromEntries(stems.filter(([, votes]) => Object.keys(votes).length > 0)),
  }
}
