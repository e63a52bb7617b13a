import { openWay } from './openWay.ts'

/** To the address that the other server named. */
export const resendToNewAddress = openWay('resend-to-new-address')
