/**
 * Guesses the charset of 8-bit text that says nothing (or lies) about it. Candidates are decoded and judged by how
 * common their characters are in the languages written with them; mail systems' own words are counted in.
 */

/** Tells a charset to prefer (canonical name), such as one that the mail declares elsewhere. Asked when needed. */
export type CharsetHint = () => string | null
export const NO_HINT: CharsetHint = () => null

const SAMPLE_BYTES = 8192

/** What guessing may cost in one mail: its sample and some bytes more for each guess. */
const BUDGET = 400_000
const COST = 500

/** By the hint of a mail: what may still be spent, and the last answer, which is then given to all questions. */
const budgets = new WeakMap<CharsetHint, { left: number; last: string | null }>()

/** Guesses as long as the budget of the mail allows; mail without a hint of its own has none. */
function withinBudget(sample: Uint8Array, hint: CharsetHint, guess: () => string | null): string | null {
  if (hint === NO_HINT) return guess()
  const budget = budgets.get(hint) ?? { left: BUDGET, last: null }
  budgets.set(hint, budget)
  if (budget.left < 0) return budget.last
  budget.left -= sample.length + COST
  budget.last = guess()
  return budget.last
}

const COMMON_CHINESE =
  '的一是不了在人有我他中上大和地到以要就出可也你生能而子那得下自之年作用道行所然家事成方多去法如都同面起看定天分好小部其些主理心本前但因只想日者意力把十民第公此已工使情明性知全三又正外高由很最重物手向文相被利什二等或新己制身果加月合回特代信表化老世位次度任常先通教原提立及比解水名真走各入口平系安少反受目太量再做接必件管期市直命指保至形社便空式告求程交取清退送收址箱失服器投限超拒垃圾您未'
const COMMON_SIMPLIFIED =
  '这个们来为国说时会对于着过发后里种经么学现当没动还进样她开从实军无它与长机关点业将两间问并应战头体政美见产西斯话内给门海儿东声员论处义几认条气题活尔更别打女变四神总何电数报才结感建务场计德资山金克许统区队决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设色路记南品住类据北边死张该规万拉格望觉术领共确传师观今切院让识候带导争运邮败误递绝请户账'
const COMMON_TRADITIONAL =
  '這個們來為國說時會對於著過發後裡種經麼學現當沒動還進樣開從實無與長機關點業將兩間問並應頭體見產話內給門兒東聲員論處義幾認條統氣題電數報結務場計資許區決設類據該規確傳讓帶郵敗誤遞絕請戶帳寄'
const COMMON_KOREAN =
  '이다는을의에가한하고지기를은로사도리어자시인아대해서나으있스수그정부일들보라전상장주만과게안제원여구동니습것오와신우관내선소공위비용받메일송실패주편면요없'

/** A charset of two-byte characters: how ordinary a pair is there (1 and more: telling; below 0: hardly ever written). */
interface Candidate {
  readonly charset: string
  readonly common: ReadonlySet<number>
  readonly weigh: (lead: number, trail: number) => number
  /** True for a high byte that is a character by itself. */
  readonly single?: (byte: number) => boolean
}

const within = (byte: number, low: number, high: number) => byte >= low && byte <= high

/** GB 2312 puts its 3,755 usual ideographs into rows B0-D7, by sound; GBK adds rare ones around. */
function weighGbk(lead: number, trail: number): number {
  if (trail < 0xa1 || lead < 0xa1) return 0.05
  if (within(lead, 0xb0, 0xd7) || lead === 0xa1 || lead === 0xa3) return 0.6
  return within(lead, 0xd8, 0xf7) ? 0.15 : lead === 0xa2 || lead === 0xa4 ? 0 : -1
}

/** Big5 level 1, the 5,401 usual ideographs, is A4-C6. */
function weighBig5(lead: number): number {
  if (within(lead, 0xa1, 0xc6)) return 0.5
  return within(lead, 0xc9, 0xf9) ? 0.1 : -1
}

function weighShiftJis(lead: number, trail: number): number {
  if (lead === 0x82 && trail >= 0x9f) return 1.6
  if (lead === 0x83 && trail <= 0x96) return 1.6
  if (lead === 0x81 || lead === 0x82) return 0.6
  if (within(lead, 0x88, 0x97)) return 0.5
  return lead <= 0xea ? 0.1 : -1
}

function weighEucJp(lead: number): number {
  if (lead === 0xa4 || lead === 0xa5) return 1.6
  if (lead === 0xa1 || lead === 0xa3) return 0.5
  return within(lead, 0xb0, 0xcf) ? 0.5 : within(lead, 0xd0, 0xf4) ? 0.1 : -1
}

function weighEucKr(lead: number, trail: number): number {
  if (trail < 0xa1) return -0.2
  if (within(lead, 0xb0, 0xc8)) return 0.5
  return lead === 0xa1 || lead === 0xa3 ? 0.5 : -0.3
}

const codesOf = (chars: string): ReadonlySet<number> =>
  new Set(Array.from(chars, (char) => char.charCodeAt(0)))
const NONE: ReadonlySet<number> = new Set()
const CANDIDATES: readonly Candidate[] = [
  { charset: 'gbk', common: codesOf(COMMON_CHINESE + COMMON_SIMPLIFIED), weigh: weighGbk },
  { charset: 'big5', common: codesOf(COMMON_CHINESE + COMMON_TRADITIONAL), weigh: weighBig5 },
  // Half-width katakana are single bytes, for which almost any bytes can be taken.
  { charset: 'shift_jis', common: NONE, weigh: weighShiftJis, single: (byte) => within(byte, 0xa1, 0xdf) },
  { charset: 'euc-jp', common: NONE, weigh: weighEucJp },
  { charset: 'euc-kr', common: codesOf(COMMON_KOREAN), weigh: weighEucKr },
]

/** Bytes from which on a half character at the end is a cut, not a sign of another charset. */
const CUT_BYTES = 9

/** Text of bytes when all of it is valid; a character cut off at the end of a longer text is forgiven. */
function decodeStrictly(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: bytes.length >= CUT_BYTES })
  } catch {
    return null
  }
}

/** How ordinary the characters are on average; 0 and below is no text of that charset. */
function plausibility(bytes: Uint8Array, candidate: Candidate): number {
  const text = decodeStrictly(bytes, candidate.charset)
  if (text === null) return 0
  let score = 0
  let pairs = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] as number
    if (lead < 0x80) continue
    pairs++
    if (candidate.single?.(lead)) score -= 0.4
    else score += candidate.weigh(lead, bytes[++at] ?? 0xff)
  }
  const { common } = candidate
  if (common.size === 0) return pairs === 0 ? 0 : score / pairs
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x80 && common.has(code)) score += 1.4
  }
  return pairs === 0 ? 0 : score / pairs
}

const isLetter = (byte: number | undefined) => byte !== undefined && within(byte | 0x20, 0x61, 0x7a)

/** Quotes, dashes, signs of windows-1252 that stand alone among ASCII. */
const TYPOGRAPHIC = new Set([
  0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa3, 0xa9, 0xab, 0xae, 0xb0, 0xb4, 0xb7,
  0xbb,
])

/** True when most high bytes are one or two accented letters in a word of plain ones, or lone signs. */
function looksWestern(bytes: Uint8Array): boolean {
  let runs = 0
  let western = 0
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] as number) < 0x80) continue
    const start = at
    let accented = true
    for (; (bytes[at] ?? 0) > 0x7f; at++) accented &&= (bytes[at] as number) >= 0xc0
    runs++
    if (at - start === 1 && TYPOGRAPHIC.has(bytes[start] as number)) western++
    else if (accented && at - start <= 2 && (isLetter(bytes[start - 1]) || isLetter(bytes[at]))) western++
  }
  return western > runs * 0.6
}

/** Cyrillic in one charset is Cyrillic with its case turned round in the other. */
function cyrillicCharset(bytes: Uint8Array): string | null {
  let best: string | null = null
  let bestScore = 0.85
  for (const charset of ['koi8-r', 'windows-1251']) {
    const text = new TextDecoder(charset).decode(bytes)
    let lower = 0
    let high = 0
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code < 0x80) continue
      high++
      const capital = code >= 0x410 && code <= 0x42f
      const first = at === 0 || text.charCodeAt(at - 1) < 0x80
      if ((code >= 0x430 && code <= 0x44f) || (capital && first)) lower++
    }
    const score = high < 4 ? 0 : lower / high
    if (score > bestScore) {
      best = charset
      bestScore = score
    }
  }
  return best
}

/** The best multi-byte charset for the bytes, and how plausible it is (above 0.9: no doubt). */
function bestMultiByte(bytes: Uint8Array): { readonly charset: string; readonly score: number } {
  let best = { charset: 'windows-1252', score: 0.3 }
  for (const candidate of CANDIDATES) {
    const score = plausibility(bytes, candidate)
    if (score > best.score) best = { charset: candidate.charset, score }
  }
  return best
}

function sampleOf(bytes: Uint8Array): Uint8Array {
  return bytes.length > SAMPLE_BYTES ? bytes.subarray(0, SAMPLE_BYTES) : bytes
}

/**
 * The most plausible charset of bytes that hold something above 0x7F and are not UTF-8. `askHint` (a charset that the
 * same mail declares elsewhere, canonical name) wins when the bytes are valid in it. Looks at the first 8 kB only.
 */
export function guessCharset(bytes: Uint8Array, askHint: CharsetHint): string {
  const sample = sampleOf(bytes)
  return withinBudget(sample, askHint, () => guessFrom(sample, askHint())) ?? 'windows-1252'
}

function guessFrom(sample: Uint8Array, hint: string | null): string {
  if (hint && !/^(?:utf-|windows-1252|iso-2022|hz)/.test(hint)) {
    const text = decodeStrictly(sample, hint)
    if (text !== null && !/[\ue000-\uf8ff\u0080-\u009f]/.test(text)) return hint
  }
  if (looksWestern(sample)) return 'windows-1252'
  const best = bestMultiByte(sample)
  return best.score < 0.9 ? (cyrillicCharset(sample) ?? best.charset) : best.charset
}

/** The East Asian charset of bytes labelled as Western ones, when there is no doubt about it; else null. */
export function guessMislabelled(bytes: Uint8Array, hint: CharsetHint): string | null {
  const sample = sampleOf(bytes)
  return withinBudget(sample, hint, () => {
    if (looksWestern(sample)) return null
    const best = bestMultiByte(sample)
    return best.score > 0.9 ? best.charset : null
  })
}
