/** Gateways, filters, groupware and hosted services with layouts of their own. */
import { allAddresses, firstAddress } from '../addresses.ts'
import type { Notice } from '../notice.ts'
import { angleBlocks, layout, listBlocks, patternBlocks, plainBlocks } from './readers.ts'
import type { Block, Dialect } from './types.ts'
import { firstOf } from './unix.ts'

/** Japanese carriers name the recipient in brackets and say why above it, in Japanese and English. */
function carrierBlocks(notice: Notice): Block[] {
  const coded = angleBlocks(notice).filter((block) => /^[45]\d\d /.test(block.reply ?? ''))
  if (coded.length > 0) return coded
  const said = /<<< ([45]\d\d[^\n]{2,600})/.exec(notice.text)
  const command = />>> ([^\n]{3,400})/.exec(notice.text)?.[1] ?? ''
  const addresses = allAddresses(notice.text)
    .filter((address) => !/^(?:postmaster|mailer-daemon)@/i.test(address))
    .slice(0, 20)
  const english = notice.text
    .split('\n')
    .map((line) => line.trim())
    .filter(
      (line) =>
        /^[\x20-\x7e]{12,}$/.test(line) &&
        / /.test(line) &&
        !/^<|Recipient:|^>>>|^<<<|^The following recipients/.test(line),
    )
  const reply = said?.[1] ? `>>> ${command} <<< ${said[1]}` : english.join(' ') || null
  return addresses.map((address) => ({ address, text: notice.text.slice(0, 2000), reply }))
}

/** MDaemon: `Failed address:` lines and a session transcript whose `<--` lines are the other side's. */
function mdaemonBlocks(notice: Notice): Block[] {
  const lines = notice.lines.slice(0, 1000)
  const replies = lines.flatMap((line) => /<--\s?([45]\d\d[^\n]{2,800})/.exec(line)?.[1] ?? [])
  const failed = lines.flatMap((line) => allAddresses(/Failed address:(.{3,400})/i.exec(line)?.[1] ?? '', 1))
  const reply = replies[0] ?? null
  const addresses = failed.length > 0 ? failed : reply ? [''] : []
  return addresses.map((address) => ({ address, text: reply ?? '', reply }))
}

/** A notice whose subject is the reason and whose body names the address somewhere (Domino and its like). */
function dominoBlocks(notice: Notice): Block[] {
  return firstOf(
    patternBlocks(notice, [
      /(?:was not delivered to|could not be delivered to|delayed, but (?:not|is)[^:]{0,60}):?\s{1,12}(?<to>[^\n]{1,400})\s{1,12}because:?\s{1,12}(?<why>[\s\S]{3,1500}?)(?:\n\n|$)/gi,
      /wurde nicht (?:zugestellt|übermittelt) an:?\s{1,12}(?<to>[^\n]{1,400})\s{1,12}(?:weil|Grund):?\s{1,12}(?<why>[\s\S]{3,1500}?)(?:\n\n|$)/gi,
    ]),
    listBlocks(
      notice,
      /(?:was not delivered to|could not be delivered to):?/i,
      null,
      /because:?\s{1,12}(?<why>[\s\S]{3,1500}?)(?:\n\n|$)/i,
    ),
  )
}

export const APPLIANCES: readonly Dialect[] = [
  layout(
    'mailmarshal',
    'mailmarshal',
    ['could not be delivered because of'],
    [
      /Could not be delivered because of\s{1,8}(?<why>[\s\S]{3,1200}?)\s{1,8}The following recipients? (?:was|were) affected:\s{1,12}(?<to>\S{3,320})/i,
    ],
  ),
  layout(
    'mailfoundry',
    'mailfoundry',
    ['delivery failed for the following reason'],
    [
      /Unable to deliver message to:\s{0,4}<?(?<to>[^\s<>]{3,320})>?\s{1,4}Delivery failed for the following reason:\s{1,4}(?<why>[\s\S]{3,1500}?)(?:\n\n|\nThis has been|$)/gi,
    ],
  ),
  layout(
    'interscan',
    'trendmicro',
    ['message from interscan', 'the following mail could not be delivered'],
    [
      /Received >>> (?<why>[45]\d\d[^\n]{2,800})\s{1,8}Unable to deliver message to <(?<to>[^<>]{3,320})>/gi,
      /(?<why>Unable to deliver message to <(?<to>[^<>]{3,320})>[^\n]{0,300})/gi,
      /The following mail could not be delivered\.\s{1,4}Reason: {0,4}(?<why>[^\n]{3,600})/i,
      /could not be delivered[\s\S]{0,200}?<(?<to>[^<>]{3,320})>(?<why>[^\n]{0,300})/i,
    ],
  ),
  layout(
    'mfilter',
    'm-filter',
    ['-------server message'],
    [
      /(?<![^\s<>])(?<to>[^\s<>@]{1,64}@[^\s<>@]{1,255})>?\s{1,6}-{4,10}server message\s{1,6}(?<why>[^\n]{3,1500})/i,
    ],
    { headers: ({ mailer }) => /m-filter/i.test(mailer) },
  ),
  layout(
    'kddi',
    'kddi',
    ['your mail sent on:', 'your mail attempted to be delivered on:'],
    [
      /(?:could|has) (?:not been|not be) delivered to:?\s{1,6}<?(?<to>[^\s<>]{3,320})>?\s{1,12}(?<why>[^\n]{3,300})/i,
      /^(?<why>[^\n]{3,200})\s{1,12}<?(?<to>[^\s<>@]{1,64}@[^\s<>]{3,255})>/im,
    ],
  ),
  layout(
    'groupwise',
    'groupwise',
    ['the message that you sent was undeliverable to the following'],
    [
      /^\s{1,12}(?<to>[^\s()]{1,64}@[^\s()]{1,255}) {0,4}\((?<why>[^\n]{2,600})\)$/gm,
      /to the following:\s{1,12}(?<to>[^\n]{1,320}?) {0,4}\((?<why>[^\n]{2,600})\)/i,
    ],
  ),
  layout(
    'imail',
    'imail',
    ['original message follows.', 'undeliverable mail'],
    [
      /^(?:Unknown user|Unknown host): {0,3}(?<to>[^\s:@]{1,64}@\S{1,255})\s{1,6}RCPT TO generated following response:\s{1,4}(?<why>[^\n]{3,600})/gm,
      /^(?<why>(?:Unknown (?:user|host)|User mailbox exceeds allowed size|Delivery failed \d{1,4} attempts|undeliverable to|Invalid final delivery|SMTP_.{3,40}|[A-Z][^\n:]{5,80}): {0,3}(?<to>[^\s:]{1,64}@\S{1,255})[^\n]{0,300})$/gim,
    ],
    { headers: ({ mailer, subject }) => /SMTP32|SMTPD/i.test(mailer) || subject === 'Undeliverable Mail' },
  ),
  layout(
    'x6',
    null,
    ['we had trouble delivering your message. full details follow'],
    [
      /(?<why>SMTP Server <[^>]{1,255}> (?:rejected recipient|refused to) <(?<to>[^<>]{3,320})>[^\n]{0,1200})/gi,
      /^(?<why>[^\n]{0,200}<(?<to>[^\s<>@]{1,64}@[^<>\n]{3,255})>[^\n]{0,800})/gm,
    ],
  ),
  layout(
    'mimecast',
    'mimecast',
    ['an email you addressed to email address', 'this is a delivery failure notification message indicating'],
    [
      /an email (?:you|\S{3,320}) addressed to email address\s?:\s{1,6}-- ?(?<to>\S{3,320})[\s\S]{0,400}?Additional information follows\s?:\s{1,6}-- ?(?<why>[^\n]{3,1200})/i,
      /an email (?:you|\S{3,320}) addressed to email address\s?:\s{1,6}-- ?(?<to>\S{3,320})/i,
    ],
  ),
  layout(
    'x3',
    null,
    ['this is an automatically generated delivery status notification'],
    [
      /(?:failed permanently|was aborted after \d{1,9} seconds?(?:\(s\))?|has been delayed|failed):?\s{1,6}\*? {0,4}(?<to>[^\s*]{1,64}@\S{1,255})[\s\S]{0,300}?Technical details:?[\s\-=]{1,90}(?<why>[^\n]{3,1500})/i,
      /^\s{1,12}\*? {0,4}(?<to>[^\s*<>]{1,64}@\S{1,255})$(?<why>)/gm,
    ],
    { delaySigns: ['has been delayed', 'this is a warning message only'] },
  ),
  layout(
    'verizon',
    'verizon',
    ['message could not be delivered to mobile', 'error: no valid recipients for this mm'],
    [/Error: (?<why>[^\n]{3,300})(?:[\s\S]{0,600}?\nTo: (?<to>\S{3,320}))?/i],
  ),
  layout(
    'apachejames',
    'apachejames',
    ['message details:\n', 'error message below:'],
    [
      /Error message below:\s{1,6}(?<why>[\s\S]{3,800}?)\n\nMessage details:[\s\S]{0,1500}?RCPT TO:\s{0,4}<?(?<to>[^\s<>]{3,320})/i,
    ],
    { needsBoth: true, headers: ({ from }) => /post_?master|daemon/i.test(from) },
  ),
  layout(
    'surfcontrol',
    'surfcontrol',
    ['a transcript of the attempts to send the message follows', 'your message could not be sent.'],
    [
      /Addressed To: {0,4}(?<to>\S{3,320})(?!\S)[\s\S]{0,2000}?Failed to send to identified host,?\s{1,6}(?:\S{3,320}: \[[\d.]{7,15}\], )?(?<why>[^\n]{3,600})/i,
    ],
  ),
  layout(
    'barracuda',
    'barracuda',
    ['was blocked by our spam firewall', 'blocked by our bulk email filter'],
    [/Your message to:? {0,4}(?<to>\S{3,320})\s{1,6}(?<why>was blocked[^\n]{3,300})/i],
    { headers: ({ subject }) => /^\*\*Message you sent blocked by/i.test(subject) },
  ),
  layout(
    'communigate',
    'communigate',
    ["failed to deliver to '"],
    [/Failed to deliver to '<?(?<to>[^'<>]{3,320})>?'\s{1,6}(?<why>[\s\S]{3,1500}?)(?:\n\n|$)/gi],
  ),
  layout(
    'hmailserver',
    'hmailserver',
    ['hmailserver sent:', 'remote server replied:'],
    [
      /^(?<to>[^\s<>]{1,64}@\S{1,255})\s{1,12}Error Type: [^\n]{3,60}\s{1,12}(?:[^\n]{1,200}\s{1,12}){0,4}?Remote server replied: {0,4}(?<why>[^\n]{3,1200})/gim,
      /^(?<to>[^\s<>]{1,64}@\S{1,255})\s{1,12}Error Type: (?<why>[\s\S]{3,800}?)(?:\n\n|$)/gim,
    ],
  ),
  layout(
    'smartermail',
    'smartermail',
    ['failed recipient:'],
    [
      /Failed Recipient: {0,4}(?<to>\S{3,320})\s{1,6}Reason: {0,4}(?<why>[\s\S]{3,1500}?)(?:\n\n|\n {0,20}--|$)/gi,
    ],
  ),
  layout(
    'xmail',
    'xmail',
    ['xmail bounce:', '[<00>]'],
    [/XMail bounce: Rcpt=\[(?<to>[^\]]{3,320})\];Error=\[(?<why>[^\n]{3,1200}?)\]$/im],
  ),
  layout(
    'mailenable',
    'mailenable',
    ['mailenable: message delivery failure'],
    [
      /Recipient: {0,4}\[?(?:SMTP:)?(?<to>[^\s<>"'[\]]{1,64}@[^\s<>"'[\]]{3,255})\]?\s{1,12}Reason: {0,4}(?<why>[^\n]{3,600})/gi,
      /(?:Recipient|Reason): {0,4}(?<why>[^\n]{3,600})[\s\S]{0,800}?<?(?<to>[^\s<>"'[\]:]{1,64}@[^\s<>"'[\]]{3,255})/i,
    ],
  ),
  {
    id: 'mdaemon',
    mta: 'mdaemon',
    signs: [
      'had permanent fatal delivery errors',
      'the attached message had permanent',
      '--- session transcript ---',
      'failed address:',
    ],
    read: mdaemonBlocks,
  },
  layout(
    'tradingpost',
    null,
    ['delivery of email to this address'],
    [
      /Delivery of email to this address\s{1,6}"?(?<to>[^\s"]{3,320})"?\s{1,6}(?<why>[\s\S]{3,400}?)(?:\n\n|$)/i,
    ],
    { delaySigns: ['has been postponed'] },
  ),
  layout(
    'reject-reason',
    null,
    ['reject reason:'],
    [/reject reason: (?<why>[^\n]{3,300})\s{1,6}target mail address: (?<to>\S{3,320})/i],
  ),
  layout(
    'mailbox-full',
    null,
    ["user's mailbox is full:"],
    [/(?<why>User's mailbox is full): <?(?<to>[^\s<>]{3,320})>?/i],
  ),
  layout(
    't-online',
    'exim',
    ['|----- failed addresses follow: -----|'],
    [/^\s{0,4}<(?<to>[^<>\n]{3,320})>\s{1,12}(?<why>[^\n]{3,1200})/gm],
  ),
  layout(
    'webshield',
    'mcafee',
    ['--- failed recipients ---'],
    [/^<(?<to>[^<>\n]{3,320})>:?\s{1,4}(?<why>[^\n]{3,800})/gm],
  ),
  layout(
    'mdaemon',
    'mdaemon',
    ['there is no user by that name at this server'],
    [/^(?<to>[^\s@]{1,64}@\S{1,255}) - (?<why>[^\n]{3,300})$/m],
  ),
  layout(
    'gwava',
    'gwava',
    ['message you sent:\n', 'wiadomość wysłana przez ciebie'],
    [
      /(?:Recipient\(s\)|Odbiorca\(y\)):?\s{1,8}(?<to>\S{3,320})[\s\S]{0,400}?(?:Reason|Powód)[^:\n]{0,60}:\s{1,8}(?<why>[^\n]{3,600})/i,
    ],
    { needsBoth: true, headers: ({ mailer }) => /gwava/i.test(mailer) },
  ),
  layout(
    'fml',
    'fml',
    ['you are not a member of this mailing list <'],
    [/(?<why>You are not a member of this mailing list <(?<to>[^<>]{3,320})>[^\n]{0,200})/i],
    { headers: ({ subject }) => /^You \S+ are not member \(.{1,80} ML\)/.test(subject), needsBoth: true },
  ),
  layout(
    'fml',
    'fml',
    ['duplicated message-id in <'],
    [/(?<why>Duplicated Message-ID in <(?<to>[^<>]{3,320})>)/i],
    { headers: ({ subject }) => /^Loop Alert: Duplicated Message-ID/.test(subject), needsBoth: true },
  ),
  layout(
    'mlmmj',
    'mlmmj',
    ['this is the mlmmj program managing', '邮件列表的 mlmmj 程序'],
    [
      /the Mlmmj program managing\s{1,4}the <(?<to>[^<>]{3,320})>[\s\S]{0,80}?\n\n(?<why>[\s\S]{3,600}?(?:could not be|couldn't be|was not|unable|denied|rejected)[\s\S]{0,400}?)(?:\n\n|$)/i,
      /管理 <(?<to>[^<>]{3,320})> 邮件列表的 Mlmmj 程序。?\s{1,8}(?<why>[\s\S]{0,400}?(?:无法投递|被拒绝)[\s\S]{0,300}?)(?:\n\n|$)/i,
    ],
  ),
  layout(
    'sieve-reject',
    'dovecot',
    ['was automatically rejected:', 'your message was automatically rejected by'],
    [
      /Your message to <(?<to>[^<>]{3,320})> was automatically rejected:\s{1,6}(?<why>[\s\S]{1,1500})$/i,
      /Your message was automatically rejected by[^\n]{0,200}\n(?:[^\n]{1,80}\n)?\s{0,6}The following reason was given:\s{1,6}(?<why>\S[\s\S]{0,1500})$/i,
      /Your message was automatically rejected by[^\n]{0,200}\n\s{0,6}(?:The following reason was given:\s{1,6})?(?<why>\S[\s\S]{0,1500})$/i,
    ],
  ),
  layout(
    'ironport',
    null,
    ['the reason for the problem:'],
    [
      /The following message to <(?<to>[^<>]{3,320})> was undeliverable\.\s{1,6}The reason for the problem:\s{1,6}(?<why>[^\n]{3,1500})/gi,
    ],
  ),
  {
    id: 'carrier',
    mta: null,
    signs: [
      'the user(s) account is disabled',
      'the user(s) account is temporarily',
      'the following recipients did not receive this message',
      'each of the following recipients was rejected by a remote',
      'following recipients was undeliverable',
      '次のあて先へのメッセージはエラーのため',
    ],
    read: carrierBlocks,
  },
  {
    id: 'powermta',
    mta: 'powermta',
    signs: ['i am sending you this message to inform you on the delivery status of a'],
    read: (notice) =>
      firstOf(
        patternBlocks(notice, [
          /^\s{0,6}<?(?<to>[^\s<>;]{1,64}@[^\s<>;]{1,255})>?\s{0,2};?\s{1,6}(?:delivery (?:failed|was unsuccessful)|reason|message rejected)?:? ?(?<why>[^\n]{3,800})$/gm,
        ]),
        listBlocks(notice, /affected recipients[^\n]*/i, null, null),
      ),
  },
  {
    id: 'domino',
    mta: 'domino',
    signs: ['was not delivered to:', 'could not be delivered to:'],
    headers: ({ subject, mailer }) =>
      /^DELIVERY (?:FAILURE|DELAYED):/.test(subject) || /Lotus|Domino/i.test(mailer),
    read: dominoBlocks,
  },
  {
    id: 'notes',
    mta: 'notes',
    signs: ['------- failure reasons'],
    read: (notice) => {
      const body = /Failure Reasons\s{1,4}-{4,12}\s{1,6}([\s\S]{3,2000})$/i.exec(notice.text)?.[1] ?? ''
      const addresses = allAddresses(body)
      const why = body
        .split('\n')
        .filter((line) => line.trim() !== '' && firstAddress(line) === null)
        .join(' ')
        .trim()
      return addresses.map((address) => ({ address, text: body.trim(), reply: why || null }))
    },
  },
  {
    id: 'messagingserver',
    mta: 'messagingserver',
    signs: [
      'this report relates to a message you sent with the following header fields',
      'recipient address: ',
    ],
    needsBoth: true,
    headers: () => true,
    delaySigns: ['has been delayed', 'is being delayed', 'delivery will continue to be attempted'],
    read: (notice) =>
      patternBlocks(notice, [
        /Recipient address: {0,4}(?<to>\S{3,320})(?:\s{1,6}Original address: {0,4}\S{3,320})?\s{1,6}Reason: {0,4}[^\n]{2,300}\s{1,6}Diagnostic code: {0,4}(?<why>[^\n]{3,1200})/gi,
        /Recipient address: {0,4}(?<to>\S{3,320})(?:\s{1,6}Original address: {0,4}\S{3,320})?\n(?<why>%[^\n]{3,400}(?:\n-[^\n]{3,400}){0,6})/gi,
        /Recipient address: {0,4}(?<to>\S{3,320})(?:\s{1,6}Original address: {0,4}\S{3,320})?(?:\s{1,6}Reason: {0,4}(?<why>[^\n]{3,800}))?/gi,
      ]),
  },
  {
    id: 'workmail',
    mta: 'amazonses',
    signs: ['an error occurred while trying to deliver the mail to the following recipients'],
    read: (notice) =>
      firstOf(plainBlocks(notice), listBlocks(notice, /to the following recipients:/i, null, null)),
  },
  {
    id: 'sendgrid',
    mta: 'sendgrid',
    signs: ['this is an automatically generated message from sendgrid'],
    read: angleBlocks,
  },
]
