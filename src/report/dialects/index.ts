import type { Notice } from '../notice.ts'
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

/** True when one of the layout's signs stands in the text. */
export function hasSign(dialect: Dialect, text: string): boolean {
  const { lined, flat } = plainText(text)
  return dialect.signs.some((literal) => (literal.includes('\n') ? lined : flat).includes(literal))
}

function plainText(text: string): { lined: string; flat: string } {
  const lined = text
    .slice(0, 20_000)
    .toLowerCase()
    .replace(/[ \t]+/g, ' ')
    .replace(/\n /g, '\n')
  return { lined, flat: lined.replace(/\s+/g, ' ') }
}

/** The layouts that a notice's signs fit, in order; those that need sender or subject too only with them. */
export function dialectsOf(notice: Notice, headers: NoticeHeaders): Dialect[] {
  const { lined, flat } = plainText(notice.text)
  return DIALECTS.filter((dialect) => {
    const sign = dialect.signs.some((literal) => (literal.includes('\n') ? lined : flat).includes(literal))
    const head = dialect.headers?.(headers) ?? false
    return dialect.needsBoth ? sign && head : sign || head
  })
}
