import type { DeclaredWebmail } from '../webmail/declared.ts'

/** GMX, WEB.DE and mail.com: the body of a message is a page of its own, in a frame that says nothing more of it. */
export const GMX: DeclaredWebmail = {
  id: 'gmx',
  // 2026-06 assumed: scripts of 2026 for gmx.net and mail.com; web.de is the same software
  hosts: ['*.gmx.net', '*.gmx.com', '*.web.de', '*.mail.com'],
  // 2026-06 assumed: the same
  path: /^\/mail\/client\/mailbody\//,
  // 2026-06 assumed: the same; the page is the message
  message: 'body',
  // 2026-06 assumed: a banner cannot stand before the page's body
  anchor: 'body > *',
  names: {
    // 2026-06 assumed: the same
    id: [{ pattern: /\/mailbody\/([\w-]+)/ }],
  },
}
