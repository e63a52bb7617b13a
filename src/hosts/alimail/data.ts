import type { DeclaredWebmail } from '../webmail/declared.ts'

/** Alibaba Mail, for companies and for everybody. Little is publicly known of its pages: text only. */
export const ALIMAIL: DeclaredWebmail = {
  id: 'alimail',
  // 2026-03 assumed: scripts of 2026; mail.hichina.com from an older one, others from the service's own lists
  hosts: [
    'qiye.aliyun.com',
    'mail.aliyun.com',
    '*.mail.aliyun.com',
    'mail.sg.aliyun.com',
    'mail.hichina.com',
    '*.mxhichina.com',
  ],
  // 2026-03 assumed: addresses in several scripts
  path: /^\/alimail\//,
  // 2026-03 assumed: by analogy; none has been seen
  message: '[class*="mail-read" i], [class*="mailread" i], [class*="mail-detail" i], [class*="maildetail" i]',
  // 2026-03 assumed: by analogy
  body: 'iframe, [class*="mail-content" i], [class*="mailcontent" i]',
  // 2026-03 assumed: by analogy
  subject: '[class*="mail-subject" i], [class*="mailsubject" i]',
  names: {
    // 2026-03 assumed: an address of v5.1 that ends in the message, as base64 of JSON
    id: [{ pattern: /\/alimail\/entries\/[^/?#]{1,40}\/mail\/[^/?#]{1,80}\/[^/?#]{1,80}\/([\w=-]{8,})/ }],
  },
}
