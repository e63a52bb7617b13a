import { type DeclaredCompose, type DeclaredWebmail, PLAIN_FIELDS } from '../webmail/declared.ts'

/** Outlook on the web. Its source asks for tokens that a page script does not have, so its text is read. */
export const OUTLOOK: DeclaredWebmail = {
  id: 'outlook',
  // 2026-08 assumed: bmail_extension; outlook.cloud.microsoft from Microsoft's list of addresses
  hosts: ['outlook.live.com', 'outlook.office.com', 'outlook.office365.com', 'outlook.cloud.microsoft'],
  // 2026-08 assumed: four content scripts of 2026; the class names around it change with each build
  message: '[id^="UniqueMessageBody"]',
  // 2026-08 assumed: a content script of 2026 that names the structure, two more
  subject: '[role="heading"][id$="_SUBJECT"]',
  // 2026-08 assumed: the same; the address stands there for senders outside the organisation only
  from: '[id^="MSG_"][id$="_FROM"]',
}

export const OUTLOOK_COMPOSE: DeclaredCompose = {
  // 2026-11 assumed: links of that form in many pages of 2025 and 2026, at outlook.office.com and outlook.live.com
  page: '{base}deeplink/compose',
  // 2026-11 assumed: the same links; the number tells accounts apart
  base: /^\/mail\/(?:\d\/)?/,
  // 2026-11 assumed: the same links
  fields: PLAIN_FIELDS,
}
