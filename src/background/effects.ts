import type { Effects, OwnPage } from '../actions/types.ts'
import type { DiagnosedReport } from '../classifier/types.ts'
import { setDone } from '../hosts/thunderbird/doneTag.ts'
import { identity } from '../hosts/thunderbird/identity.ts'
import { translate } from '../i18n/translate.ts'
import { browser, thunderbird } from '../platform/browser.ts'
import { loadCatalogue } from '../platform/catalogue.ts'
import { claim } from '../platform/claimed.ts'
import { writeClipboard } from '../platform/clipboard.ts'
import { CHECK_PAGE, CHECK_SIZE } from '../platform/handOver.ts'
import { setHidden } from '../platform/hidden.ts'
import { uiLocale } from '../platform/locale.ts'
import { saveDownload } from '../platform/saveDownload.ts'
import type { MessageHeader } from '../platform/thunderbird.d.ts'

/** Size of the window with the plan page, in CSS pixels. */
const PLAN_SIZE = { width: 780, height: 760 }

/** Our pages, and the sizes of their windows in CSS pixels. */
const PAGES: Readonly<
  Record<OwnPage, { readonly path: string; readonly width: number; readonly height: number }>
> = {
  retry: { path: 'src/ui/retry/index.html', width: 520, height: 480 },
  address: { path: 'src/ui/address/index.html', width: 520, height: 400 },
  check: { path: CHECK_PAGE, ...CHECK_SIZE },
}

/** Effects of actions where they run in the event page; message documents may not do them themselves. */
export const backgroundEffects = (header: MessageHeader, diagnosed: DiagnosedReport): Effects => ({
  writeClipboard,
  bounceBytes: async () => (await import('../hosts/thunderbird/wholeBounce.ts')).wholeBounce(header.id),
  saveFile: saveDownload,
  setHidden: (hidden) => setHidden(identity(header), hidden),
  async openPlan(way) {
    const url = browser.runtime.getURL(`src/plan/index.html?message=${header.id}&way=${way}`)
    await browser.windows.create({ type: 'popup', url, ...PLAN_SIZE })
  },
  async openSent() {
    const { openSent } = await import('../hosts/thunderbird/findOriginal.ts')
    return openSent(diagnosed, header.id)
  },
  async writeToSupport(mail) {
    const { openSupportMail } = await import('../hosts/thunderbird/supportMail.ts')
    await openSupportMail(mail, header.id, diagnosed.report.original?.from ?? null)
  },
  async setDone(done) {
    const locale = await uiLocale()
    const name = translate(await loadCatalogue(locale), locale, { key: 'tagDone' })
    await setDone(header.id, done, name)
  },
  setJunk: () => thunderbird.messages.update(header.id, { junk: true }),
  claim: () => claim(identity(header)),
  async openPage(page) {
    const { path, ...size } = PAGES[page]
    const url = browser.runtime.getURL(`${path}?message=${header.id}`)
    await browser.windows.create({ type: 'popup', url, ...size })
  },
})
