import '../style/diagnosis.css'
import '../style/page.css'
import '../style/retries.css'
import '../style/sites.css'
import { FIRST_RESOLVER, RESOLVERS } from '../../live/resolvers.ts'
import type { Retry } from '../../outgoing/retries.ts'
import { browser } from '../../platform/browser.ts'
import { forgetFindings } from '../../platform/findings.ts'
import { uiLocale } from '../../platform/locale.ts'
import { allowedOrigins } from '../../platform/origins.ts'
import { takeBackLeave } from '../../platform/resolvers.ts'
import { changeSettings, readSettings, resetSettings } from '../../platform/settings.ts'
import { askBackground } from '../askBackground.ts'
import { openPage } from '../openPage.ts'
import { OptionsPage } from './OptionsPage.tsx'

/** Reminders and compose windows are Thunderbird's alone. */
const inMail = __TARGET__ === 'thunderbird'

const wipe = async (): Promise<void> => {
  if (!inMail) return browser.storage.local.clear().then(forgetFindings)
  if (!(await askBackground<boolean>({ type: 'wipe' }))) throw new Error('not wiped')
}

/** Changes what is set; leave to ask a resolver of the reader's own goes with its address. */
const changing = async <T,>(change: () => Promise<T>): Promise<T> => {
  const before = await readSettings()
  const changed = await change()
  await takeBackLeave(before, await readSettings())
  return changed
}

void openPage('optionsTitle', async (say) => (
  <OptionsPage
    say={say}
    first={await readSettings()}
    retries={inMail ? ((await askBackground<readonly Retry[]>({ type: 'retries' })) ?? []) : null}
    sites={inMail ? null : await allowedOrigins()}
    resolvers={RESOLVERS}
    firstResolver={FIRST_RESOLVER[await uiLocale()]}
    change={(changed) => changing(() => changeSettings(changed))}
    reset={() => changing(resetSettings)}
    wipe={() => changing(wipe)}
    onLanguage={() => location.reload()}
  />
))
