import { openWay } from './openWay.ts'

/** To an address put right by the reader. */
export const correctAddress = openWay('correct-address')
