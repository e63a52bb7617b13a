import type { DeclaredWebmail } from '../webmail/declared.ts'

/** NetEase 163, 126 and yeah.net: a tab of the page for each open message, its body in a frame. */
export const NETEASE: DeclaredWebmail = {
  id: 'netease',
  // 2026-06 assumed: scripts of 2026 for 163 and 126; yeah.net and VIP by analogy
  hosts: [
    'mail.163.com',
    'mail.126.com',
    'mail.yeah.net',
    '*.mail.163.com',
    '*.mail.126.com',
    'webmail.vip.163.com',
    'webmail.vip.126.com',
  ],
  // 2026-06 assumed: the same
  path: /^\/js6\/main\.jsp/,
  // 2026-06 assumed: two scripts of 2026; hidden while another tab is in front
  message: '[id^="_dvModuleContainer_read.ReadModule"]',
  // 2026-06 assumed: the same (id ends in _frameBody), older ones by its address
  body: 'iframe[id$="_frameBody"], iframe[src*="readhtml.jsp"]',
  // 2026-06 assumed: a script of 2026
  subject: 'h1[id$="_h1Subject"], h1[title="邮件标题"], h1[title="Mail subject"]',
  // 2026-06 assumed: a script of 2026, for the list; in the message by analogy
  from: '.nui-addr-email, .nui-user',
  names: {
    // 2026-06 assumed: many; the address of the page
    sid: [{ pattern: /[?&]sid=([^&#]+)/ }],
    // 2026-06 assumed: the address of the body's frame
    mid: [{ selector: 'iframe[src*="readhtml.jsp"]', attribute: 'src', pattern: /[?&]mid=([^&#]+)/ }],
  },
  // 2025-01 assumed: two archivers of 163 and 126 (download_eml); read/readdata.jsp gives the whole message by one of 2026
  source: '/js6/read/readdata.jsp?sid={sid}&mid={mid}&mode=download&l=read&action=download_eml',
}
