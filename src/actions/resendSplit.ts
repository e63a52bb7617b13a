import { openWay } from './openWay.ts'

/** In several mails that are each below the limit. */
export const resendSplit = openWay('resend-split')
