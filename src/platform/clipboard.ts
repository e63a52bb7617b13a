/** What goes onto the clipboard; `html` for programs that take formatted text, null where there is none. */
export interface ClipboardContent {
  readonly text: string
  readonly html: string | null
}

/** Puts text on the clipboard, its formatted form beside it where there is one. */
export async function writeClipboard({ text, html }: ClipboardContent): Promise<void> {
  if (html === null) return navigator.clipboard.writeText(text)
  const forms = { 'text/plain': text, 'text/html': html }
  const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })])
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
}
