import { type DeclaredCompose, type DeclaredWebmail, PLAIN_FIELDS } from '../webmail/declared.ts'

/** Yahoo Mail and AOL Mail, which are the same software. */
export const YAHOO: DeclaredWebmail = {
  id: 'yahoo',
  // 2026-03 assumed: Mailvelope, several content scripts
  hosts: ['mail.yahoo.com', '*.mail.yahoo.com', 'mail.aol.com', '*.mail.aol.com'],
  // 2026-06 assumed: Mailvelope, several of 2026
  message: '[data-test-id="message-view"]',
  // 2026-06 assumed: several of 2026
  body: '[data-test-id="message-view-body-content"]',
  // 2026-06 assumed: several of 2026
  subject: '[data-test-id="message-group-subject-text"]',
  // 2026-03 assumed: Mailvelope; then a test of 2024
  from: '[data-test-id="message-from"], [data-test-id="email-pill"]',
  // 2026-03 assumed: by analogy with message-to
  fromAttribute: 'title',
  names: {
    // 2025-06 assumed: the address of an open message; it names one of a thread only
    mid: [{ pattern: /\/messages\/([\w-]+)/ }],
  },
  // 2025-06 assumed: two archivers, with nothing but the session's cookies
  source: '/ws/v3/mailboxes/@/messages/@.id=={mid}/content/rawplaintext',
}

export const YAHOO_COMPOSE: DeclaredCompose = {
  // 2026-11 assumed: Firefox's list of mailto handlers
  page: 'https://compose.mail.yahoo.com/',
  // 2026-11 assumed: the same; an account of AOL would be another one
  hosts: ['mail.yahoo.com', '*.mail.yahoo.com'],
  // 2026-11 assumed: links of that form in pages of 2025 and 2026
  fields: PLAIN_FIELDS,
}
