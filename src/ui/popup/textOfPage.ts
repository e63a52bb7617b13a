/** What a page shows. */
export interface PageText {
  readonly selected: string
  readonly text: string
}

/**
 * Reads the page that it runs in: what is selected, and what is shown, in the order of the page, with open shadow
 * trees and the frames that the page may look into, without what is hidden; so much of both, and no more.
 * It is handed to a page as source: nothing from around it may be used.
 */
export function textOfPage(most = 512 * 1024, mostNodes = 60_000, deepest = 1000): PageText {
  /** Text goes through untouched in these. */
  const kept = /^(?:pre|break-spaces)/
  const inline = /^(?:inline|contents|ruby)/
  /** Their text is no words of the page. */
  const mute = /^(?:script|style|noscript|template|head|select|datalist|canvas|svg|math|audio|video|object)$/
  const parts: string[] = []
  let length = 0
  let nodes = 0
  let depth = 0
  /** Line breaks that are due before the next words, and a space. */
  let breaks = 0
  let space = false

  const write = (words: string): void => {
    const before = length === 0 ? '' : breaks > 0 ? '\n'.repeat(breaks) : space ? ' ' : ''
    const part = `${before}${words}`.slice(0, most - length)
    parts.push(part)
    length += part.length
    breaks = 0
    space = false
  }
  const breakLine = (lines: number): void => {
    breaks = Math.max(breaks, lines)
  }

  const readText = (value: string, whiteSpace: string): void => {
    if (kept.test(whiteSpace)) {
      if (value) write(value)
      return
    }
    const lines = whiteSpace === 'pre-line' ? value.split('\n') : [value]
    for (const [at, line] of lines.entries()) {
      if (at > 0) breakLine(1)
      const words = line.replace(/[\t\n\f\r ]+/g, ' ')
      if (words.startsWith(' ')) space = true
      if (words.trim()) write(words.replace(/^ | $/g, ''))
      if (words.length > 1 && words.endsWith(' ')) space = true
    }
  }

  /** What is shown in an element's place: its shadow tree, what was put into a slot, a frame's page. */
  const insideOf = (element: Element): Iterable<Node> => {
    if (element.shadowRoot) return element.shadowRoot.childNodes
    if (element.localName === 'slot') {
      const given = (element as HTMLSlotElement).assignedNodes?.() ?? []
      return given.length > 0 ? given : element.childNodes
    }
    if (element.localName === 'details' && !element.hasAttribute('open'))
      return [...element.children].filter(({ localName }) => localName === 'summary').slice(0, 1)
    if (element.localName !== 'iframe' && element.localName !== 'frame') return element.childNodes
    try {
      const body = (element as HTMLIFrameElement).contentDocument?.body
      return body ? [body] : []
    } catch {
      return []
    }
  }

  const readElement = (element: Element): void => {
    if (mute.test(element.localName) || depth >= deepest) return
    const style = element.ownerDocument.defaultView?.getComputedStyle(element)
    const display = style?.display ?? ''
    if (display === 'none' || style?.opacity === '0') return
    const isSeen = style?.visibility !== 'hidden' && style?.visibility !== 'collapse'
    if (element.localName === 'br') {
      breaks += 1
      return
    }
    if (element.localName === 'textarea') {
      const { readOnly, value } = element as HTMLTextAreaElement
      breakLine(1)
      if (readOnly && isSeen) write(value)
      breakLine(1)
      return
    }
    // Cells stand side by side.
    const isCell = display === 'table-cell'
    const lines = element.localName === 'p' ? 2 : isCell || inline.test(display) ? 0 : 1
    breakLine(lines)
    if (isCell) space = true
    depth += 1
    for (const node of insideOf(element)) {
      if (length >= most || nodes >= mostNodes) break
      nodes += 1
      if (node.nodeType === Node.ELEMENT_NODE) readElement(node as Element)
      else if (node.nodeType === Node.TEXT_NODE && isSeen)
        readText(node.nodeValue ?? '', style?.whiteSpace ?? '')
    }
    depth -= 1
    breakLine(lines)
  }

  /** A selection in the page, in a field, or in a shadow tree, where the page's own says nothing. */
  const readSelected = (): string => {
    const page = String(getSelection() ?? '')
    if (page.trim()) return page
    let focused = document.activeElement
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
    if (focused?.localName === 'textarea') {
      const { value, selectionStart, selectionEnd } = focused as HTMLTextAreaElement
      return value.slice(selectionStart, selectionEnd)
    }
    const root = focused?.shadowRoot ?? focused?.getRootNode()
    const own = (root as { getSelection?: () => Selection | null } | undefined)?.getSelection?.()
    return String(own ?? '')
  }

  const selected = readSelected().slice(0, most)
  if (document.body) readElement(document.body)
  return { selected, text: parts.join('') }
}
