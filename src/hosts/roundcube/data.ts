/**
 * What Roundcube's pages look like, by the skins that come with it. Seen in Roundcube 1.6.5 with elastic and larry 1.6.0 on
 * 2026-11-22.
 */
export const ROUNDCUBE = {
  /** Roundcube's own script, in every page whatever the skin. */
  script: 'script[src*="program/js/app."]',
  /** Actions of an address that show a message: in the pane beside the list, and alone. */
  actions: ['preview', 'show'],
  /** The banner goes before the first that is there: elastic, then both views of larry. */
  anchors: ['#message-content', '#messagebody'],
  body: '#messagebody',
  subject: '.subject',
  /** Words for screen readers within the subject. */
  unseen: '.voice',
  /** The sender's name, its address in the title: elastic in short and in full, then larry. */
  from: [
    '.header-summary .rcmContactAddress',
    '.header-headers .from .rcmContactAddress',
    '.headers-table .from .rcmContactAddress',
  ],
} as const
