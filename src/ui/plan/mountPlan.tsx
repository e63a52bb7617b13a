import '../style/diagnosis.css'
import './plan.css'
import { render } from 'preact'
import { Plan, type PlanProps } from './Plan.tsx'
import { SupportHandOver, type SupportHandOverProps } from './SupportHandOver.tsx'

/** Paints the plan page; returns what takes it away again. */
export function mountPlan(props: PlanProps, root: Element): () => void {
  render(null, root)
  render(<Plan {...props} />, root)
  return () => render(null, root)
}

/** Paints one line in place of the page. */
export function mountNote(text: string, root: Element): void {
  render(
    <main class="surface plan">
      <p role="status">{text}</p>
    </main>,
    root,
  )
}

/** Paints a mail to support that the reader is to write. */
export function mountSupport(props: SupportHandOverProps, root: Element): void {
  render(null, root)
  render(<SupportHandOver {...props} />, root)
}
