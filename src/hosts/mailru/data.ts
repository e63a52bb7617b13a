import type { DeclaredCompose, DeclaredWebmail } from '../webmail/declared.ts'

/** Mail.ru. */
export const MAIL_RU: DeclaredWebmail = {
  id: 'mailru',
  // 2026-01 assumed: many scripts
  hosts: ['e.mail.ru', 'octavius.mail.ru'],
  // 2026-01 assumed: many scripts; the other messages of a thread are not expanded
  message: '.thread__letter_expanded, .thread__letter_single, .letter',
  // 2026-01 assumed: many scripts
  body: '.letter__body, .letter-body',
  // 2026-01 assumed: many scripts, in two ways of writing
  subject: '.thread-subject, .thread__subject',
  // 2026-01 assumed: many scripts
  from: '.letter-contact',
  // 2026-01 assumed: the same
  fromAttribute: 'title',
  names: {
    // 2026-01 assumed: the same
    id: [{ attribute: 'data-id' }],
  },
}

export const MAIL_RU_COMPOSE: DeclaredCompose = {
  // 2026-11 assumed: Firefox's list of mailto handlers
  page: 'https://e.mail.ru/cgi-bin/sentmsg',
  // 2026-11 assumed: the same
  fields: 'mailto',
}
