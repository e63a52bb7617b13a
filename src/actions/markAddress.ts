import { openOwnPage } from './openOwnPage.ts'

/** Marks addresses with nobody behind them in the address book. */
export const markAddress = openOwnPage('mark-address', 'address')
