import type { DeclaredCompose, DeclaredWebmail } from '../webmail/declared.ts'

/** Yandex Mail; classes that begin with qa- are for its own tests and stay. */
export const YANDEX: DeclaredWebmail = {
  id: 'yandex',
  // 2026-01 assumed: several scripts; other countries from the service's own list
  hosts: [
    'mail.yandex.ru',
    'mail.yandex.com',
    'mail.yandex.by',
    'mail.yandex.kz',
    'mail.yandex.com.tr',
    'mail.360.yandex.ru',
  ],
  // 2023-01 assumed: Yandex's own tests
  message: '.js-message-body, .react-message-wrapper__body',
  // 2023-01 assumed: Yandex's own tests, several scripts
  subject: '.qa-MessageViewer-Title',
  // 2023-01 assumed: the same
  from: '.qa-MessageViewer-SenderEmail',
}

export const YANDEX_COMPOSE: DeclaredCompose = {
  // 2026-11 assumed: Firefox's list of mailto handlers
  page: '/compose',
  // 2026-11 assumed: the same
  fields: 'mailto',
}
