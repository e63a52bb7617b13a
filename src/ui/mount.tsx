import { render } from 'preact'
import { HOST_NAME } from '../platform/hostName.ts'
import { Banner, type BannerProps } from './Banner.tsx'
import bannerStyle from './style/banner.css?inline'
import diagnosisStyle from './style/diagnosis.css?inline'

/** Beats every rule of the document's own style sheets; the shadow root repeats it for what inline style cannot reach. */
const HOST_STYLE: readonly (readonly [property: string, value: string])[] = [
  ['all', 'initial'],
  ['display', 'block'],
  ['visibility', 'visible'],
  ['opacity', '1'],
  ['position', 'relative'],
  ['pointer-events', 'auto'],
]

/**
 * Paints the banner in a closed shadow root of a new element, which `place` puts into the document. Returns what
 * takes it away again.
 */
export function mountBanner(props: BannerProps, place: (host: HTMLElement) => void): () => void {
  const host = document.createElement(HOST_NAME)
  for (const [property, value] of HOST_STYLE) host.style.setProperty(property, value, 'important')
  const root = host.attachShadow({ mode: 'closed' })
  const style = document.createElement('style')
  style.textContent = diagnosisStyle + bannerStyle
  const frame = document.createElement('div')
  root.append(style, frame)
  place(host)
  render(<Banner {...props} />, frame)
  return () => {
    render(null, frame)
    host.remove()
  }
}
