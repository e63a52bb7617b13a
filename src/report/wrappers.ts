import type { Stage } from './types.ts'

/** Words at the head of a text that belong to a relay or a mail client, not to the refusing server. */
interface Lead {
  readonly pattern: RegExp
  readonly stage?: Stage
  /** What follows is the remote server's own reply. */
  readonly quotes?: true
  /** Tells host and stage but stays in the text, because it is all there is. */
  readonly keep?: true
}

const HOST = '(?<host>[A-Za-z0-9_][\\w.-]{0,252})'
const IP = '(?:IPv6:)?(?<ip>\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,43})'
const AT = `${HOST}\\s?(?:\\[${IP}\\]|\\(${IP.replace('ip', 'ip2')}\\))?(?::\\d{1,5})?`
const HOST_IP = `${HOST}\\s?\\[${IP}\\](?::\\d{1,5})?`
const ADDRESS = '<?[^\\s<>@]{1,64}@[^\\s<>]{1,255}>?'

function lead(pattern: string, more: Omit<Lead, 'pattern'> = {}): Lead {
  return { pattern: new RegExp(`^${pattern}`, 'i'), ...more }
}

const EXIM_STAGE =
  '(?<stage>initial connection|end of data|sending data block|(?:MAIL FROM|RCPT TO):? ?<[^>]{0,320}>(?: [A-Z]{2,12}(?:=\\S{1,80})?){0,6}|EHLO \\S{1,255}|HELO \\S{1,255}|[A-Z]{4,8}(?: command)?|[a-z][\\w ]{1,40}?)'

/** Tried in order, again and again until none fits. Every gap is bounded. */
export const LEADS: readonly Lead[] = [
  lead('(?:smtp|lmtp|unix|x-[a-z0-9-]{1,30}|rfc822|dns|x\\.?400|local|notes|http)\\s?;\\s?(?=\\S)'),
  lead(
    '(?:Diagnostic-Code|Delay reason|Failure Reason|Technical details|Reason|Error|原因|退信原因|英文说明|英文說明|远程响应|错误信息)\\s?[:：]\\s?(?=\\S)',
  ),
  lead('(?:\\[ ?)?(?:退信|发送失败|邮件投递失败|郵件投遞失敗)(?: ?\\])?\\s?[:：]?\\s?(?=[245]\\d\\d)'),
  lead('\\(?(?:reason|expanded from): ', {}),
  // Postfix
  lead('delivery temporarily suspended:\\s?'),
  lead(`host ${HOST_IP} said:\\s?`, { quotes: true }),
  lead(`host ${HOST}(?: \\(my smtp name\\))? said:\\s?`, { quotes: true }),
  lead(`host ${HOST_IP} refused to talk to me:\\s?`, { quotes: true, stage: 'CONNECT' }),
  lead(
    `(?:lost connection with|conversation with|timed out while talking to|connect to) ${HOST}\\[${IP}\\](?::\\d{1,5})?:?(?: timed out)?(?: while (?<stage>[a-z][^.;:]{2,60}))?`,
    { keep: true },
  ),
  lead(`${ADDRESS} ?: (?=host |connect to |lost connection|[45]\\d\\d[ -])`),
  // Exim
  lead(`H=${HOST} \\[${IP}\\]:?\\s?`),
  lead(`host ${HOST} \\[${IP}\\]:?\\s?(?=SMTP|LMTP|[245]\\d\\d|Delay|retry|Connection)`),
  lead(
    `(?:SMTP|LMTP) error from remote (?:mail )?(?:server|mailer) after (?:pipelined )?${EXIM_STAGE} ?:\\s?`,
    { quotes: true },
  ),
  lead(
    `(?:SMTP|LMTP) error from remote server after (?<stage>[A-Z ]{4,20}) command:\\s?(?:host: ${HOST} )?`,
    { quotes: true },
  ),
  lead(`host ${HOST} \\[${IP}\\]:\\s?`, { quotes: true }),
  lead(`host: ${HOST} (?=[245]\\.\\d|[245]\\d\\d)`, { quotes: true }),
  lead('\\((?:ultimately )?generated from [^)]{1,320}\\)\\s?'),
  lead(
    'retry time(?:out)? (?:not reached for any host|exceeded)(?: after a long failure period)?:? ?(?=.*[245]\\d\\d )',
  ),
  // qmail and kin
  lead(`From: <[^>]{0,320}> RCPT: <[^>]{0,320}> (?=\\d)`),
  lead(`(?:user@domain )?${IP} (?:\\([^)]{0,80}\\) )?does not like recipient\\.?\\s?(?=Remote host said)`, {
    stage: 'RCPT TO',
  }),
  lead(
    `Connected to ${IP} but (?<stage>sender was rejected|my name was rejected|greeting failed|authentication was rejected|connection died|could not[a-z ]{1,30})\\.?\\s?(?=Remote host said)`,
  ),
  lead(
    `${IP} (?:\\([^)]{0,80}\\) )?(?<stage>failed (?:after I sent the message|on DATA command))\\.?\\s?(?=Remote host said)`,
  ),
  lead(
    `Sorry, no SMTP connection got far enough; most progress was (?<stage>[A-Z a-z]{3,30}) response; remote host ${IP} said:\\s?`,
    { quotes: true },
  ),
  lead(
    `(?:Connected to )?${IP} (?:\\([^)]{0,80}\\) )?(?<stage>but [a-z ]{3,40}|does not like recipient|failed after I sent the message)`,
    { keep: true },
  ),
  lead('Remote (?:host|server) said(?: ?\\[Response Message\\])?\\s?:\\s?', { quotes: true }),
  lead(`${ADDRESS}, remote server said:\\s?`, { quotes: true }),
  lead(`${AT} (?:\\([^)]{0,40}\\) )?said(?: \\(after (?<stage>[^)]{1,30})\\))?: ?(?=["']?[245]\\d\\d)`, {
    quotes: true,
  }),
  // DragonFly, Courier, Haraka, MailFoundry and others
  lead(`${HOST_IP} did not like our (?<stage>[A-Z a-z]{2,20}):\\s?`, { quotes: true }),
  lead(`(?:${HOST_IP}:\\s?)?>>> DATA <<< `, { quotes: true, stage: 'END OF DATA' }),
  lead(`(?:${HOST_IP}:\\s?)?>>> (?<stage>[^<]{1,20}(?:<[^>]{0,320}>)?[^<]{0,160}?) <<< `, { quotes: true }),
  lead(`(?:${HOST_IP}:\\s?)?<<< (?=\\S)`, { quotes: true }),
  lead(`(?:host )?${HOST_IP}:?$`),
  lead(`${HOST_IP} responded with failure:\\s?`, { quotes: true }),
  lead(`SMTP:(?<stage>[A-Z]{4}) host ${IP}:\\s?`, { quotes: true }),
  lead(
    `SMTP Server <${HOST}> (?:rejected recipient|refused)[^(]{0,330}\\(Error following (?<stage>[A-Z ]{4,12}) command\\)\\. It responded as follows:\\s?`,
    { quotes: true },
  ),
  lead(
    `Failure reply of (?<stage>[A-Z]{4}(?: (?:TO|FROM))?) (?:to|from) ?\\S{0,320}? ?(?:from(?: (?:${IP}|[\\d*.]{3,40}))?)? ?,\\s?`,
    { quotes: true },
  ),
  lead(
    `(?:\\d{3} )?the mta server of ${HOST.replace('host', 'domain')} (?:--|[—–-]) ${HOST} ?\\(${IP}\\) ?reply ?:\\s?`,
    { quotes: true },
  ),
  lead('Mail server for \\S{1,255} unreachable for too long ?'),
  // Google
  lead(
    'Google tried to deliver your message, but it was rejected by .{0,400}?error that the other server returned was:\\s?',
    { quotes: true },
  ),
  lead('(?:PERM|TEMP)_FAILURE: (?:SMTP Error \\(state \\d{1,2}\\):\\s?)?'),
  lead('SMTP Error \\(state \\d{1,2}\\):\\s?', { quotes: true }),
  lead('The response (?:from the remote server )?was:\\s?', { quotes: true }),
  lead('(?:以下为远程服务器的响应|响应如下|遠端伺服器回應|回應如下)\\s?[:：]\\s?', { quotes: true }),
  // Exchange
  lead(
    '(?:Remote Server(?: at \\S{1,255}(?: \\([^)]{1,80}\\))?)? ?returned|远程服务器返回|遠端伺服器傳回)\\s?(?=[\'"‘“<])',
    { quotes: true },
  ),
  lead(`<?#?< ?(?:${HOST} )?#[245]\\.\\d{1,3}\\.\\d{1,3} (?:smtp|x-[a-z]{1,12});\\s?`, { quotes: true }),
  lead(`<${HOST} #(?=[245])`),
  lead(
    '[‘\'"]?(?:5\\d\\d|4\\d\\d) [45]\\.\\d\\.\\d{1,3} (?:QUEUE\\.Expired|Message expired)[^<>{]{0,120}?(?:->|<|\\{?LED=)\\s?(?=[45]\\d\\d[ -])',
    { quotes: true },
  ),
  lead('(?:5\\d\\d|4\\d\\d) [45]\\.\\d\\.\\d{1,3} .{0,120}?-> (?=[45]\\d\\d [45]\\.)', { quotes: true }),
  // mail clients and libraries
  lead(
    '(?:Traceback .{0,200})?(?:[a-z_]{1,20}\\.)?(?:SMTP[A-Za-z]{0,40}(?:Error|Refused|Exception|Disconnected)): (?=[({]|[245]\\d\\d|b?[\'"])',
    { quotes: true },
  ),
  lead('(?:[A-Za-z0-9 ,]{0,60}: ?)?(?:[a-z]{2,12}\\.){2,8}[A-Za-z]{0,60}(?:Exception|Error)\\s?: (?=\\S)', {
    quotes: true,
  }),
  lead('Expected response code "?[\\d/, ]{3,20}"? but got code "?\\d{3}"?, with message\\s?', {
    quotes: true,
  }),
  lead('reply: retcode \\((?=\\d{3}\\))', { quotes: true }),
  lead('(?:Error: )?(?:Mail|Data|Message|Recipient) (?:command )?failed:\\s?', { quotes: true }),
  lead("(?:Can't send mail - all recipients were rejected|Invalid login|Message failed):\\s?", {
    quotes: true,
  }),
  lead('gomail: could not send email \\d{1,4}:\\s?', { quotes: true }),
  lead('SMTP ERROR: (?<stage>[A-Za-z ]{2,20}) command failed:\\s?', { quotes: true }),
  lead(
    'SMTP (?:server )?error(?:, ?| from server:? ?|: ?| \\()(?:(?<stage>MAIL FROM|RCPT TO|DATA|DOT|EHLO|HELO|AUTH):? ?)?(?=[245]\\d\\d)',
    { quotes: true },
  ),
  lead('Failed to send email:\\s?(?=[245]\\d\\d)', { quotes: true }),
  lead('.{0,60}(?:服务器响应为|伺服器回應為|服务器响应|server response(?: was)?) ?[:：]\\s?(?=\\S)', {
    quotes: true,
  }),
  lead('[^\\d]{0,30}\\((?=[45]\\d\\d, b?[\'"])', { quotes: true }),
  lead('(?:RETRY\\.\\d{1,3}|FAIL) (?=[245]\\d\\d |[A-Z])', { quotes: true }),
  lead('The message to \\S{3,320} is bounced because:\\s?', { quotes: true }),
  lead('\\d{4}-\\d\\d-\\d\\d[T ][\\d:.,]{5,15}\\S{0,6} (?=[245]\\d\\d[ -])'),
  lead('(?:ERROR|WARN|ERR|FATAL|\\[error\\])[: ]\\s?(?=[245]\\d\\d[ -])'),
  lead('(?:NOQUEUE: )?reject: (?<stage>[A-Z]{4}) from \\S{1,300}: (?=[245]\\d\\d)', { quotes: true }),
  lead(`${ADDRESS} \\.{0,3} ?(?=host |connect to )`),
]

/** Words at the end of a text that are not the server's. */
export const TAILS: readonly { readonly pattern: RegExp }[] = [
  { pattern: /\s?\(in reply to (?<stage>[A-Za-z ()]{3,40}?)(?: command)?\)[.;,]?$/i },
  { pattern: /\s?\[(?<stage>RCPT_TO|MAIL_FROM|DATA|CONNECT|HELO|EHLO|BODY|DOT)\]\.?$/ },
  { pattern: /\s?Giving up on (?<ip>[\d.:a-f]{3,45}?)\.?$/i },
  { pattern: /\s?\/?I'm not going to try again; this message has been in the queue too long\.?$/i },
  { pattern: /\s?STEP: (?<stage>[A-Z ]{3,20})$/ },
  { pattern: /\s?\(state \d{1,3}\)\.?$/ },
  { pattern: /\s?at \d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?$/ },
  { pattern: /\s?\(Other MXes tried: .{0,2000}$/ },
  { pattern: /> ?#SMTP#.{0,20}$/ },
  { pattern: /['’"]?\s?##$/ },
  { pattern: /(?<=[\w.!?)\]])['"]\)$/ },
  { pattern: /(?<=^5\d\d .{0,400}|^4\d\d .{0,400})["']?\s?\(?Service[^)]{0,3}\)$/ },
]

/** The SMTP stage that words about a command name, or null. */
export function stageOf(words: string): Stage | null {
  const text = words.toLowerCase().replaceAll('_', ' ')
  if (/initial (?:connection|server greeting|greeting)|greeting|^connect/.test(text)) return 'CONNECT'
  if (/ehlo|helo|my name was/.test(text)) return 'EHLO'
  if (/starttls|tls/.test(text)) return 'STARTTLS'
  if (/auth|password|login/.test(text)) return 'AUTH'
  if (/rcpt|recipient/.test(text)) return 'RCPT TO'
  if (/mail from|sender|^mail$/.test(text)) return 'MAIL FROM'
  if (/end of data|final data|after i sent|data block|message body|body|^dot$|^\.$|eom|data send/.test(text))
    return 'END OF DATA'
  if (/data/.test(text)) return 'DATA'
  return /quit/.test(text) ? 'QUIT' : null
}
