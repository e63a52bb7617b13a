import '../style/diagnosis.css'
import '../style/page.css'
import '../style/retries.css'
import '../style/sites.css'
import { FIRST_RESOLVER, RESOLVERS } from '../../live/resolvers.ts'
import type { Retry } from '../../outgoing/retries.ts'
import { uiLocale } from '../../platform/locale.ts'
import { allowNotifications } from '../../platform/notifications.ts'
import { allowedOrigins } from '../../platform/origins.ts'
import { takeBackLeave } from '../../platform/resolvers.ts'
import { changeSettings, readSettings, resetSettings } from '../../platform/settings.ts'
import { askBackground } from '../askBackground.ts'
import { openPage } from '../openPage.ts'
import { OptionsPage } from './OptionsPage.tsx'

const inMail = __TARGET__ === 'thunderbird'

const wipe = async (): Promise<void> => {
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
    retries={(await askBackground<readonly Retry[]>({ type: 'retries' })) ?? []}
    sites={inMail ? null : await allowedOrigins()}
    resolvers={RESOLVERS}
    firstResolver={FIRST_RESOLVER[await uiLocale()]}
    change={(changed) => changing(() => changeSettings(changed))}
    allowReminders={inMail ? async () => true : allowNotifications}
    reset={() => changing(resetSettings)}
    wipe={() => changing(wipe)}
    onLanguage={() => location.reload()}
  />
))
