import domains from 'virtual:domains'
import { openDraft } from '../hosts/thunderbird/compose.ts'
import { gatherEvidence } from '../hosts/thunderbird/evidence.ts'
import { type FoundOriginal, findOriginal, openSent } from '../hosts/thunderbird/findOriginal.ts'
import { identity } from '../hosts/thunderbird/identity.ts'
import { parentOf } from '../hosts/thunderbird/thread.ts'
import { browser, thunderbird } from '../platform/browser.ts'
import type { Engine } from '../platform/engine.ts'
import type { Opener } from './openWindows.ts'
import type { Subject } from './subject.ts'

/** The bounce that the address of the page names, and what can be done about it in Thunderbird. */
export async function subjectInThunderbird(query: URLSearchParams, engine: Engine): Promise<Subject> {
  const message = Number(query.get('message'))
  const header = await thunderbird.messages.get(message)
  const file = await thunderbird.messages.getRaw(message)
  const diagnosed = engine.diagnoseMessage(new Uint8Array(await file.arrayBuffer()))
  const found = await findOriginal(diagnosed, message)
  return {
    key: identity(header),
    diagnosed,
    found,
    services: {
      opener: thunderbirdOpener(found),
      evidence: (ask) => gatherEvidence(domains, ask),
      openSent: () => openSent(diagnosed, message).catch(() => false),
      async show(window) {
        try {
          await browser.windows.update(window, { focused: true })
          return true
        } catch {
          return false
        }
      },
      close: () => window.close(),
    },
  }
}

export const thunderbirdOpener = (found: FoundOriginal): Opener => ({
  async newestTab() {
    const tabs = await thunderbird.tabs.query({})
    return Math.max(0, ...tabs.map(({ id = 0 }) => id))
  },
  async composing() {
    return (await thunderbird.tabs.query({ type: ['messageCompose'] })).map(({ id = 0 }) => id)
  },
  async open(draft, whole) {
    const source = { whole: whole ? found.stored : null, parent: await parentOf(found.draft) }
    const { id, windowId } = await openDraft(draft, source)
    return { tab: id, window: windowId }
  },
})
