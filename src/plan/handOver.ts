import domains from 'virtual:domains'
import { composeAddressOf } from '../hosts/webmail/composeRegistry.ts'
import type { ComposeAddress } from '../outgoing/index.ts'
import { browser } from '../platform/browser.ts'
import type { ClientServices } from './planServices.ts'

/** Where the webmail in a tab writes a new mail; null where only `mailto:` is known. `name` is that of its message. */
export async function composeAddressIn(
  tab: number,
  { name }: { readonly name: string },
): Promise<ComposeAddress | null> {
  const { url } = await browser.tabs.get(tab)
  const [host = ''] = name.split('\n')
  return url ? composeAddressOf(host, new URL(url)) : null
}

/** The services of a webmail in which the reader writes each mail; nothing of it can be asked or opened. */
export const handingOver = (address: ComposeAddress | null): ClientServices => ({
  handOver: { address },
  opener: {
    newestTab: async () => 0,
    composing: async () => [],
    open: () => Promise.reject(new Error('no mail can be opened here')),
  },
  evidence: async () => ({ contacts: [], sent: [], written: new Map(), domains, addressBook: true }),
  openSent: async () => false,
  show: async () => false,
  close: () => window.close(),
})
