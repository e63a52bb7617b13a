import { rememberedMessages } from './remembered.ts'

const done = rememberedMessages('done')

/** Whether the reader has dealt with a bounce, where the mail itself cannot be tagged. */
export const isDone = done.has
export const setDone = done.set
