import type { DeclaredCompose, DeclaredWebmail } from '../webmail/declared.ts'

/** Fastmail. Its source lies on another server, so its text is read. */
export const FASTMAIL: DeclaredWebmail = {
  id: 'fastmail',
  // 2026-06 assumed: Fastmail Plus, "last verified 2026-06-04"; beta from the same makers
  hosts: ['app.fastmail.com', 'www.fastmail.com', 'betaapp.fastmail.com'],
  // 2026-06 assumed: the same; drafts are cards too
  message: '.v-MessageCard.is-expanded:not(.v-MessageCard--draft)',
  // 2026-06 assumed: two scripts of 2026
  body: '.v-Message-body, .v-MailMessage-body, .v-Message',
  // 2026-06 assumed: a translator for Fastmail of 2026
  subject: '.v-Thread-title h1',
  // 2026-06 assumed: the same
  from: '.v-MessageCard-from',
  // 2026-06 assumed: the same
  fromAttribute: 'title',
}

export const FASTMAIL_COMPOSE: DeclaredCompose = {
  // 2026-11 assumed: where its own pages lead their mailto links, after a program that wraps it
  page: '/mail/compose',
  // 2026-11 assumed: the same
  fields: 'mailto',
}
