import { isWithin, LIMITS, MEGABYTE, parseMegabytes } from '../../platform/settings.ts'
import { Field, Tick } from './Field.tsx'
import type { SectionProps } from './OptionsPage.tsx'

/** What to go by where a bounce names no figures, and whether to be reminded. */
export function ResendOptions({
  say,
  settings,
  save,
  onReminders,
}: SectionProps & { onReminders(wanted: boolean): void }) {
  const words = ({ least, most }: { readonly least: number; readonly most: number }) => ({
    least: String(least),
    most: String(most),
  })
  return (
    <section aria-labelledby="resend">
      <h2 id="resend">{say('optionsResend')}</h2>
      <Field
        name="perMail"
        keys="numeric"
        label={say('optionsPerMail')}
        hint={say('optionsPerMailHint')}
        value={String(settings.perMail)}
        read={(text) => {
          const value = /^\d{1,4}$/.test(text.trim().normalize('NFKC'))
            ? Number(text.normalize('NFKC'))
            : null
          return isWithin(value, LIMITS.perMail) ? { value } : null
        }}
        bad={say('optionsPerMailBad', words(LIMITS.perMail))}
        onValue={(perMail) => save({ perMail })}
      />
      <Field
        name="sizeSteps"
        keys="text"
        label={say('optionsSizes')}
        hint={say('optionsSizesHint')}
        value={settings.sizeSteps.map((size) => String(Math.round((size / MEGABYTE) * 100) / 100)).join(', ')}
        read={(text) => {
          const value = parseMegabytes(text)
          return value && { value }
        }}
        bad={say('optionsSizesBad', { ...words(LIMITS.megabytes), count: String(LIMITS.steps) })}
        onValue={(sizeSteps) => save({ sizeSteps })}
      />
      <Tick
        name="reminders"
        label={say('optionsReminders')}
        hint={say('optionsRemindersHint')}
        checked={settings.reminders}
        onChange={onReminders}
      />
    </section>
  )
}
