import { LANGUAGE_WORDS, LanguageChoice } from './LanguageChoice.tsx'
import type { SectionProps } from './OptionsPage.tsx'

/** The language of everything that is shown. */
export function LanguageOptions({ say, settings, save }: SectionProps) {
  return (
    <section>
      <LanguageChoice
        name="language"
        legend={say('optionsLanguage')}
        auto={say('optionsLanguageAuto')}
        word={(locale) => say(LANGUAGE_WORDS[locale])}
        value={settings.language}
        onChoose={(language) => save({ language })}
      />
    </section>
  )
}
