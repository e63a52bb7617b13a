import '../style/diagnosis.css'
import '../style/page.css'
import '../style/retries.css'
import type { AddressOffer, MarkOutcome } from '../../background/messages.ts'
import { browser } from '../../platform/browser.ts'
import { askBackground } from '../askBackground.ts'
import { messageOfPage, openPage } from '../openPage.ts'
import { AddressPage } from './AddressPage.tsx'

const message = messageOfPage()

/** Asks in the click itself: later it would not be the reader's doing. The name is missing in the polyfill's types. */
const allow = (): Promise<boolean> =>
  browser.permissions.request({ permissions: ['addressBooks' as never] }).catch(() => false)

void openPage('addressTitle', async (say) => (
  <AddressPage
    addresses={(await askBackground<AddressOffer>({ type: 'address-offer', message })) ?? []}
    say={say}
    allow={allow}
    onMark={(addresses) => askBackground<MarkOutcome>({ type: 'mark-address', message, addresses })}
    onUnmark={(addresses) => askBackground<MarkOutcome>({ type: 'unmark-address', message, addresses })}
    onClose={() => window.close()}
  />
))
