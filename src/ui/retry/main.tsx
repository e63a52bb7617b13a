import '../style/diagnosis.css'
import '../style/page.css'
import '../style/retries.css'
import type { RetryOffer } from '../../background/messages.ts'
import { allowNotifications } from '../../platform/notifications.ts'
import { readSettings } from '../../platform/settings.ts'
import { askBackground } from '../askBackground.ts'
import { messageOfPage, openPage, tabOfPage } from '../openPage.ts'
import { RetryPage } from './RetryPage.tsx'

const WEB = __TARGET__ !== 'thunderbird'
const about = { message: messageOfPage(), ...tabOfPage() }

void openPage('retryTitle', async (say) => {
  const [offer, { reminders }] = await Promise.all([
    askBackground<RetryOffer>({ type: 'retry-offer', ...about }),
    readSettings(),
  ])
  return (
    <RetryPage
      offer={offer}
      say={say}
      now={Date.now()}
      inWebmail={WEB}
      onAdd={async (due) => {
        const told = !WEB || (reminders && (await allowNotifications()))
        const done = await askBackground<boolean>({ type: 'retry-add', ...about, due })
        return done !== true ? 'failed' : told ? 'set' : 'silent'
      }}
      onCancel={async (id) => (await askBackground({ type: 'retry-cancel', id })) !== null}
      onClose={() => window.close()}
    />
  )
})
