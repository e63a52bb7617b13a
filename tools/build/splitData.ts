const MARK = 'JSON.parse('

/**
 * Parts a built script into its code and the data that the data plugin put there as `JSON.parse("...")`. The strings
 * come back still escaped: that is how they are shipped.
 */
export function splitData(script: string): { code: string; data: readonly string[] } {
  const data: string[] = []
  let code = ''
  let from = 0
  for (let at = script.indexOf(MARK); at >= 0; at = script.indexOf(MARK, at + MARK.length)) {
    const start = at + MARK.length
    const end = endOfLiteral(script, start)
    if (end === null) continue
    data.push(script.slice(start + 1, end))
    code += script.slice(from, start + 1)
    from = end
  }
  return { code: code + script.slice(from), data }
}

/** Index of the closing quote of the string literal at `start`; null where none stands. */
function endOfLiteral(script: string, start: number): number | null {
  const quote = script[start]
  if (quote !== '"' && quote !== "'" && quote !== '`') return null
  for (let at = start + 1; at < script.length; at++) {
    if (script[at] === '\\') at++
    else if (script[at] === quote) return at
  }
  return null
}
