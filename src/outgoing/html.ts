/** Writing HTML for bodies: everything that comes from a mail is escaped. */

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** Plain text as HTML that keeps its lines and spaces. */
export function htmlOfText(text: string): string {
  return `<div style="white-space: pre-wrap">${escapeHtml(text).replaceAll('\n', '<br>')}</div>`
}

/** `fragment` at the end of the body of `html`. */
export function appendHtml(html: string, fragment: string): string {
  const lower = html.toLowerCase()
  const end = [lower.lastIndexOf('</body'), lower.lastIndexOf('</html')].find((at) => at >= 0) ?? html.length
  return `${html.slice(0, end)}${fragment}${html.slice(end)}`
}
