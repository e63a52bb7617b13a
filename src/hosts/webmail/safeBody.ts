/** Elements that do something, or are not part of a mail's body. */
const LEFT_OUT =
  'script, style, link, meta, base, title, iframe, frame, object, embed, applet, form, input, button, select, textarea, template, noscript, noembed, noframes, xmp, plaintext, listing, svg, math'
const ADDRESSES = new Set([
  'href',
  'src',
  'background',
  'cite',
  'action',
  'formaction',
  'poster',
  'data',
  'srcset',
])
const KNOWN_ADDRESS = /^(?:https?:|mailto:|tel:|ftp:|cid:|#|data:image\/(?:png|jpe?g|gif|webp|bmp)[;,])/i

/**
 * The body of HTML mail as nodes for an editor of another document: everything that could run, load a frame or send a form
 * is left out. The mail is the reader's own, but it may quote what others wrote.
 */
export function safeBody(html: string, into: Document): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  for (const element of parsed.querySelectorAll(LEFT_OUT)) element.remove()
  for (const element of parsed.body.querySelectorAll('*'))
    for (const { name, value } of [...element.attributes])
      if (!isHarmless(name.toLowerCase(), value)) element.removeAttribute(name)
  const fragment = into.createDocumentFragment()
  for (const node of [...parsed.body.childNodes]) fragment.append(into.importNode(node, true))
  return fragment
}

function isHarmless(name: string, value: string): boolean {
  // A picture's name would take the place of the document's own functions; editors write what data-mce- says as it stands.
  if (name.startsWith('on') || name.includes(':') || name === 'name' || name.startsWith('data-mce-'))
    return false
  return !ADDRESSES.has(name) || KNOWN_ADDRESS.test(value.trim())
}

/** Plain text as nodes: a line break for each. */
export function textBody(text: string, into: Document): DocumentFragment {
  const fragment = into.createDocumentFragment()
  for (const line of text.split('\n')) {
    const row = into.createElement('div')
    if (line === '') row.append(into.createElement('br'))
    else row.append(line.replace(/ {2}/g, ' \u00a0'))
    fragment.append(row)
  }
  return fragment
}
