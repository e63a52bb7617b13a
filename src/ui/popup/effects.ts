import type { Effects } from '../../actions/types.ts'
import type { DiagnosedReport } from '../../classifier/types.ts'
import { browser } from '../../platform/browser.ts'
import { writeClipboard } from '../../platform/clipboard.ts'
import { openCheck } from '../../platform/handOver.ts'

/** After this, in milliseconds, the text of a saved file is let go. */
const RELEASE_AFTER = 60_000

/** Effects of actions on something that was pasted. There is no banner to hide. */
export const popupEffects = (diagnosed: DiagnosedReport): Effects => ({
  writeClipboard,
  bounceBytes: async () => diagnosed.report.message?.bytes ?? new Uint8Array(),
  async saveFile(filename, content, type) {
    const url = URL.createObjectURL(new Blob([content as BlobPart], { type }))
    setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER)
    // Thunderbird alone grants the permission, and there a link in a popup does not download.
    if (browser.downloads)
      await browser.downloads.download({ url, filename, saveAs: false, conflictAction: 'uniquify' })
    else followDownload(url, filename)
  },
  setHidden: () => Promise.reject(new Error('nothing to hide')),
  openPlan: () => Promise.reject(new Error('nothing to send')),
  openSent: () => Promise.resolve(false),
  writeToSupport: () => Promise.reject(new Error('nothing to attach')),
  setDone: () => Promise.reject(new Error('no message to mark')),
  setJunk: () => Promise.reject(new Error('no message to mark')),
  claim: () => Promise.reject(new Error('no message to claim')),
  openPage: (page) =>
    page === 'check' ? openCheck(diagnosed, null) : Promise.reject(new Error('no message to open it for')),
})

function followDownload(url: string, filename: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = filename
  link.click()
}
