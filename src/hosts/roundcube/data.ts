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
  /** In a script of every page. */
  token: /"request_token":"([^"]{1,200})"/,
  /** In the answer to a search. */
  row: /add_message_row\("((?:[^"\\]|\\.){1,400})"/g,
  /** In the list of folders; and in a script of every page of mail, with the list or without. */
  sentFolder: '#mailboxlist li.sent > a[rel]',
  sentMailbox: /"id":"((?:[^"\\]|\\.){1,300})","name":"(?:[^"\\]|\\.){0,300}","virtual":false,"class":"sent"/,
  /** In the answer to a list. */
  pageCount: /"pagecount":(\d{1,9})/,
  /** In a script of every page of mail: folders that hold no sent mail. */
  unlikelyMailboxes: [
    /"drafts_mailbox":"((?:[^"\\]|\\.){1,300})"/,
    /"trash_mailbox":"((?:[^"\\]|\\.){1,300})"/,
    /"junk_mailbox":"((?:[^"\\]|\\.){1,300})"/,
  ],
} as const

/** The page on which a mail is written. */
export const ROUNDCUBE_COMPOSE = {
  /** The button that stores a draft, until the page's scripts have begun their work: elastic, then larry. */
  asleep: '.draft.disabled, .savedraft.disabled',
  from: '#_from',
  recipients: { to: '#_to', cc: '#_cc', bcc: '#_bcc', replyTo: '#_replyto' },
  /** Opens the row of a field that is hidden while it is empty: elastic, then larry. */
  showRow: { cc: '#cc-link', bcc: '#bcc-link', replyTo: '#replyto-link' },
  subject: '#compose-subject',
  text: '#composebody',
  isHtml: 'input[name="_is_html"]',
  /** The document of the HTML editor (TinyMCE). */
  editor: '#composebody_ifr',
  editorBody: 'body#tinymce',
  upload: '#uploadform input[type="file"][name="_attachments[]"]',
  /** A file that the server has; one on its way has another id. */
  file: '#attachment-list li[id^="rcmfile"]:not(.uploading)',
  uploading: '#attachment-list li.uploading, #attachment-list li:not([id^="rcmfile"])',
  fileName: '.attachment-name, a.filename',
  removeFile: 'a.delete',
  form: 'form[name="form"]',
  /** Part of the form's address once it has been handed in; and the field that tells whether as a draft. */
  handedIn: '_unlock',
  asDraft: 'input[name="_draft"]',
  /** Messages of the page to its user, and one that says that something was done. */
  messages: '#messagestack',
  confirmation: '.confirmation',
} as const
