import type { Marionette } from './marionette.ts'

/** The plain text on the client's clipboard; '' when there is none. */
export function clipboardText(marionette: Marionette): Promise<string> {
  return marionette.chrome(({ Services, Cc, Ci }) => {
    const transfer = Cc['@mozilla.org/widget/transferable;1']?.createInstance(Ci.nsITransferable)
    if (!transfer) return ''
    transfer.init(null)
    transfer.addDataFlavor('text/plain')
    Services.clipboard.getData(transfer, Ci.nsIClipboard.kGlobalClipboard)
    const out: Parameters<typeof transfer.getTransferData>[1] = {}
    try {
      transfer.getTransferData('text/plain', out)
    } catch {
      return ''
    }
    return out.value?.QueryInterface(Ci.nsISupportsString).data ?? ''
  })
}

export async function clearClipboard(marionette: Marionette): Promise<void> {
  await marionette.chrome(({ Services, Ci }) =>
    Services.clipboard.emptyClipboard(Ci.nsIClipboard.kGlobalClipboard),
  )
}
