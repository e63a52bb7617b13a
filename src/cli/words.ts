import english from 'virtual:catalogue/en'
import simplified from 'virtual:catalogue/zh_CN'
import traditional from 'virtual:catalogue/zh_TW'
import { resolveLocale } from '../i18n/locale.ts'
import { translate, withFallback } from '../i18n/translate.ts'
import type { Catalogue, Locale, MessageRef } from '../i18n/types.ts'

const CATALOGUES: Readonly<Record<Locale, () => Catalogue>> = {
  en: () => english,
  zh_CN: () => withFallback(simplified, english),
  zh_TW: () => withFallback(traditional, english),
}

/** The language of one run: its catalogue and how to say something in it. */
export interface Words {
  readonly locale: Locale
  readonly catalogue: Catalogue
  readonly timeZone: string
  say(ref: MessageRef): string
  /** A message whose parameters are plain text. */
  tell(key: string, params?: Readonly<Record<string, string>>): string
}

export function wordsIn(locale: Locale): Words {
  const catalogue = CATALOGUES[locale]()
  const say = (ref: MessageRef) => translate(catalogue, locale, ref, hasDate(ref) ? timeZoneHere() : 'UTC')
  return {
    locale,
    catalogue,
    get timeZone() {
      return timeZoneHere()
    },
    say,
    tell: (key, params) => say(params ? { key, params } : { key }),
  }
}

const hasDate = ({ params }: MessageRef): boolean =>
  Object.values(params ?? {}).some((param) => typeof param === 'object' && param.kind === 'date')

let known: string | undefined

/** Asked only where a moment is told: it makes the engine load its tables of time zones. */
function timeZoneHere(): string {
  known ??= new Intl.DateTimeFormat().resolvedOptions().timeZone
  return known
}

/** `--lang` where given, else the locale of the environment, as POSIX orders it. */
export function localeOf(lang: string | undefined, environment: NodeJS.ProcessEnv): Locale {
  const tag = lang ?? (environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || 'en')
  return resolveLocale(tag.replace(/[.@].*$/, ''))
}
