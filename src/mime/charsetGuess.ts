/**
 * Guesses the charset of 8-bit text that says nothing (or lies) about it. Candidates are decoded and judged by how
 * common their characters are in the languages written with them; mail systems' own words are counted in.
 */

const SAMPLE_BYTES = 8192

const COMMON_SIMPLIFIED =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运退邮送收址箱失败服器误原投递限超拒绝垃圾您请未户账'
const COMMON_TRADITIONAL =
  '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日者意無力與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應向頭文體相見被利什二等產或新己制身果加月話合回特代內信表化老給世位次度門任常先通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系統氣題電數安少報結反受目太量再務做接必場件計管期市直資命指許區保至形社便空決設式告類求據程該交規取確傳清讓帶退郵送收址箱失敗服器誤投遞限超拒絕垃圾您請未戶帳寄'
const COMMON_KOREAN =
  '이다는을의에가한하고지기를은로사도리어자시인아대해서나으있스수그정부일들보라전상장주만과게안제원여구동니습것오와신우관내선소공위비용받메일송실패주편면요없'

/** Weights of a decoded character, per byte: in the list, ordinary for the script, odd, wrong. */
interface Candidate {
  readonly charset: string
  readonly common: ReadonlySet<string>
  readonly weigh: (code: number) => number
}

const kana = (code: number) => code >= 0x3040 && code <= 0x30ff
const ideograph = (code: number) => code >= 0x4e00 && code <= 0x9fff
const punctuation = (code: number) => (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xff5e)

function weighHan(code: number): number {
  if (ideograph(code)) return 0.5
  if (punctuation(code)) return 0.6
  return code > 0x7f ? -1 : 0
}

function weighJapanese(code: number): number {
  if (kana(code)) return 1.6
  if (ideograph(code)) return 0.45
  if (punctuation(code)) return 0.6
  // Half-width katakana are single bytes, which almost any bytes can be taken for.
  if (code >= 0xff61 && code <= 0xff9f) return -0.4
  return code > 0x7f ? -1 : 0
}

function weighKorean(code: number): number {
  if (code >= 0xac00 && code <= 0xd7a3) return 0.7
  if (ideograph(code)) return -0.2
  return code > 0x7f && !punctuation(code) ? -1 : 0
}

const MULTI_BYTE: readonly Candidate[] = [
  { charset: 'gbk', common: new Set(COMMON_SIMPLIFIED), weigh: weighHan },
  { charset: 'big5', common: new Set(COMMON_TRADITIONAL), weigh: weighHan },
  { charset: 'shift_jis', common: new Set(), weigh: weighJapanese },
  { charset: 'euc-jp', common: new Set(), weigh: weighJapanese },
  { charset: 'euc-kr', common: new Set(COMMON_KOREAN), weigh: weighKorean },
]

/** Text of bytes when all of it is valid; a character cut off at the end is forgiven. */
function decodeStrictly(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}

function plausibility(text: string, candidate: Candidate): number {
  let score = 0
  let count = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code < 0x80) continue
    count++
    score += candidate.common.has(char) ? 2 : candidate.weigh(code)
  }
  return count === 0 ? 0 : score / count
}

/** High bytes that stand in runs, and those that stand alone among ASCII as in Western words. */
function highByteRuns(bytes: Uint8Array): { readonly total: number; readonly lonely: number } {
  let total = 0
  let lonely = 0
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] as number) < 0x80) continue
    total++
    if ((bytes[at - 1] ?? 0) < 0x80 && (bytes[at + 1] ?? 0) < 0x80) lonely++
  }
  return { total, lonely }
}

/** Cyrillic in one charset is Cyrillic with its case turned round in the other. */
function cyrillicCharset(bytes: Uint8Array): string | null {
  let best: string | null = null
  let bestScore = 0.55
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

/**
 * The most plausible charset of bytes that hold something above 0x7F and are not UTF-8. `hint` (a charset that the
 * same mail declares elsewhere, canonical name) wins when the bytes are valid in it. Looks at the first 8 kB only.
 */
export function guessCharset(bytes: Uint8Array, hint: string | null): string {
  const sample = bytes.length > SAMPLE_BYTES ? bytes.subarray(0, SAMPLE_BYTES) : bytes
  if (hint && hint !== 'utf-8' && !hint.startsWith('utf-16') && hint !== 'windows-1252') {
    const text = decodeStrictly(sample, hint)
    if (text !== null && !/[\ue000-\uf8ff\u0080-\u009f]/.test(text)) return hint
  }
  const runs = highByteRuns(sample)
  if (runs.lonely > runs.total / 2) return 'windows-1252'
  let best = 'windows-1252'
  let bestScore = 0.35
  for (const candidate of MULTI_BYTE) {
    const text = decodeStrictly(sample, candidate.charset)
    const score = text === null ? 0 : plausibility(text, candidate)
    if (score > bestScore) {
      best = candidate.charset
      bestScore = score
    }
  }
  if (bestScore < 0.9) return cyrillicCharset(sample) ?? best
  return best
}
