import browser from 'webextension-polyfill'
import type { ThunderbirdApi } from './thunderbird.d.ts'

export { browser }

/** The mail API; only there in Thunderbird. */
export const thunderbird = browser as unknown as ThunderbirdApi
