import type { Deed } from '../../actions/deed.ts'
import type { Effects } from '../../actions/types.ts'
import { setDone } from '../../platform/done.ts'
import { setHidden } from '../../platform/hidden.ts'
import type { WebBounce } from './bounce.ts'

const cannot = (): Promise<never> => Promise.reject(new Error('no webmail can do this'))

/** Effects of actions on a webmail's message. What only a document can do is handed to `leave`, for the one that asked. */
export const webEffects = ({ identity }: WebBounce, leave: (deed: Deed) => void): Effects => ({
  writeClipboard: async (text) => leave({ do: 'copy', text }),
  saveFile: async (name, text, mediaType) => leave({ do: 'save', name, text, mediaType }),
  setHidden: (hidden) => setHidden(identity, hidden),
  setDone: (done) => setDone(identity, done),
  openSent: async () => false,
  openPlan: cannot,
  writeToSupport: cannot,
  openPage: cannot,
})
