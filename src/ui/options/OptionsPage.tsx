import { useState } from 'preact/hooks'
import type { Retry } from '../../outgoing/retries.ts'
import { DEFAULTS, type Settings } from '../../platform/settings.ts'
import { RetryList } from '../RetryList.tsx'
import { Sites } from '../sites/Sites.tsx'
import { useStatus } from '../status.ts'
import { useRetries } from '../useRetries.ts'
import type { Say } from '../words.ts'
import { LanguageOptions } from './LanguageOptions.tsx'
import { LiveOptions, type ResolverChoice } from './LiveOptions.tsx'
import { ResendOptions } from './ResendOptions.tsx'
import { StoredData } from './StoredData.tsx'
import { TicketSettings } from './TicketSettings.tsx'

interface OptionsPageProps {
  readonly say: Say
  readonly first: Settings
  /** Mails to be tried again. */
  readonly retries: readonly Retry[]
  /** Pages that are allowed; null where there are none to allow. */
  readonly sites: readonly string[] | null
  /** Resolvers for live checks, and the one that is picked at first. */
  readonly resolvers: readonly ResolverChoice[]
  readonly firstResolver: string
  /** Has the browser ask for leave to remind, in the click itself; false where it is not given. */
  allowReminders(): Promise<boolean>
  change(changed: Partial<Settings>): Promise<Settings>
  reset(): Promise<void>
  wipe(): Promise<void>
  /** The language of the page itself has changed. */
  onLanguage(): void
}

/** What one section of the page needs. */
export interface SectionProps {
  readonly say: Say
  readonly settings: Settings
  /** Saves at once and says so. */
  save(changed: Partial<Settings>): void
}

/** All settings; each is saved as soon as it is set. */
export function OptionsPage(props: OptionsPageProps) {
  const { say, first, retries, sites, change, reset, wipe, onLanguage } = props
  const [settings, setSettings] = useState(first)
  const [round, setRound] = useState(0)
  const { status, announce } = useStatus()
  const list = useRetries(retries, () => announce(say('retryFailed')))

  const attempt = async (task: () => Promise<void>) => {
    try {
      await task()
    } catch {
      announce(say('optionsNotSaved'))
    }
  }
  const save = (changed: Partial<Settings>) =>
    void attempt(async () => {
      const next = await change(changed)
      setSettings(next)
      announce('')
      announce(say('optionsSaved'))
      if (next.language !== settings.language) onLanguage()
    })
  const setReminders = async (wanted: boolean) => {
    const reminders = wanted && (await props.allowReminders())
    save({ reminders })
  }
  const toDefaults = (done: string) => {
    const language = settings.language
    setSettings(DEFAULTS)
    setRound(round + 1)
    announce(done)
    if (language !== DEFAULTS.language) onLanguage()
  }
  const section = { say, settings, save }
  return (
    <main class="surface page wide" key={round}>
      <div class="title">
        <img src="/icons/icon-48.png" width="32" height="32" alt="" />
        <h1>{say('optionsTitle')}</h1>
      </div>
      {sites !== null && (
        <section aria-labelledby="sites">
          <h2 id="sites">{say('sitesTitle')}</h2>
          <Sites say={say} first={sites} announce={announce} />
        </section>
      )}
      <LanguageOptions {...section} />
      <TicketSettings {...section} />
      <ResendOptions {...section} onReminders={(wanted) => void setReminders(wanted)} />
      <section aria-labelledby="retries">
        <h2 id="retries">{say('retryList')}</h2>
        {list.retries.length === 0 && <p class="soft">{say('retryNone')}</p>}
        {list.retries.length > 0 && (
          <RetryList retries={list.retries} say={say} onOpen={list.open} onCancel={list.cancel} />
        )}
      </section>
      <LiveOptions {...section} resolvers={props.resolvers} firstResolver={props.firstResolver} />
      <StoredData
        say={say}
        reset={() =>
          void attempt(async () => {
            await reset()
            toDefaults(say('optionsResetDone'))
          })
        }
        wipe={() =>
          void attempt(async () => {
            await wipe()
            list.clear()
            toDefaults(say('optionsWiped'))
          })
        }
      />
      <p class="toast" role="status">
        {status}
      </p>
    </main>
  )
}
