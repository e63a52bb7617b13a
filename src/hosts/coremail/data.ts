import type { DeclaredWebmail } from '../webmail/declared.ts'

/** Coremail XT, as universities and companies in China run it. */
export const COREMAIL: DeclaredWebmail = {
  id: 'coremail',
  // 2025-06 assumed: addresses in many scripts for XT3 and XT5
  path: /^\/coremail\/XT\w{0,10}\//,
  // 2025-06 assumed: pages saved from XT5
  message: '.mail-read, .mail-content, .j-mail-read',
  // 2025-06 assumed: the same (class j-mail-content), its address in many scripts
  body: 'iframe[src*="viewMailHTML.jsp"]',
  // 2025-06 assumed: by analogy with other pages of XT5
  subject: '.mail-subject, .j-mail-subject',
  names: {
    // 2025-06 assumed: many; the address of the page
    sid: [{ pattern: /[?&]sid=([^&#]+)/ }],
    // 2025-06 assumed: the address of the body's frame
    mid: [{ selector: 'iframe[src*="viewMailHTML.jsp"]', attribute: 'src', pattern: /[?&]mid=([^&#]+)/ }],
  },
  // 2025-06 assumed: the function's name in Coremail's own constants ("read the source"), its parameters as at 139
  source: '/coremail/s?func=mbox%3AgetMessageData&sid={sid}&mid={mid}&part=0&mode=text',
}
