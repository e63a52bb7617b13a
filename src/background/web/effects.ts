import type { Deed } from '../../actions/deed.ts'
import type { Effects } from '../../actions/types.ts'
import { base64 } from '../../outgoing/base64.ts'
import { setDone } from '../../platform/done.ts'
import { openCheck } from '../../platform/handOver.ts'
import { setHidden } from '../../platform/hidden.ts'
import { type WebBounce, wholeOf } from './bounce.ts'

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
  openSent: async () => false,
  openPlan: cannot,
  writeToSupport: cannot,
  setJunk: cannot,
  claim: cannot,
  openPage: (page) => (page === 'check' ? openCheck(bounce.diagnosed, bounce.identity) : cannot()),
})
