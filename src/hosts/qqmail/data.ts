import type { DeclaredWebmail } from '../webmail/declared.ts'

/** QQ Mail since 2022. */
export const QQ_MAIL: DeclaredWebmail = {
  id: 'qqmail',
  // 2026-05 assumed: a user's notes on wx.mail.qq.com
  hosts: ['wx.mail.qq.com', 'mail.qq.com'],
  // 2026-05 assumed: the same notes; the older interface lies below /cgi-bin/
  path: /^\/home\//,
  // 2026-05 assumed: bmail_extension, two scripts of 2026
  message: '.mail-detail-content, .mail-reader-body',
  // 2026-05 assumed: two scripts of 2026
  subject: '.mail-detail-subject .mail-subject-text, .mail-detail-subject',
  // 2026-05 assumed: two scripts of 2026
  from: '.mail-detail-basic .basic-body-item:first-child .cmp-account-email',
}

/** QQ Mail before 2022 and Tencent Exmail: each message is a page of its own in the frame `mainFrame`. */
export const QQ_MAIL_CLASSIC: DeclaredWebmail = {
  id: 'qqmail-classic',
  // 2026-06 assumed: a script for exmail.qq.com of 2026, several older ones for mail.qq.com
  hosts: ['mail.qq.com', 'exmail.qq.com', '*.exmail.qq.com', '*.mail.qq.com'],
  // 2024-01 assumed: Tencent's own script
  path: /^\/cgi-bin\/readmail/,
  // 2026-06 assumed: the frame holds one message
  message: 'body',
  // 2026-06 assumed: a script for exmail.qq.com of 2026
  body: '#mailContentContainer, #contentDiv',
  // 2026-06 assumed: the same
  subject: '#subject',
  // 2026-06 assumed: the same, and one for mail.qq.com
  from: '#fromaddr',
  names: {
    // 2024-01 assumed: Tencent's own script; the address of the frame
    sid: [{ pattern: /[?&]sid=([^&#]+)/ }],
    // 2024-01 assumed: the same
    mailid: [{ pattern: /[?&]mailid=([^&#]+)/ }],
  },
  // 2024-01 assumed: Tencent's own script ("save as eml"), also in its branch for Exmail
  source: '/cgi-bin/readmail?sid={sid}&mailid={mailid}&action=downloademl',
}
