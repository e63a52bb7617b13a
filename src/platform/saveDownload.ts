import { browser } from './browser.ts'
import { addressOf } from './saveByLink.ts'

/** Saves a file among the reader's downloads. Rejects where the permission for it is missing. */
export async function saveDownload(
  filename: string,
  content: string | Uint8Array,
  mediaType: string,
): Promise<void> {
  const url = addressOf(content, mediaType)
  await browser.downloads.download({ url, filename, saveAs: false, conflictAction: 'uniquify' })
}
