/** Bounces that people pass on in the text of a mail of their own: quoted, forwarded inline, or pasted. */
import { header, rawText } from '../mime/index.ts'
import type { Message } from '../mime/types.ts'
import { findReply } from './codes.ts'
import { DELAY_WORDS, FAILURE_WORDS } from './dialects/generic.ts'
import { dialectsOf } from './dialects/index.ts'
import type { NoticeHeaders } from './dialects/types.ts'
import { isBounceSubject, isMailSystem, isReplyOrForward, withoutPrefixes } from './gate.ts'
import { topTypes } from './kinds.ts'
import { type Notice, readNotice } from './notice.ts'

const MOST_TEXT = 20_000

/** Pieces of mail systems' names; one of them is in the raw text of nearly every quoted bounce. */
const NAMES = /aemon|AEMON|ost[mM]aster|elivery S|xchange329e|rier mail s/
/** Its users forward under subjects of their own, and it writes Chinese in base64. */
const FOXMAIL = /^foxmail/i
/** `From:` in a quoted header, in the languages of mail programs; also `On ..., X wrote:`. */
const QUOTED_FROM =
  /^[ \t*]{0,6}(?:From|Sender|Von|De|Da|Van|Från|Fra|Od|От|发件人|發件人|寄件者|寄件人|差出人|보낸 ?사람|보낸이|Kimden|Lähettäjä|Feladó|Από)[ \t*]{0,3}[:：][ \t*]{0,6}([^\n]{3,400})$/gim
const WROTE =
  /^([^\n]{3,400}?(?:wrote|schrieb|écrit|escribió|写道|寫道|書きました|пишет|scritto|escreveu|schreef|skrev)[^\n]{0,20}[:：])[ \t]{0,20}$/gim
const QUOTED_SUBJECT =
  /^[ \t*]{0,6}(?:Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp|Ämne|Emne|Temat|Тема|主\s?题|主\s?旨|件名|제목|Konu|Aihe|Tárgy|Θέμα|Předmět)[ \t*]{0,3}[:：][ \t*]{0,6}([^\n]{3,400})$/im

/** Whether the text of a mail that is no bounce itself holds one. Most mail is told by a look at its raw text. */
export function quotesBounce(message: Message): boolean {
  const subject = header(message.root, 'subject') ?? ''
  const passedOn = isReplyOrForward(subject)
  const bare = withoutPrefixes(subject)
  const named = passedOn && isBounceSubject(bare)
  const mayHide = (passedOn || FOXMAIL.test(header(message.root, 'x-mailer') ?? '')) && hasBase64Text(message)
  if (!named && !mentionsMailSystem(message) && !mayHide) return false
  const notice = readNotice(message)
  const text = `${notice.text}\n${notice.quoted}`.slice(0, MOST_TEXT).replace(/^(?:[>|] ?){1,6}/gm, '')
  const headers = quotedHeaders(text)
  if (!named && headers.from === '') return false
  return (
    isNotice({ text, lines: text.split('\n'), quoted: '' }, headers, bare) ||
    topTypes(message.root).has('message/delivery-status')
  )
}

function mentionsMailSystem(message: Message): boolean {
  return NAMES.test(rawText(message, message.root, MOST_TEXT))
}

function hasBase64Text(message: Message): boolean {
  const leaves = message.root.children.length > 0 ? message.root.children : [message.root]
  return leaves.some((part) => part.encoding === 'base64' && part.contentType.type.startsWith('text/'))
}

/** Sender and subject of the quoted mail; the sender is '' unless it is a mail system. */
function quotedHeaders(text: string): NoticeHeaders {
  const senders = [...text.matchAll(QUOTED_FROM), ...text.matchAll(WROTE)].slice(0, 20)
  const from = senders.map((match) => match[1]?.trim() ?? '').find(isMailSystem) ?? ''
  const subject = QUOTED_SUBJECT.exec(text)?.[1]?.trim() ?? ''
  return { from, subject, mailer: '', failed: [] }
}

function isNotice(notice: Notice, headers: NoticeHeaders, subject: string): boolean {
  return (
    dialectsOf(notice, { ...headers, subject: headers.subject || subject }).length > 0 ||
    FAILURE_WORDS.test(notice.text) ||
    DELAY_WORDS.test(notice.text) ||
    notice.lines.some((line) => findReply(line.slice(0, 1000))?.code != null)
  )
}
