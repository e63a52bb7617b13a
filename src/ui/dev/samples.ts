import type { FrameWords } from '../../view/frameWords.ts'
import type { DiagnosisView, RecipientView, RouteView, ViewLabels } from '../../view/types.ts'

export const EN: ViewLabels = {
  steps: 'What you can do',
  adminSteps: 'For your mail administrator',
  details: 'Details',
  collapse: 'Collapse',
  expand: 'Expand',
  hide: 'Not a bounce?',
  hidden: 'Hidden for this message.',
  undo: 'Undo',
  copied: 'Copied',
  copyCommand: 'Copy command',
  saved: 'Saved',
  done: 'Marked as dealt with',
  undone: 'The mark was taken away',
  junked: 'Marked as junk',
  failedAction: 'That did not work.',
  notFound: 'No copy of this mail was found among your sent mail.',
  more: 'More',
}
export const ZH: ViewLabels = {
  steps: '您可以这样做',
  adminSteps: '给邮件管理员',
  details: '技术细节',
  collapse: '收起',
  expand: '展开',
  hide: '不是退信？',
  hidden: '此邮件不再显示诊断。',
  undo: '撤销',
  copied: '已复制',
  copyCommand: '复制命令',
  saved: '已保存',
  done: '已标为已处理',
  undone: '已取消标记',
  junked: '已标为垃圾邮件',
  failedAction: '未能完成。',
  notFound: '在您的已发送邮件中没有找到这封邮件。',
  more: '更多',
}
export const WORDS: FrameWords = {
  bannerAudienceHint: 'A short note to send by phone or chat.',
  bannerAudienceOwnAdmin: 'My mail admin',
  bannerAudienceProvider: 'Mail provider',
  bannerAudienceRecipient: 'The recipient',
  bannerAudienceRecipientAdmin: 'Their mail admin',
  bannerCopyNote: 'Copy note',
  bannerFormatEml: 'Mail (.eml)',
  bannerFormatHtml: 'Formatted (HTML)',
  bannerTicketAudience: 'For',
  bannerCovered: 'This message hides the banner. Press Bounce Doctor in the toolbar.',
  bannerTicketOptions: 'Ticket options',
  bannerTicketLanguage: 'Ticket language',
  bannerTicketFormat: 'Format',
  bannerTicketMask: 'Mask addresses',
  bannerTicketMaskHint: 'Hides names before the @ and the subject',
  bannerFormatText: 'Text',
  bannerFormatMarkdown: 'Markdown',
  bannerFormatJson: 'JSON',
  bannerLanguageEn: 'English',
  bannerLanguageZhCn: '简体中文',
  bannerLanguageZhTw: '繁體中文',
  bannerShowAll: 'Show all',
}
const IDS = ['you', 'your-server', 'network', 'their-server', 'mailbox'] as const
const route = (names: string, at: number, state: 'fail' | 'held' = 'fail'): RouteView => ({
  label: `Failed at station ${at + 1}`,
  stations: names
    .split('|')
    .map((label, i) => ({ id: IDS[i] ?? 'you', label, state: i < at ? 'done' : i === at ? state : 'never' })),
})
const NAMES = 'You|Your server|Network|Their server|Mailbox'
const ACTIONS_EN: DiagnosisView['actions'] = [
  { id: 'copy-ticket', label: 'Copy ticket', kind: 'main' },
  { id: 'export-ticket', label: 'Export ticket', kind: 'normal' },
  { id: 'toggle-details', label: 'Details', kind: 'plain' },
  { id: 'not-a-bounce', label: 'Not a bounce?', kind: 'plain' },
]
const ACTIONS_ZH: DiagnosisView['actions'] = [
  { id: 'copy-ticket', label: '复制工单', kind: 'main' },
  { id: 'export-ticket', label: '导出工单', kind: 'normal' },
  { id: 'toggle-details', label: '技术细节', kind: 'plain' },
  { id: 'not-a-bounce', label: '不是退信？', kind: 'plain' },
]
const text = (value: string) => ({ kind: 'text', text: value }) as const
const recipient = (more: Partial<RecipientView>): RecipientView => ({
  address: 'li.na@full.example',
  category: 'message-too-large',
  tone: 'fail',
  title: 'The mail is too large',
  cause: [],
  party: 'You can fix it.',
  waiting: 'Waiting does not help.',
  outlook: 'Waiting does not help. You can fix it.',
  next: '',
  steps: [],
  adminSteps: [],
  route: null,
  said: null,
  confidence: 'certain',
  ruleId: 'postfix-size-limit',
  actions: [],
  details: [
    {
      term: 'Enhanced status code',
      value: '5.2.3',
      explanation: 'The message is longer than the recipient’s mailbox allows.',
    },
    {
      term: 'Reply code',
      value: '552',
      explanation: 'The requested action was stopped: storage limit exceeded.',
    },
    { term: 'Reporting server', value: 'mx1.sender.example', explanation: null },
    { term: 'Remote server', value: 'mail.full.example (203.0.113.9)', explanation: null },
    { term: 'Stage', value: 'END OF DATA', explanation: 'After the whole mail had been sent.' },
    { term: 'Rule', value: 'postfix-size-limit', explanation: null },
    { term: 'Confidence', value: 'certain', explanation: null },
  ],
  ...more,
})
const base = {
  locale: 'en',
  lang: 'en',
  dir: 'ltr',
  tone: 'fail',
  label: 'Bounce diagnosis',
  received: null,
  labels: EN,
  actions: ACTIONS_EN,
} as const
const said = {
  label: 'What their server said',
  text: '552 5.2.3 Message size exceeds fixed maximum message size (7372800)',
  marks: [[10, 57]] as const,
}

export const SAMPLES: readonly DiagnosisView[] = [
  {
    ...base,
    locale: 'zh_CN',
    lang: 'zh-CN',
    labels: ZH,
    actions: ACTIONS_ZH,
    label: '退信诊断',
    headline: '邮件太大，对方服务器拒收',
    summary: [
      { kind: 'address', text: 'li.na@full.example' },
      text(' 的服务器最多收 '),
      { kind: 'strong', text: '7.0 MB' },
      text('，这封信有 '),
      { kind: 'strong', text: '11.4 MB' },
      text('。原样重发不会成功；由您处理。'),
    ],
    announcement: '邮件太大，对方服务器拒收。',
    route: route('您|您的服务器|网络|对方服务器|收件人邮箱', 3),
    recipients: [
      recipient({
        said: { ...said, label: '对方服务器的原话' },
        steps: [
          [
            text('把附件分成几封发送：每封附件合计不超过 '),
            { kind: 'strong', text: '5.1 MB' },
            text('（邮件编码会让附件增大约 37%）。'),
          ],
          [text('或者先压缩附件，或改发网盘链接。')],
        ],
        adminSteps: [
          [
            text('请对方管理员提高限额，或检查 MX： '),
            { kind: 'command', text: 'nslookup -q=mx full.example' },
          ],
        ],
      }),
    ],
  },
  {
    ...base,
    headline: 'This address does not exist',
    summary: [
      text('example.com has no mailbox '),
      { kind: 'address', text: 'jon.smith@example.com' },
      text('. Sending again will not help; you can fix it.'),
    ],
    announcement: 'x',
    route: route(NAMES, 4),
    recipients: [
      recipient({
        category: 'user-unknown',
        said: {
          label: said.label,
          text: '550 5.1.1 <jon.smith@example.com>: Recipient address rejected: User unknown in virtual mailbox table',
          marks: [[63, 99]],
        },
        steps: [
          [text('Check every letter before and after the @.')],
          [text('Ask the recipient for the right address by phone.')],
          [
            text('See '),
            { kind: 'link', text: 'the help page', href: 'https://support.example/help' },
            text('.'),
          ],
        ],
        adminSteps: [
          [
            text('Look up where mail for the domain goes:'),
            { kind: 'command', text: 'nslookup -q=mx example.com' },
          ],
          [text('Second')],
        ],
      }),
    ],
  },
  {
    ...base,
    headline: '3 of 12 recipients did not get your mail',
    summary: [text('Each has its own cause. The other 9 will not get it again.')],
    announcement: 'x',
    route: null,
    received: {
      text: '9 others received it',
      addresses: ['a@a.example', 'someone.with.a.long.name@b.example', 'c@c.example'],
    },
    recipients: [
      recipient({
        address: 'wang@a.example',
        category: 'mailbox-full',
        tone: 'wait',
        title: 'Mailbox full',
        outlook: 'may work in a day or two',
        cause: [text('The mailbox is full.')],
        said,
        steps: [[text('Wait a day or two.')]],
        route: route(NAMES, 4),
      }),
      recipient({
        address: 'zhao@136.example',
        title: 'The domain has no mail server',
        outlook: 'waiting does not help',
        cause: [text('No MX record.')],
        said,
        steps: [[text('Check the part after the @.')]],
      }),
      recipient({
        address: 'it@b.example',
        title: 'Your server is on a blocklist',
        outlook: 'your admin must act',
        cause: [text('Listed.')],
        said,
      }),
    ],
  },
  {
    ...base,
    tone: 'wait',
    headline: 'Not delivered yet – your server keeps trying',
    summary: [
      text('Nothing to do: your server tries until '),
      { kind: 'strong', text: '27 November, 09:40' },
      text('. If you send again now, the recipient may get it twice.'),
    ],
    announcement: 'x',
    route: route(NAMES, 3, 'held'),
    recipients: [
      recipient({ tone: 'wait', category: 'server-unavailable', said, steps: [[text('Just wait.')]] }),
    ],
  },
  {
    ...base,
    tone: 'ok',
    headline: 'Delivered',
    summary: [text('The mail has arrived.')],
    announcement: 'x',
    route: {
      label: 'Delivered',
      stations: NAMES.split('|').map((label, i) => ({ id: IDS[i] ?? 'you', label, state: 'done' as const })),
    },
    recipients: [],
  },
]
