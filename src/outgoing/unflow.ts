/** Text of `format=flowed` (RFC 3676) with the line breaks that only flow taken out and stuffed spaces removed. */
export function unflow(text: string, deleteSpace: boolean): string {
  const out: string[] = []
  let held = ''
  let heldDepth = -1
  const close = () => {
    if (heldDepth >= 0) out.push(heldDepth === 0 ? held : `${'>'.repeat(heldDepth)} ${held}`)
    held = ''
    heldDepth = -1
  }
  for (const line of text.split('\n')) {
    const depth = quoteDepth(line)
    const content = line.slice(depth).replace(/^ /, '')
    const isSignature = content === '-- '
    if (heldDepth !== depth || isSignature) close()
    const flows = content.endsWith(' ') && !isSignature
    held += flows && deleteSpace ? content.slice(0, -1) : content
    heldDepth = depth
    if (!flows) close()
  }
  close()
  return out.join('\n')
}

function quoteDepth(line: string): number {
  let depth = 0
  while (line.charAt(depth) === '>') depth++
  return depth
}
