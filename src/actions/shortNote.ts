import { openWay } from './openWay.ts'

/** A few lines in place of the mail, small enough for a mailbox that is nearly full. */
export const shortNote = openWay('short-note')
