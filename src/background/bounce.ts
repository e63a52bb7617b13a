import type { DiagnosedReport } from '../classifier/types.ts'
import { diagnoseDisplayed, displayedMessage } from '../hosts/thunderbird/displayed.ts'
import { thunderbird } from '../platform/browser.ts'
import type { MessageHeader } from '../platform/thunderbird.d.ts'
import { DELIVERY_KINDS } from '../view/deliveryKinds.ts'

/** A notice about a delivery, read and judged. */
export interface Bounce {
  readonly header: MessageHeader
  readonly diagnosed: DiagnosedReport
}

/** The core and its rules: loaded only for a message that may be a bounce. */
export const loadEngine = async () => (await import('./engine.ts')).engine

/** The message that a tab displays, read and judged, whatever it is; null where it can be nothing to us. */
export async function displayedReport(tabId: number): Promise<Bounce | null> {
  const header = await displayedMessage(tabId)
  const diagnosed = header && (await diagnoseDisplayed(header, diagnoseBytes))
  return header && diagnosed ? { header, diagnosed } : null
}

export const isDelivery = ({ diagnosed }: Bounce): boolean => DELIVERY_KINDS.has(diagnosed.report.kind)

/** The bounce of that id (Thunderbird's own, of this session); null when there is none. */
export async function bounceById(id: number): Promise<Bounce | null> {
  const header = await thunderbird.messages.get(id).catch(() => null)
  return header && bounceOf(header)
}

/** A message read and judged; null when it is no notice about a delivery. Ordinary mail is not read for it. */
export async function bounceOf(header: MessageHeader): Promise<Bounce | null> {
  const diagnosed = await diagnoseDisplayed(header, diagnoseBytes)
  return diagnosed && DELIVERY_KINDS.has(diagnosed.report.kind) ? { header, diagnosed } : null
}

const diagnoseBytes = async (bytes: Uint8Array) => (await loadEngine()).diagnoseMessage(bytes)
