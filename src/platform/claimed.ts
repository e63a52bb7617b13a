import { rememberedMessages } from './remembered.ts'

const claimed = rememberedMessages('claimed')

/** Whether the reader said of a bounce that the mail was theirs, although Sent holds no copy. */
export const isClaimed = claimed.has
export const claim = (messageId: string): Promise<void> => claimed.set(messageId, true)
