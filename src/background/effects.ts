import type { Effects } from '../actions/types.ts'
import { browser } from '../platform/browser.ts'
import { setHidden } from '../platform/hidden.ts'

/** After this, in milliseconds, the text of an exported file is let go; a local download is long done by then. */
const RELEASE_AFTER = 60_000

/** Effects of actions where they run in the event page; message documents may not do them themselves. */
export const backgroundEffects = (messageId: string): Effects => ({
  writeClipboard: (text) => navigator.clipboard.writeText(text),
  async saveFile(filename, text, type) {
    const url = URL.createObjectURL(new Blob([text], { type }))
    setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER)
    await browser.downloads.download({ url, filename, saveAs: false, conflictAction: 'uniquify' })
  },
  setHidden: (hidden) => setHidden(messageId, hidden),
})
