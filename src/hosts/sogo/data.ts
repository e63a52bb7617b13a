/** What SOGo's pages look like. Seen in SOGo 5.8.0 (Debian 12) on 2026-11-22. */
export const SOGO = {
  /** The module of the page: its mail, whether beside the list or in a window of its own. */
  mark: '[ng-app="SOGo.MailerUI"]',
  /** The pages of a user, which requests are made below. */
  base: /^(.{0,200}?\/SOGo\/so\/[^/]{1,200})\//,
  /** Account, folder and uid in the address of the list; the folder is encoded twice, its levels by slashes. */
  route: /^#!\/Mail\/([^/]{1,100})\/([^/]{1,1000})\/(\d{1,10})(?:[/?]|$)/,
  /** The same in the path of a window of its own, where folders are named as requests name them. */
  popup: /\/so\/[^/]{1,200}\/Mail\/([^/]{1,100}\/folder.{1,1000}?\/\d{1,10})\/popupview$/,
  message: 'md-card-content',
  body: '.msg-body',
  subject: 'h5.sg-md-headline',
  from: '.md-caption',
  cookie: /(?:^|;\s{0,4})XSRF-TOKEN=([^;]{1,200})/,
} as const

/** How SOGo writes a folder's name into an address (its asCSSIdentifier); what is not ASCII is left out there too. */
export const FOLDER_SIGNS: Readonly<Record<string, string>> = {
  _: '_U_',
  '.': '_D_',
  '#': '_H_',
  '@': '_A_',
  '*': '_S_',
  ':': '_C_',
  ',': '_CO_',
  ' ': '_SP_',
  "'": '_SQ_',
  '&': '_AM_',
  '+': '_P_',
}

/** SOGo's editor in a page of its own, with a draft in it. Seen in SOGo 5.8.0 (Debian 12) on 2026-11-22. */
export const SOGO_EDITOR = {
  page: 'UIxMailPopupView',
  dialog: '#mailEditor',
  from: '#mailEditor input[name="from"]',
  /** One element for each recipient; the rows stand in the page while they are hidden too. */
  recipients: {
    to: 'md-chips[ng-model="editor.message.editable.to"] md-chip',
    cc: 'md-chips[ng-model="editor.message.editable.cc"] md-chip',
    bcc: 'md-chips[ng-model="editor.message.editable.bcc"] md-chip',
  },
  subject: '#mailEditor input[name="subject"]',
  text: '#mailEditor textarea[name="content"]',
  html: '#mailEditor sg-ckeditor',
  /** Stands there once the mail is sent. */
  sent: '#mailEditor [ng-switch-when="sent"]',
  file: 'md-chips[ng-model="editor.uploader.queue"] md-chip a',
} as const

/** What SOGo's list of folders says of one for sent mail. */
export const SOGO_SENT = 'sent'
