import type { DiagnosedReport } from '../classifier/types.ts'
import { browser } from '../platform/browser.ts'
import { writeClipboard } from '../platform/clipboard.ts'
import { openCheck } from '../platform/handOver.ts'
import { saveByLink } from '../platform/saveByLink.ts'
import { saveDownload } from '../platform/saveDownload.ts'
import type { Effects } from './types.ts'

/** Effects of actions on something that was pasted. There is no banner to hide. */
export const pasteEffects = (diagnosed: DiagnosedReport): Effects => ({
  writeClipboard,
  bounceBytes: async () => diagnosed.report.message?.bytes ?? new Uint8Array(),
  async saveFile(name, content, mediaType) {
    // Thunderbird alone grants the permission, and there a link in a popup does not download.
    if (browser.downloads) await saveDownload(name, content, mediaType)
    else saveByLink(name, content, mediaType)
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
