// Shows the banner with invented diagnoses in an ordinary page, to judge its look: `npx vite`, then /src/ui/dev/.
// ?sample=N shows one of them, &open presses its "Details" and "Ticket options".
import { render } from 'preact'
import { Banner } from '../Banner.tsx'
import bannerStyle from '../style/banner.css?inline'
import diagnosisStyle from '../style/diagnosis.css?inline'
import { SAMPLES, WORDS } from './samples.ts'

const query = new URLSearchParams(location.search)
const wanted = query.get('sample')
for (const [index, view] of SAMPLES.entries()) {
  if (wanted !== null && Number(wanted) !== index) continue
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'open' })
  const style = document.createElement('style')
  style.textContent = diagnosisStyle + bannerStyle
  const frame = document.createElement('div')
  root.append(style, frame)
  document.body.append(host)
  render(
    <Banner
      view={view}
      words={WORDS}
      choice={{ locale: view.locale, format: 'text', mask: false, audience: 'own-admin' }}
      run={async (id) => (id === 'not-a-bounce' ? 'hidden' : id === 'show-again' ? 'restored' : 'copied')}
      copyCommand={async () => 'copied'}
      accepts={() => true}
      onChoice={() => {}}
    />,
    frame,
  )
  if (query.has('open'))
    setTimeout(() => {
      for (const button of root.querySelectorAll(
        '[data-action="toggle-details"], [data-action="ticket-options"], .row:first-child > summary, .admin > summary, .received > summary',
      ))
        (button as HTMLElement).click()
    }, 300)
}
