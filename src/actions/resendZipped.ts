import { openWay } from './openWay.ts'

/** With documents that hold macros in zip files. */
export const resendZipped = openWay('resend-zipped')
