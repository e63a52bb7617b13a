import '../style/diagnosis.css'
import '../style/page.css'
import '../style/retries.css'
import './check.css'
import { render } from 'preact'
import type { Say } from '../words.ts'
import { Check, type CheckProps } from './Check.tsx'

/** Paints the page of live checks. */
export function mountCheck(props: CheckProps, root: Element): void {
  render(<Check {...props} />, root)
}

/** Says that there is nothing to check any more. */
export function mountUnreadable(say: Say, root: Element): void {
  render(
    <main class="surface page">
      <h1>{say('liveTitle')}</h1>
      <p>{say('liveUnreadable')}</p>
    </main>,
    root,
  )
}
