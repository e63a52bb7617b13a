import { type DeclaredCompose, type DeclaredWebmail, PLAIN_FIELDS } from '../webmail/declared.ts'

/** Zimbra's classic web client. */
export const ZIMBRA: DeclaredWebmail = {
  id: 'zimbra',
  // 2024-09 assumed: zm-web-client, public/launchZCS.jsp
  mark: '#z_shell, #skin_outer',
  // 2024-09 assumed: zm-web-client, ZmConvView2 and ZmMailMsgView; tests of Zimbra's own
  message: '.ZmMailMsgCapsuleView, .ZmMailMsgView',
  // 2024-09 assumed: the same; a capsule that is folded has none
  body: 'iframe[id*="__body__iframe"], .MsgBody',
  // 2024-09 assumed: the same
  subject: '.Conv2Subject, .SubjectCol',
  // 2024-09 assumed: the same
  from: '[id$="_from"], .addrBubble',
  // 2024-09 assumed: the same
  fromAttribute: 'title',
  names: {
    id: [
      // 2024-09 assumed: the id of a capsule holds that of its message
      { attribute: 'id', pattern: /MSGC_{0,2}(\d+)/ },
      // 2024-09 assumed: the row of the list that is selected
      { selector: '.Row-selected[id^="zli__"]', attribute: 'id', pattern: /__(\d+)$/ },
    ],
  },
  // 2024-09 assumed: zm-web-client, ZmMailListController ("show original")
  source: '/service/home/~/?auth=co&view=text&id={id}',
}

/** Carbonio, which Zextras made of Zimbra, with a client of its own. */
export const CARBONIO: DeclaredWebmail = {
  id: 'carbonio',
  // 2024-01 assumed: carbonio-shell-ui
  path: /^\/carbonio\//,
  // 2024-01 assumed: carbonio-mails-ui, mail-preview.jsx
  message: '[data-testid^="MailPreview-"]',
  // 2024-01 assumed: the same; a message that is folded has none
  body: '[data-testid="MessageBody"]',
  // 2024-01 assumed: carbonio-mails-ui, preview-panel-header.jsx
  subject: '[data-testid="PreviewPanelHeader"] [data-testid="Subject"], [data-testid="Subject"]',
  // 2024-01 assumed: carbonio-mails-ui, preview-header.tsx
  from: '[data-testid="SenderText"]',
  names: {
    // 2024-01 assumed: carbonio-mails-ui, mail-preview.jsx
    id: [{ attribute: 'data-testid', pattern: /^MailPreview-(\d+)$/ }],
  },
  // 2024-01 assumed: Zimbra's server, which it runs on
  source: '/service/home/~/?auth=co&view=text&id={id}',
}

export const ZIMBRA_COMPOSE: DeclaredCompose = {
  // 2026-11 assumed: zm-web-client, the parameters of its address
  page: '{base}?view=compose',
  // 2026-11 assumed: the client answers at the address that it stands at
  base: /^[^?#]{0,200}/,
  // 2026-11 assumed: the same
  fields: PLAIN_FIELDS,
}
