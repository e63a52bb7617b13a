import '../style/diagnosis.css'
import '../style/page.css'
import '../style/retries.css'
import type { AddressOffer, MarkOutcome } from '../../background/messages.ts'
import { browser } from '../../platform/browser.ts'
import { askBackground } from '../askBackground.ts'
import { messageOfPage, openPage } from '../openPage.ts'
import { AddressPage } from './AddressPage.tsx'

const message = messageOfPage()

/** The name is missing in the polyfill's types. */
const PERMISSION = { permissions: ['addressBooks' as never] }
const granted = browser.permissions.contains(PERMISSION).catch(() => false)

void openPage('addressTitle', async (say) => {
  const isGranted = await granted
  const addresses = await askBackground<AddressOffer>({ type: 'address-offer', message })
  // Asked for in the click itself: later it would not be the reader's doing.
  const allow = async () => isGranted || browser.permissions.request(PERMISSION).catch(() => false)
  return (
    <AddressPage
      addresses={addresses ?? []}
      say={say}
      allow={allow}
      onMark={(addresses) => askBackground<MarkOutcome>({ type: 'mark-address', message, addresses })}
      onUnmark={(addresses) => askBackground<MarkOutcome>({ type: 'unmark-address', message, addresses })}
      onClose={() => window.close()}
    />
  )
})
