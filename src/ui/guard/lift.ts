/** Beats the page's rules for its own popovers and for anything else that could move the banner off its place. */
const LIFTED: readonly (readonly [property: string, value: string])[] = [
  ['position', 'absolute'],
  ['inset', 'auto'],
  ['margin', '0'],
  ['padding', '0'],
  ['border', '0'],
  ['background', 'transparent'],
  ['overflow', 'visible'],
  ['max-width', 'none'],
  ['max-height', 'none'],
  ['height', 'auto'],
]

/**
 * Puts an element that stands in the page into the top layer, over the very place that it had: an empty box keeps that
 * place free and as high as the element. Does nothing where there are no popovers. Returns what undoes it.
 */
export function lift(host: HTMLElement): () => void {
  if (typeof host.showPopover !== 'function' || !host.parentElement) return () => {}
  const box = host.ownerDocument.createElement('div')
  box.style.setProperty('all', 'initial', 'important')
  box.style.setProperty('display', 'block', 'important')
  host.before(box)
  for (const [property, value] of LIFTED) host.style.setProperty(property, value, 'important')
  host.popover = 'manual'
  host.showPopover()
  const follow = () => {
    const view = host.ownerDocument.defaultView
    if (!box.isConnected || !view) return
    const { left, top, width } = box.getBoundingClientRect()
    set(box, 'height', `${host.getBoundingClientRect().height}px`)
    set(host, 'left', `${Math.round(left + view.scrollX)}px`)
    set(host, 'top', `${Math.round(top + view.scrollY)}px`)
    set(host, 'width', `${Math.round(width)}px`)
  }
  const stop = new AbortController()
  const observer = new ResizeObserver(follow)
  observer.observe(box)
  observer.observe(host)
  for (const name of ['scroll', 'resize'] as const)
    host.ownerDocument.defaultView?.addEventListener(name, follow, {
      capture: true,
      passive: true,
      signal: stop.signal,
    })
  follow()
  return () => {
    stop.abort()
    observer.disconnect()
    box.remove()
  }
}

function set(element: HTMLElement, property: string, value: string): void {
  if (element.style.getPropertyValue(property) !== value)
    element.style.setProperty(property, value, 'important')
}
