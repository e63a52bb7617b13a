import { openWay } from './openWay.ts'

/** Without its HTML. */
export const resendPlain = openWay('resend-plain')
