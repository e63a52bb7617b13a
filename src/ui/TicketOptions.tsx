import type { ChoiceFormat } from '../actions/types.ts'
import { LOCALES, type Locale } from '../i18n/types.ts'
import { AUDIENCES, type Audience, CHOICE_FORMATS } from '../ticket/types.ts'
import type { FrameWords } from '../view/frameWords.ts'
import { Segments } from './Segments.tsx'
import { useShell } from './shell.ts'

const AUDIENCE_WORDS = {
  'own-admin': 'bannerAudienceOwnAdmin',
  'recipient-admin': 'bannerAudienceRecipientAdmin',
  provider: 'bannerAudienceProvider',
  recipient: 'bannerAudienceRecipient',
} as const satisfies Record<Audience, keyof FrameWords>

export const FORMAT_WORDS = {
  text: 'bannerFormatText',
  markdown: 'bannerFormatMarkdown',
  html: 'bannerFormatHtml',
  json: 'bannerFormatJson',
  eml: 'bannerFormatEml',
} as const satisfies Record<ChoiceFormat, keyof FrameWords>

const LOCALE_WORDS = {
  en: 'bannerLanguageEn',
  zh_CN: 'bannerLanguageZhCn',
  zh_TW: 'bannerLanguageZhTw',
} as const satisfies Record<Locale, keyof FrameWords>

/** Reader, language, format and masking of tickets. All but the reader is kept for the next ones. */
export function TicketOptions() {
  const { words, choice, setChoice } = useShell()
  return (
    <div class="options">
      <Segments
        legend={words.bannerTicketAudience}
        values={AUDIENCES}
        value={choice.audience}
        label={(audience) => words[AUDIENCE_WORDS[audience]]}
        onChoose={(audience) => setChoice({ ...choice, audience })}
      />
      {choice.audience === 'recipient' && <p class="soft">{words.bannerAudienceHint}</p>}
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
