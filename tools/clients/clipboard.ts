import type { Marionette } from './marionette.ts'

/** What is on the client's clipboard as plain text or another kind of text; '' when there is none. */
export function clipboardText(
  marionette: Marionette,
  flavor: 'text/plain' | 'text/html' = 'text/plain',
): Promise<string> {
  return marionette.chrome(({ Services, Cc, Ci }, flavor) => {
    const transfer = Cc['@mozilla.org/widget/transferable;1']?.createInstance(Ci.nsITransferable)
    if (!transfer) return ''
    transfer.init(null)
    transfer.addDataFlavor(flavor)
    Services.clipboard.getData(transfer, Ci.nsIClipboard.kGlobalClipboard)
    const out: Parameters<typeof transfer.getTransferData>[1] = {}
    try {
      transfer.getTransferData(flavor, out)
    } catch {
      return ''
    }
    return out.value?.QueryInterface(Ci.nsISupportsString).data ?? ''
  }, flavor as string)
}

export async function clearClipboard(marionette: Marionette): Promise<void> {
  await marionette.chrome(({ Services, Ci }) =>
    Services.clipboard.emptyClipboard(Ci.nsIClipboard.kGlobalClipboard),
  )
}
