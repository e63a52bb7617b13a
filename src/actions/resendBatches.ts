import { openWay } from './openWay.ts'

/** In several mails to a few recipients each. */
export const resendBatches = openWay('resend-batches')
