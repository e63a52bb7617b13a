import { type DeclaredCompose, type DeclaredWebmail, PLAIN_FIELDS } from '../webmail/declared.ts'

/** Horde's dynamic view: the pane below the list, and a message in a window of its own. */
export const HORDE: DeclaredWebmail = {
  id: 'horde',
  // 2026-11 verified: IMP 6.2.27 (Debian 12), dynamic.php
  path: /^.{0,200}?\/imp\/(?=dynamic\.php)/,
  // 2026-11 verified: IMP 6.2.27, templates/dynamic/mailbox.html.php and message.html.php
  message: '#previewMsg, #msgData',
  // 2026-11 verified: the same
  body: '#messageBody',
  // 2026-11 verified: the same; the first is shown folded, the second unfolded
  subject: '#msgHeadersColl .subject, #msgHeaders .subject',
  // 2026-11 verified: the same
  from: '#msgHeadersColl .from a, #msgHeaderFrom a',
  // 2026-11 verified: the same
  fromAttribute: 'title',
  names: {
    buid: [
      // 2026-11 verified: IMP 6.2.27, a window of its own
      { pattern: /[?&]buid=(\d+)/ },
      // 2026-11 verified: IMP 6.2.27, dimpbase.js setHash: the address while a message is in the pane
      { pattern: /#msg(?::|%3A)[\w%=-]+?(?:;|%3B)(\d+)$/i },
    ],
    box: [
      // 2026-11 verified: IMP 6.2.27, a window of its own
      { pattern: /[?&]mailbox=([\w%=-]+)/ },
      // 2026-11 verified: IMP 6.2.27, dimpbase.js setHash
      { pattern: /#msg(?::|%3A)([\w%=-]+?)(?:;|%3B)\d+$/i },
    ],
  },
  // 2026-11 verified: IMP 6.2.27, dimpbase.js ("view source")
  source: '{base}view.php?actionID=view_source&id=0&buid={buid}&mailbox={box}',
}

export const HORDE_COMPOSE: DeclaredCompose = {
  // 2026-11 verified: IMP 6.2.27, dynamic.php
  page: '{base}dynamic.php?page=compose',
  // 2026-11 verified: IMP 6.2.27, dynamic.php
  base: /^.{0,200}?\/imp\/(?=dynamic\.php)/,
  // 2026-11 verified: IMP 6.2.27, lib/Compose/Link.php
  fields: PLAIN_FIELDS,
}
