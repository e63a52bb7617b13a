import { strictAddress } from '../../outgoing/address.ts'
import { CHOICE_FORMATS } from '../../ticket/types.ts'
import { Segments } from '../Segments.tsx'
import { FORMAT_WORDS } from '../TicketOptions.tsx'
import { Field, Tick } from './Field.tsx'
import { LANGUAGE_WORDS, LanguageChoice } from './LanguageChoice.tsx'
import type { SectionProps } from './OptionsPage.tsx'

/** How tickets are written, what they leave out, and to whom they go. */
export function TicketSettings({ say, settings, save }: SectionProps) {
  return (
    <section aria-labelledby="tickets">
      <h2 id="tickets">{say('optionsTickets')}</h2>
      <LanguageChoice
        name="ticketLanguage"
        legend={say('bannerTicketLanguage')}
        auto={say('optionsTicketAuto')}
        word={(locale) => say(LANGUAGE_WORDS[locale])}
        value={settings.ticketLanguage}
        onChoose={(ticketLanguage) => save({ ticketLanguage })}
      />
      <Segments
        name="ticketFormat"
        legend={say('bannerTicketFormat')}
        values={CHOICE_FORMATS}
        value={settings.ticketFormat}
        label={(format) => say(FORMAT_WORDS[format])}
        onChoose={(ticketFormat) => save({ ticketFormat })}
      />
      <Tick
        name="maskAddresses"
        label={say('bannerTicketMask')}
        hint={say('bannerTicketMaskHint')}
        checked={settings.maskAddresses}
        onChange={(maskAddresses) => save({ maskAddresses })}
      />
      <Tick
        name="ticketSubject"
        label={say('optionsTicketSubject')}
        checked={settings.ticketSubject && !settings.maskAddresses}
        disabled={settings.maskAddresses}
        onChange={(ticketSubject) => save({ ticketSubject })}
      />
      <Field
        name="supportAddress"
        keys="email"
        label={say('optionsSupport')}
        hint={say('optionsSupportHint')}
        value={settings.supportAddress ?? ''}
        read={(text) => (text.trim() === '' ? { value: null } : found(strictAddress(text)))}
        bad={say('optionsSupportBad')}
        onValue={(supportAddress) => save({ supportAddress })}
      />
    </section>
  )
}

const found = (address: string | null): { readonly value: string } | null =>
  address === null ? null : { value: address }
