/** Tag lists `a=b; c=d` of DKIM keys and DMARC records (RFC 6376 3.2), tag names lower case; null when it is none. */
export function readTags(text: string): ReadonlyMap<string, string> | null {
  const tags = new Map<string, string>()
  for (const part of text.split(';').slice(0, 100)) {
    if (part.trim() === '') continue
    const [, name, value = ''] = /^\s*([a-z][a-z0-9_]{0,30})\s*=([\s\S]*)$/i.exec(part) ?? []
    if (name === undefined || tags.has(name.toLowerCase())) return null
    tags.set(name.toLowerCase(), value.replace(/\s+/g, ' ').trim())
  }
  return tags
}
