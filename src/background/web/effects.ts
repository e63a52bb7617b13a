import type { Deed } from '../../actions/deed.ts'
import { keepSupportMail } from '../../actions/supportMails.ts'
import type { Effects } from '../../actions/types.ts'
import type { Way } from '../../actions/ways.ts'
import { base64 } from '../../outgoing/base64.ts'
import { claim } from '../../platform/claimed.ts'
import { setDone } from '../../platform/done.ts'
import { openCheck } from '../../platform/handOver.ts'
import { setHidden } from '../../platform/hidden.ts'
import { type WebBounce, wholeOf } from './bounce.ts'
import { openBeside } from './tabs.ts'

const cannot = (): Promise<never> => Promise.reject(new Error('no webmail can do this'))

/** Effects of actions on a webmail's message. What only a document can do is handed to `leave`, for the one that asked. */
export const webEffects = (tab: number, bounce: WebBounce, leave: (deed: Deed) => void): Effects => ({
  writeClipboard: async (content) => leave({ do: 'copy', ...content }),
  saveFile: async (name, content, mediaType) =>
    leave({
      ...{ do: 'save', name, mediaType },
      text: typeof content === 'string' ? content : null,
      base64: typeof content === 'string' ? null : base64(content),
    }),
  bounceBytes: () => wholeOf(tab, bounce),
  setHidden: (hidden) => setHidden(bounce.identity, hidden),
  setDone: (done) => setDone(bounce.identity, done),
  async openSent() {
    await openBeside(tab, planAddress(tab, bounce, { sent: '' }))
    return true
  },
  openPlan: (way) => openBeside(tab, planAddress(tab, bounce, { way })),
  async writeToSupport(mail) {
    await openBeside(tab, planAddress(tab, bounce, { support: await keepSupportMail(mail) }))
  },
  setJunk: cannot,
  claim: () => claim(bounce.identity),
  openPage(page) {
    if (page === 'check') return openCheck(bounce.diagnosed, bounce.identity)
    return page === 'retry' ? openBeside(tab, `${RETRY_PAGE}?${aboutOf(tab, bounce)}`) : cannot()
  },
})

const RETRY_PAGE = 'src/ui/retry/index.html'

const aboutOf = (tab: number, { message }: WebBounce, more: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({ tab: String(tab), message: String(message), ...more })

const planAddress = (
  tab: number,
  bounce: WebBounce,
  about: { readonly way: Way } | { readonly support: string } | { readonly sent: '' },
): string => `src/plan/index.html?${aboutOf(tab, bounce, about)}`
