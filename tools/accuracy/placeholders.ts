const fillings: readonly (readonly [placeholder: RegExp, value: string])[] = [
  [/^ip/, '192.0.2.25'],
  [/host|site|helo/, 'mx1.example.net'],
  [/sender/, 'sales@sender.example'],
  [/rcpt|address|forward-path|user/, 'li.ming@recipient.example'],
  [/domain/, 'recipient.example'],
  [/^(n|range)$/, '30'],
  [/time/, '00:05:00'],
  [/list/, 'zen.spamhaus.org'],
  [/url|^http/, 'https://help.example.net/codes'],
]

function fillingOf(placeholder: string): string {
  const name = placeholder.trim().toLowerCase()
  return fillings.find(([pattern]) => pattern.test(name))?.[1] ?? 'A1b2C3d4'
}

/**
 * Makes a line that a server could say of a knowledge-base entry: placeholders such as `<ip>` filled in with
 * documentation values, gaps closed, and the codes put in front where the text does not begin with one.
 */
export function filledIn(pattern: string, codes: readonly string[]): string {
  const text = pattern
    .replace(/<([^<>@]{1,30})>/g, (_, name: string) => fillingOf(name))
    .replace(/\s*…\s*/g, ' ')
    .trim()
  const missing = codes.filter((code) => !text.includes(code))
  return [...missing, text].join(' ')
}
