import type { DeclaredWebmail } from '../webmail/declared.ts'

/** Zoho Mail. */
export const ZOHO: DeclaredWebmail = {
  id: 'zoho',
  // 2026-06 assumed: Mailvelope for .com and .eu, others from the service's own list of data centres
  hosts: [
    'mail.zoho.com',
    'mail.zoho.eu',
    'mail.zoho.in',
    'mail.zoho.com.cn',
    'mail.zoho.com.au',
    'mail.zoho.jp',
  ],
  // 2026-06 assumed: five scripts
  message: '.zmMailContent',
  // 2025-01 assumed: one script
  subject: '.zmPVHeading, .jsConvSB',
  // 2025-01 assumed: by analogy
  from: '.zmMHdrSumContent, .zmFrom',
}
