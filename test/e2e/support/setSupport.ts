declare const chrome: { storage: { local: { set(values: object): Promise<void> } } }

/** Sets whom the reader's tickets go to; runs in the background of a browser's extension. */
export const setSupport = (supportAddress: string): Promise<void> =>
  chrome.storage.local.set({ settings: { version: 1, supportAddress } })
