import { findStatus } from './codes.ts'
import { NO_FACTS } from './noFacts.ts'
import { oneLine } from './oneLine.ts'
import type { RecipientFacts, SourceText } from './types.ts'
import { findQuoted, unwrap } from './unwrap.ts'

/**
 * Reads one SMTP reply as a user pastes it: bare, inside a relay's or a mail library's words, in several
 * lines (`550-...` and `550 ...` are joined), or only a code. A 4xx reply counts as `delayed`, 5xx as
 * `failed`, 2xx as `delivered`; without any code the action is null. Never throws.
 */
export function readReply(line: string): RecipientFacts {
  const direct = unwrap(line)
  const found = direct.code || direct.quoted ? direct : (findQuoted(line) ?? direct)
  const text = inOneLine(found.text || line)
  const status = found.status ?? findStatus(line, found.code)
  const texts: SourceText[] = text ? [{ source: 'diagnostic-code', text }] : []
  const whole = oneLine(line).trim().slice(0, 4000)
  if (whole && whole !== text) texts.push({ source: 'recipient-text', text: whole })
  return {
    ...NO_FACTS,
    finalRecipient: addressIn(line),
    action: actionOf(found.code ?? status),
    replyCode: found.code,
    status,
    diagnosticText: text || null,
    stage: found.stage,
    remoteMta: found.host,
    remoteIp: found.ip,
    texts,
  }
}

/** Most replies are in one line by now; a separator of lines may still stand in a damaged one. */
const inOneLine = (text: string): string => (/[\r\n\u2028\u2029]/.test(text) ? oneLine(text) : text).trim()

function actionOf(code: string | null): RecipientFacts['action'] {
  if (code === null) return null
  return code[0] === '4' ? 'delayed' : code[0] === '5' ? 'failed' : code[0] === '2' ? 'delivered' : null
}

/** The one address a pasted line is about: after RCPT TO, or the first in angle brackets at its head. */
function addressIn(line: string): string {
  const text = line.slice(0, 2000)
  const match =
    /RCPT TO: ?<([^\s<>@]{1,64}@[^\s<>]{1,255})>/i.exec(text) ??
    /^[^<>]{0,60}<([^\s<>@]{1,64}@[^\s<>]{1,255})>\s?:/.exec(text) ??
    /^\s*(?:[245]\d\d[ -])?(?:[245]\.\d\.\d{1,3} )?<([^\s<>@]{1,64}@[^\s<>]{1,255})>/.exec(text)
  return match?.[1] ?? ''
}
