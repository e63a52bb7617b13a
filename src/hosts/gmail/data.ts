import type { DeclaredCompose, DeclaredWebmail } from '../webmail/declared.ts'

/** Gmail. Its class names are made by a compiler, yet have stood for more than ten years. */
export const GMAIL: DeclaredWebmail = {
  id: 'gmail',
  // 2026-11 assumed: every source
  hosts: ['mail.google.com'],
  // 2026-03 assumed: gmail.js, email_source_pre (origin and path of the page)
  path: /^\/mail\/(?:u\/\d+\/)?/,
  // 2026-03 assumed: gmail.js, InboxSDK gmail-message-view; a message that is only a line of the thread has no .adn
  message: '.adn[data-message-id]',
  // 2026-06 assumed: gmail.js, FlowCrypt gmail-element-replacer
  body: '.a3s',
  // 2026-06 assumed: FlowCrypt, several content scripts of 2025 and 2026
  subject: 'h2.hP',
  // 2026-06 assumed: the same
  from: '.gD[email]',
  // 2026-06 assumed: the same
  fromAttribute: 'email',
  names: {
    // 2026-03 assumed: InboxSDK; mail just sent gets it late
    id: [{ attribute: 'data-legacy-message-id' }],
  },
  // 2026-03 assumed: gmail.js, email_source_pre (b7dfdab)
  source: '{base}?view=att&th={id}&attid=0&disp=comp&safe=1&zw',
}

export const GMAIL_COMPOSE: DeclaredCompose = {
  // 2026-11 assumed: links of that form in many pages of 2025 and 2026; fs=1 for a page of its own
  page: '{base}?view=cm&fs=1&tf=1',
  // 2026-03 assumed: gmail.js, email_source_pre: which of several accounts
  base: /^\/mail\/(?:u\/\d+\/)?/,
  // 2026-11 assumed: the same links
  fields: { to: 'to', cc: 'cc', bcc: 'bcc', subject: 'su', body: 'body' },
  // 2026-11 assumed: longer ones were seen to be refused
  longest: 1600,
}
