import { rememberedMessages } from './remembered.ts'

const hidden = rememberedMessages('hidden')

/** Whether the reader has hidden the banner on a message. */
export const isHidden = hidden.has
export const setHidden = hidden.set
