import { useId } from 'preact/hooks'
import type { ChoiceFormat } from '../actions/types.ts'
import { LOCALES, type Locale } from '../i18n/types.ts'
import { CHOICE_FORMATS } from '../ticket/types.ts'
import type { FrameWords } from '../view/frameWords.ts'
import { useShell } from './shell.ts'

const FORMAT_WORDS = {
  text: 'bannerFormatText',
  markdown: 'bannerFormatMarkdown',
  json: 'bannerFormatJson',
} as const satisfies Record<ChoiceFormat, keyof FrameWords>

const LOCALE_WORDS = {
  en: 'bannerLanguageEn',
  zh_CN: 'bannerLanguageZhCn',
  zh_TW: 'bannerLanguageZhTw',
} as const satisfies Record<Locale, keyof FrameWords>

/** Language, format and masking of tickets. The choice is kept for the next ones. */
export function TicketOptions() {
  const { words, choice, setChoice } = useShell()
  return (
    <div class="options">
      <Segments
        legend={words.bannerTicketLanguage}
        values={LOCALES}
        value={choice.locale}
        label={(locale) => words[LOCALE_WORDS[locale]]}
        onChoose={(locale) => setChoice({ ...choice, locale })}
      />
      <Segments
        legend={words.bannerTicketFormat}
        values={CHOICE_FORMATS}
        value={choice.format}
        label={(format) => words[FORMAT_WORDS[format]]}
        onChoose={(format) => setChoice({ ...choice, format })}
      />
      <label class="mask" title={words.bannerTicketMaskHint}>
        <input
          type="checkbox"
          checked={choice.mask}
          onChange={(event) => setChoice({ ...choice, mask: event.currentTarget.checked })}
        />
        {words.bannerTicketMask}
      </label>
    </div>
  )
}

interface SegmentsProps<T extends string> {
  readonly legend: string
  readonly values: readonly T[]
  readonly value: T
  label(value: T): string
  onChoose(value: T): void
}

/** Radio buttons in one line: a drop-down list does not open in every message document. */
function Segments<T extends string>({ legend, values, value, label, onChoose }: SegmentsProps<T>) {
  const name = useId()
  return (
    <fieldset class="segments">
      <legend>{legend}</legend>
      <div>
        {values.map((item) => (
          <label key={item}>
            <input
              type="radio"
              name={name}
              value={item}
              checked={item === value}
              onChange={() => onChoose(item)}
            />
            <span>{label(item)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
