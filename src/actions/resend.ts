import { openWay } from './openWay.ts'

/** As it was, to those who did not get it. */
export const resend = openWay('resend')
