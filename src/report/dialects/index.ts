import { searchFor } from '../literals.ts'
import type { Notice } from '../notice.ts'
import { oneLine } from '../oneLine.ts'
import { APPLIANCES } from './appliances.ts'
import { CHINESE } from './chinese.ts'
import { EXCHANGE } from './exchange.ts'
import { GOOGLE } from './google.ts'
import { SENDMAIL } from './sendmail.ts'
import type { Dialect, NoticeHeaders } from './types.ts'
import { UNIX } from './unix.ts'

/** Every known layout; those with the plainer signs come first. */
export const DIALECTS: readonly Dialect[] = [
  ...CHINESE,
  ...GOOGLE,
  ...SENDMAIL,
  ...UNIX,
  ...APPLIANCES,
  ...EXCHANGE,
]

const SIGNS = [...new Set(DIALECTS.flatMap(({ signs }) => signs))]
const findSigns = searchFor(SIGNS.map(oneLine))
/** By sign: the places of the layouts that have it. */
const LAYOUTS_OF = SIGNS.map((sign) =>
  DIALECTS.flatMap(({ signs }, place) => (signs.includes(sign) ? [place] : [])),
)

/** True when one of the layout's signs stands in the text. */
export function hasSign(dialect: Dialect, text: string): boolean {
  const { lined, flat } = plainText(text)
  return dialect.signs.some((literal) => (literal.includes('\n') ? lined : flat).includes(literal))
}

function plainText(text: string): { lined: string; flat: string } {
  const lined = text
    .slice(0, 20_000)
    .toLowerCase()
    .replace(/[ \t]{2,}|\t/g, ' ')
    .replace(/\n /g, '\n')
  return { lined, flat: oneLine(lined) }
}

/** The places of the layouts that have a sign in the text. A sign may run over a line break. */
function signedLayouts(text: string): Set<number> {
  const { lined, flat } = plainText(text)
  const signed = new Set<number>()
  for (const number of findSigns(flat)) {
    const sign = SIGNS[number] as string
    if (sign.includes('\n') && !lined.includes(sign)) continue
    for (const place of LAYOUTS_OF[number] as readonly number[]) signed.add(place)
  }
  return signed
}

/** What is asked of a layout beside its signs; of one shape, unlike the layouts. */
const ASKED = DIALECTS.map(({ needsBoth, headers }) => ({
  needsBoth: needsBoth === true,
  headers: headers ?? null,
}))

/** The layouts that a notice's signs fit, in order; those that need sender or subject too only with them. */
export function dialectsOf(notice: Notice, headers: NoticeHeaders): Dialect[] {
  const signed = signedLayouts(notice.text)
  return DIALECTS.filter((_, place) => {
    const { needsBoth, headers: tell } = ASKED[place] as (typeof ASKED)[number]
    const sign = signed.has(place)
    if (sign !== needsBoth) return sign
    return tell?.(headers) ?? false
  })
}
