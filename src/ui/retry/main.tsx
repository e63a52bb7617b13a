import '../style/diagnosis.css'
import '../style/page.css'
import '../style/retries.css'
import type { RetryOffer } from '../../background/messages.ts'
import { askBackground } from '../askBackground.ts'
import { messageOfPage, openPage } from '../openPage.ts'
import { RetryPage } from './RetryPage.tsx'

const message = messageOfPage()

void openPage('retryTitle', async (say) => {
  const offer = await askBackground<RetryOffer>({ type: 'retry-offer', message })
  return (
    <RetryPage
      offer={offer}
      say={say}
      now={Date.now()}
      onAdd={async (due) => (await askBackground<boolean>({ type: 'retry-add', message, due })) === true}
      onCancel={async (id) => (await askBackground({ type: 'retry-cancel', id })) !== null}
      onClose={() => window.close()}
    />
  )
})
