import { thunderbird } from '../../platform/browser.ts'
import { withoutStoreFields } from './storeFields.ts'

/** A stored message byte for byte as it came. */
export async function wholeBounce(id: number): Promise<Uint8Array> {
  const raw = await (await thunderbird.messages.getRaw(id)).arrayBuffer()
  return withoutStoreFields(new Uint8Array(raw))
}
