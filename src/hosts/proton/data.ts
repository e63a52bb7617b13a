import type { DeclaredWebmail } from '../webmail/declared.ts'

/** Proton Mail: messages are decrypted in the page, which alone has their text. */
export const PROTON: DeclaredWebmail = {
  id: 'proton',
  // 2026-06 assumed: every source
  hosts: ['mail.proton.me'],
  // 2026-06 assumed: ProtonMail WebClients, MessageView.tsx; is-opened and data-shortcut-target from scripts of 2026
  message: '.message-container.is-opened, [data-shortcut-target="message-container"].is-opened',
  // 2026-06 assumed: ProtonMail WebClients, MessageBodyIframe.tsx: a frame of the same origin
  body: 'iframe[data-testid="content-iframe"], [data-testid="message-content:body"]',
  // 2026-06 assumed: ProtonMail WebClients, ConversationHeader.tsx
  subject: '[data-testid="conversation-header:subject"]',
  // 2026-06 assumed: a content script of 2026 after the same source
  from: '[data-testid="recipients:sender"]',
  names: {
    id: [
      // 2026-06 assumed: content scripts of 2026
      { attribute: 'data-message-id' },
      // 2026-06 assumed: ProtonMail WebClients, MessageBodyIframe.tsx; where the id is missing, the subject tells
      { selector: 'iframe[data-testid="content-iframe"]', attribute: 'data-subject' },
    ],
  },
}
