import type { DeclaredWebmail } from '../webmail/declared.ts'

/** Cypht. */
export const CYPHT: DeclaredWebmail = {
  id: 'cypht',
  // 2026-08 assumed: Cypht, modules/core
  mark: '.msg_text, #cypht-main',
  // 2026-08 assumed: Cypht, modules/imap/output_modules.php
  message: '.msg_text',
  // 2026-08 assumed: the same
  body: '.msg_text_inner',
  // 2026-08 assumed: the same
  subject: '.header_subject',
  // 2026-08 assumed: the same
  from: '.header_from td, .header_from',
  names: {
    // 2026-08 assumed: Cypht, handler_modules.php msg_download_args; the address of the page
    uid: [{ pattern: /[?&]uid=([^&#]+)/ }],
    // 2026-08 assumed: the same
    list: [{ pattern: /[?&]list_path=([^&#]+)/ }],
  },
  // 2026-08 assumed: the same; part 0 is the whole message
  source: '?page=message&uid={uid}&list_path={list}&imap_download_message=1&imap_msg_part=0',
}
