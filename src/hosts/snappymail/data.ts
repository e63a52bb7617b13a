import type { DeclaredWebmail } from '../webmail/declared.ts'

/** SnappyMail: its own link to the source stands in the message's menu. */
export const SNAPPYMAIL: DeclaredWebmail = {
  id: 'snappymail',
  // 2025-06 assumed: SnappyMail, app/templates/Index.html
  mark: '#rl-app',
  // 2025-06 assumed: SnappyMail, MailMessageView.html
  message: '#V-MailMessageView .b-message',
  // 2025-06 assumed: the same
  body: '#messageItem .bodyText, #messageItem',
  // 2025-06 assumed: the same
  subject: '.messageItemHeader .subject',
  // 2025-06 assumed: the same
  from: '.messageItemHeader .from',
  // 2025-06 assumed: the same; name and address
  fromAttribute: 'title',
  names: {
    // 2025-06 assumed: the same, and dev/Model/Message.js downloadLink
    link: [{ selector: 'menu a[href*="/Raw/"][href*="/Download/"]', attribute: 'href' }],
  },
  // 2025-06 assumed: the link as it stands
  source: '{link}',
}
