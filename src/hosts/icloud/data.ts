import type { DeclaredWebmail } from '../webmail/declared.ts'

/** iCloud Mail: the message is a page of its own, in a frame of another server, and says nothing of subject and sender. */
export const ICLOUD: DeclaredWebmail = {
  id: 'icloud',
  // 2026-05 assumed: scripts of 2025 and 2026
  hosts: ['www-mail.icloud-sandbox.com', 'www.icloud.com', 'www.icloud.com.cn'],
  // 2026-05 assumed: the same
  path: /^\/applications\/mail2/,
  // 2026-05 assumed: four scripts
  message: '.mail-message-defaults',
}
