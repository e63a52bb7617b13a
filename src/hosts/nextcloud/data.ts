import type { DeclaredCompose, DeclaredWebmail } from '../webmail/declared.ts'

/** Nextcloud Mail. */
export const NEXTCLOUD: DeclaredWebmail = {
  id: 'nextcloud',
  // 2026-08 assumed: Nextcloud Mail, appinfo/routes.php
  path: /^.{0,200}?\/apps\/mail\//,
  // 2026-08 assumed: Nextcloud Mail, ThreadEnvelope.vue
  message: '#mail-message .envelope--expanded',
  // 2026-08 assumed: Nextcloud Mail, Message.vue
  body: '.mail-message-body',
  // 2026-08 assumed: Nextcloud Mail, Thread.vue
  subject: '#mail-thread-header h2',
  // 2026-08 assumed: Nextcloud Mail, ThreadEnvelope.vue
  from: '.envelope__header .sender',
  names: {
    id: [
      // 2026-08 assumed: the same; a link to the message in its own head
      { selector: '.envelope__header a[href*="/thread/"]', attribute: 'href', pattern: /\/thread\/(\d+)/ },
    ],
  },
  // 2026-08 assumed: Nextcloud Mail, MessagesController::export, which asks for no token
  source: '{base}api/messages/{id}/export',
}

export const NEXTCLOUD_COMPOSE: DeclaredCompose = {
  // 2026-11 assumed: Nextcloud Mail, PageController::compose, which it registers for mailto links
  page: '{base}compose',
  // 2026-11 assumed: the same
  base: /^.{0,200}?\/apps\/mail\//,
  // 2026-11 assumed: the same
  fields: 'uri',
}
