/**
 * Chinese is written without blanks, so its words cannot be told apart as those of other languages are; its characters
 * and their pairs vote instead. Nothing is learned for them and nothing ships: what each says is counted in the Chinese
 * phrases of the rules, so that a wording nobody foresaw is read by what it shares with those that were.
 */
import { Folding } from './fold.ts'
import type { RuleSet } from './ruleSet.ts'
import { CATEGORIES, type Category, type Span } from './types.ts'
import { KNOWN, logShares, sumsOf, weightFor } from './words.ts'

/** So many phrases stand for the doubt about each character or pair. */
const DOUBT = 4
/** What the number of phrases for a category counts for. */
const PRIOR = 0.3
/** What characters and pairs count for: they lean on each other, as each pair holds two characters. */
const SCALE = 0.7
/** A phrase that needs other words beside it says less. */
const HALF = 0.5
/** Characters of a reply that are looked at. */
const MAX_UNITS = 600

const HAN_RUN = /[\u4e00-\u9fff]+/g
/** A reply code, or what stands wherever there is trouble: not, without, refuse, fail, wrong, full, beyond, forbid, stop. */
const TROUBLE = /^[45]\d\d|[不无無未没沒非拒失败敗错錯误誤满滿超过過禁停限封断斷退被毒]/
/** Japanese shares the characters, but not what they say. */
const KANA = /[\u3041-\u30ff]/

type Phrases = Pick<RuleSet, 'rules'>

/** By character or pair: the place of a category in CATEGORIES and the worth for it, in turns. */
interface Table {
  readonly worths: ReadonlyMap<string, readonly number[]>
  readonly bias: readonly number[]
}

/** Each character and each pair of neighbours in a folded text, with its first place. */
function gramsOf(folded: string): Map<string, number> {
  const grams = new Map<string, number>()
  for (const { 0: run, index } of folded.matchAll(HAN_RUN))
    for (let i = 0; i < run.length; i++)
      for (const gram of [run.charAt(i), run.slice(i, i + 2)])
        if (!grams.has(gram)) grams.set(gram, index + i)
  return grams
}

/** A rule set is counted when the first Chinese reply comes. */
const tables = new WeakMap<Phrases, Table>()

function tableOf(ruleSet: Phrases): Table {
  const known = tables.get(ruleSet)
  if (known) return known
  const fresh = count(ruleSet)
  tables.set(ruleSet, fresh)
  return fresh
}

function count({ rules }: Phrases): Table {
  const counts = new Map<string, Map<number, number>>()
  const sizes = CATEGORIES.map(() => 1)
  for (const { category, contains, with: also } of rules) {
    const place = CATEGORIES.indexOf(category)
    const worth = also ? HALF : 1
    for (const phrase of category === 'unknown' ? [] : contains) {
      const grams = KANA.test(phrase) ? [] : [...gramsOf(phrase).keys()]
      for (const gram of grams) {
        const own = counts.get(gram) ?? new Map<number, number>()
        counts.set(gram, own.set(place, (own.get(place) ?? 0) + worth))
      }
      if (grams.length > 0) sizes[place] = (sizes[place] as number) + worth
    }
  }
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const shares = sizes.map((size) => size / total)
  const worthsOf = (own: ReadonlyMap<number, number>) =>
    [...own].flatMap(([place, times]) => [
      place,
      SCALE * Math.log(1 + times / (DOUBT * (shares[place] as number))),
    ])
  return {
    worths: new Map([...counts].map(([gram, own]) => [gram, worthsOf(own)])),
    bias: shares.map((share) => PRIOR * Math.log(share)),
  }
}

const folding = new Folding()

function gramsIn(text: string): Map<string, number> {
  folding.read(text.slice(0, MAX_UNITS))
  return gramsOf(folding.slice(0, folding.length))
}

/**
 * Logarithms of the shares of all categories in the vote of a reply's Chinese characters, in the order of CATEGORIES;
 * null where not enough of them are known, and for Japanese.
 */
export function voteOfHan(text: string, ruleSet: Phrases): number[] | null {
  if (KANA.test(text)) return null
  const grams = gramsIn(text)
  const { worths, bias } = tableOf(ruleSet)
  const known = [...grams.keys()].flatMap((gram) => {
    const own = worths.get(gram)
    return own ? [own] : []
  })
  return known.length <= KNOWN * grams.size ? null : logShares(sumsOf(known, bias))
}

/** The pair of characters that spoke loudest for a category; null in a text that tells of no trouble at all. */
export function loudestHan(text: string, category: Category, ruleSet: Phrases): Span | null {
  if (!TROUBLE.test(text)) return null
  const { worths } = tableOf(ruleSet)
  const place = CATEGORIES.indexOf(category)
  let most = 0
  let found = -1
  for (const [gram, at] of gramsIn(text)) {
    const worth = gram.length === 2 ? weightFor(place, worths.get(gram)) : 0
    if (worth > most) [most, found] = [worth, at]
  }
  if (found < 0) return null
  const start = folding.at[found] as number
  const end = (folding.at[found + 1] as number) + 1
  return { source: 'diagnostic-code', start, end, text: text.slice(start, end) }
}
