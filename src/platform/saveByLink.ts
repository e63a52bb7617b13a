/** After this, in milliseconds, the content of a saved file is let go. */
const RELEASE_AFTER = 60_000

/** An address for the content of a file, good for a minute; a local download is long done by then. */
export function addressOf(content: string | Uint8Array, mediaType: string): string {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type: mediaType }))
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER)
  return url
}

/** Saves a file. The link never stands in the page, so that none of the page's own handlers hears of the click. */
export function saveByLink(name: string, content: string | Uint8Array, mediaType: string): void {
  const link = document.createElement('a')
  link.href = addressOf(content, mediaType)
  link.download = name
  link.click()
}
