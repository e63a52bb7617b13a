import { LOCALES, type Locale } from '../../i18n/types.ts'
import type { Language } from '../../platform/settings.ts'
import { Segments } from '../Segments.tsx'

/** Names of the languages, each in itself. */
export const LANGUAGE_WORDS = {
  en: 'bannerLanguageEn',
  zh_CN: 'bannerLanguageZhCn',
  zh_TW: 'bannerLanguageZhTw',
} as const satisfies Record<Locale, string>

interface LanguageChoiceProps {
  readonly name: string
  readonly legend: string
  /** What `auto` is called. */
  readonly auto: string
  readonly value: Language
  word(locale: Locale): string
  onChoose(language: Language): void
}

export function LanguageChoice({ name, legend, auto, value, word, onChoose }: LanguageChoiceProps) {
  return (
    <Segments
      name={name}
      legend={legend}
      values={['auto', ...LOCALES] as readonly Language[]}
      value={value}
      label={(language) => (language === 'auto' ? auto : word(language))}
      onChoose={onChoose}
    />
  )
}
