import type { DeclaredWebmail } from '../webmail/declared.ts'

/**
 * China Mobile 139: a frame of the page for each open message. It has an address of the source, but does not tell sender and
 * subject outside of the frame; ordinary mail is not to be asked for, so the text is read.
 */
export const MAIL_139: DeclaredWebmail = {
  id: 'mail139',
  // 2023-01 assumed: the scripts of its interface "m2012"
  hosts: ['mail.10086.cn', '*.mail.10086.cn'],
  // 2023-01 assumed: the same; hidden while another tab is in front
  message: 'iframe[id^="mid_"]',
  names: {
    // 2023-01 assumed: the same
    mid: [{ attribute: 'id', pattern: /^mid_(.+)$/ }],
  },
}
