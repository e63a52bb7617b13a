import { render } from 'preact'
import { HOST_NAME } from '../platform/hostName.ts'
import { Banner, type BannerProps } from './Banner.tsx'
import { type Guard, watchBanner } from './guard/watch.ts'
import bannerStyle from './style/banner.css?inline'
import diagnosisStyle from './style/diagnosis.css?inline'
import { withOwnNames } from './style/ownNames.ts'

/** Beats every rule of the document's own style sheets; the shadow root repeats it for what inline style cannot reach. */
const HOST_STYLE: readonly (readonly [property: string, value: string])[] = [
  ['all', 'initial'],
  ['display', 'block'],
  ['visibility', 'visible'],
  ['opacity', '1'],
  ['position', 'relative'],
  ['pointer-events', 'auto'],
]

export interface Mounting {
  /** Told when the document keeps the banner from being seen or pressed, and when it no longer does. */
  onCovered?(covered: boolean): void
  /** True where nothing but the banner has any business in the top layer. */
  readonly alone?: boolean
}

/**
 * Paints the banner in a closed shadow root of a new element, which `place` puts into the document, and watches
 * over it there: buttons work when it has been in sight for a while, and are not there when the document hides it.
 * Returns what takes it away again.
 */
export function mountBanner(
  props: BannerProps,
  place: (host: HTMLElement) => void,
  mounting: Mounting = {},
): () => void {
  const host = document.createElement(HOST_NAME)
  for (const [property, value] of HOST_STYLE) host.style.setProperty(property, value, 'important')
  const root = host.attachShadow({ mode: 'closed' })
  const style = document.createElement('style')
  style.textContent = withOwnNames(diagnosisStyle + bannerStyle)
  const frame = document.createElement('div')
  root.append(style, frame)
  place(host)
  let guard: Guard | null = null
  let covered = false
  const paint = () => {
    const accepts = (event: Event) => props.accepts(event) && (guard?.accepts(event) ?? false)
    const onView = () => guard?.disarm()
    render(<Banner {...props} covered={covered} accepts={accepts} onView={onView} />, frame)
  }
  paint()
  guard = watchBanner(
    { host, root },
    {
      alone: mounting.alone ?? false,
      onTrouble(trouble) {
        if (trouble) frame.dataset.trouble = trouble
        else delete frame.dataset.trouble
        covered = trouble !== null
        paint()
        mounting.onCovered?.(covered)
      },
      onArmed: (armed) => frame.toggleAttribute('data-armed', armed),
    },
  )
  return () => {
    guard?.stop()
    render(null, frame)
    host.remove()
  }
}
