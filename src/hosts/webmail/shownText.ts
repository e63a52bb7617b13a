/** More of a message's text than this, in characters, is not looked at. */
const MOST = 200_000
/** Frames within frames that are followed. */
const DEPTH = 3

/** The text of an element as the page shows it, that of its frames included as far as the page may see into them. */
export function shownText(element: Element, depth = DEPTH): string {
  // biome-ignore lint/performance/useDomNodeTextContent: lines as they are shown, without what is hidden
  const own = (element as HTMLElement).innerText ?? ''
  const frames = depth > 0 ? [...element.querySelectorAll('iframe')] : []
  if (depth > 0 && element.localName === 'iframe') frames.push(element as HTMLIFrameElement)
  const inner = frames.map((frame) => {
    const body = documentOf(frame)?.body
    return body ? shownText(body, depth - 1) : ''
  })
  return [own, ...inner].join('\n').slice(0, MOST)
}

/** The document in a frame; null for a frame of another origin, and for what is no frame. */
export function documentOf(element: Element): Document | null {
  try {
    return (element as Partial<HTMLIFrameElement>).contentDocument ?? null
  } catch {
    return null
  }
}
