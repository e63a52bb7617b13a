/** The reader behind all layouts: a sentence of failure, an address near it, a reply-shaped line. */
import { allAddresses, firstAddress } from '../addresses.ts'
import { findReply } from '../codes.ts'
import type { Notice } from '../notice.ts'
import { angleBlocks, plainBlocks, unique } from './readers.ts'
import type { Block, NoticeHeaders } from './types.ts'

/** Sentences by which mail systems say that they did not deliver, in the languages seen. */
export const FAILURE_WORDS =
  /undeliver(?:able|ed)|could ?n[o']t be (?:delivered|sent)|could not deliver|cannot be delivered|can ?not deliver|unable to deliver|was not delivered|not been delivered|delivery (?:has )?(?:failed|failure)|deliver(?:y|ed)? (?:status )?notification|failed to deliver|failed permanently|not able to (?:be )?deliver|(?:wasn't|was not) able to deliver|delivery of (?:the|your) (?:e-?mail|message) was stopped|not delivered|returned mail|(?:mail|message) has been returned|mail failure|failed mail|message (?:was )?(?:rejected|returned|refused)|did not reach|could not be (?:reached|completed)|has been rejected|was (?:rejected|refused|blocked) by|bounced|退信|退件|退回|无法(?:送达|投递|发送)|無法(?:送達|傳遞|投遞|寄送)|未送达|未能送达|投递失败|傳送失敗|配信(?:不能|できません|エラー)|送信(?:エラー|できません)|届けることができません|배달되지|반송|전송 ?실패|unzustellbar|nicht zugestellt|nicht zustellbar|konnte nicht|non (?:remis|distribu|délivr)|n'a pas pu être|échec de la remise|no se (?:puede|pudo|ha podido) entregar|no entregado|devuelto|non (?:recapitabile|recapitato|è stato possibile)|mancata consegna|não (?:foi )?(?:possível )?entreg|не (?:доставлен|может быть доставлен|удалось доставить)|недоставлен|onbestelbaar|niet (?:bezorgd|afgeleverd)|kunde inte levereras|kan ikke leveres|nie (?:można|został[ao]? )dostarcz|odrzucona|został[ao]? odrzucon|teslim edilemed|nelze doručit|nedoručiteln|nepodařilo doručit|n'a pas (?:pu |été )(?:être )?(?:remis|délivré|distribué)|non è stat[oa] (?:consegnat|recapitat|possibile)|não (?:pôde|foi possível)|não entregue|no (?:pudo|ha podido) (?:ser )?entrega|nem (?:sikerült|kézbesíthető)|kézbesíthetetlen|ei voi(?:tu|da) toimittaa|toimitus epäonnistui|δεν (?:παραδόθηκε|ήταν δυνατή)|nu a putut fi (?:livrat|trimis)|未能(?:成功)?(?:投递|递送|发送)|无法递送|发送失败|送信できませんでした|발송 ?(?:실패|에 실패)|보내지 못/i

/** Sentences by which they say that they still try. */
export const DELAY_WORDS =
  /(?:has|have|been|being|is|was) (?:temporarily )?delayed|delayed mail|delivery delayed|still (?:being retried|undelivered|trying)|warning (?:message )?only|do not need to (?:re-?send|do anything)|will (?:be retried|keep trying|continue to be attempted|retry)|not yet been delivered|delivery attempts will continue|could not send message for past|could not send mail for past|temporary problem deliver|vorübergehendes problem|différée|has been delayed|延迟|延遲|会重新尝试|將繼續嘗試|稍后(?:自动)?重试|verzögert|retardée|retrasad|ritardat|задерживается|vertraagd|遅延/i

/** Reads a notice of unknown layout. `own` addresses (the notice's sender and reader) are never its recipients. */
export function genericBlocks(notice: Notice, headers: NoticeHeaders, own: readonly string[]): Block[] {
  const isOwn = (address: string) =>
    own.some((one) => one.toLowerCase() === address.toLowerCase()) ||
    /^(?:postmaster|mailer-daemon|abuse|support|helpdesk|noreply|no-reply)@/i.test(address)
  const lined = [...angleBlocks(notice), ...plainBlocks(notice)].filter((block) => !isOwn(block.address))
  if (lined.length > 0) return lined
  const replied = repliedBlocks(notice).filter((block) => !isOwn(block.address))
  if (replied.length > 1) return replied
  const addresses = headers.failed.length > 0 ? headers.failed : nearFailure(notice, isOwn)
  const reply = replyLines(notice)
  return addresses.map((address) => ({ address, text: notice.text.slice(0, 3000), reply }))
}

const MOST_BEFORE = 60

/** Lines that begin with an address, or with a few words and one, where a reply follows before the next of them. */
export function repliedBlocks(notice: Notice): Block[] {
  const lines = notice.lines.slice(0, 1000)
  const starts = lines.flatMap((line, index) => (beginsWithAddress(line) ? [index] : []))
  const blocks = starts.map((start, place) => {
    const text = lines.slice(start, Math.min(starts[place + 1] ?? lines.length, start + 12)).join('\n')
    return { address: firstAddress(text) ?? '', text: text.trim(), reply: replyIn(text) }
  })
  return unique(blocks.filter((block) => block.reply !== null))
}

/** Lines of a notice that begin with an address and hold a reply with its code. */
export function refusedBlocks(notice: Notice): Block[] {
  const all = [...angleBlocks(notice), ...repliedBlocks(notice)]
  return unique(all.filter(({ reply }) => reply !== null && findReply(reply.slice(0, 1000))?.code != null))
}

function beginsWithAddress(line: string): boolean {
  const at = line.indexOf('@')
  if (at < 0 || at > MOST_BEFORE + 64) return false
  const address = firstAddress(line)
  return address !== null && line.indexOf(address) <= MOST_BEFORE
}

function replyIn(text: string): string | null {
  const found = findReply(text)
  if (found?.code) return text.slice(found.index)
  return (
    text
      .split('\n')
      .find((line) => findReply(line.trim())?.code != null)
      ?.trim() ?? null
  )
}

/** Words before an address that make it the sender's. */
const SENDERS =
  /(?:^[ \t]{0,8}(?:From|Sender|Original Sender|Message Token|[\w ]{0,20}Message[ -]ID|Von|De|Da|От|OD|发件人|寄件者|差出人)\s?[:：]|sent by|from you|message from|mail from|return[- ]path:?)\s{0,6}.{0,160}$/gim

/** Addresses of the paragraphs around the first sentence of failure, else the first of the notice's head. */
function nearFailure(notice: Notice, isOwn: (address: string) => boolean): string[] {
  const text = notice.text.slice(0, 20_000).replace(SENDERS, '')
  const paragraphs = text.split(/\n\n/)
  const at = paragraphs.findIndex((paragraph) => FAILURE_WORDS.test(paragraph))
  const near = at < 0 ? [] : [paragraphs[at], paragraphs[at + 1], paragraphs[at + 2], paragraphs[at - 1]]
  for (const piece of near) {
    const found = allAddresses(piece ?? '', 50).filter((address) => !isOwn(address))
    if (found.length > 0) return found
  }
  return allAddresses(text.slice(0, 4000), 20)
    .filter((address) => !isOwn(address))
    .slice(0, 1)
}

/** The line that begins like a reply, with its continuation; null when there is none. */
export function replyLines(notice: Notice): string | null {
  const lines = notice.lines.map((line) => line.trim())
  const at = lines.findIndex(
    (line) =>
      /^(?:<<<|<--|>?)\s?["'(]?[45]\d\d[ \-:]/.test(line) ||
      /(?:said|reply|response|reason|error|返回|响应|原因)\s?[:：]\s?["'(]?#?[45](?:\d\d|\.\d\.\d)/i.test(
        line,
      ),
  )
  const start = at >= 0 ? at : lines.findIndex((line) => findReply(line.slice(0, 1000))?.code != null)
  if (start < 0) return null
  const end = lines.findIndex((line, index) => index > start && line === '')
  return lines.slice(start, end < 0 ? start + 6 : Math.min(end, start + 8)).join(' ')
}
