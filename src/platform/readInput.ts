import type { DiagnosedReport, ExplainedReply } from '../classifier/types.ts'
import { EMPTY_REPORT } from '../report/emptyReport.ts'
import type { Engine } from './engine.ts'

/** Bounces return at most one mail; a larger file than this, in bytes, is something else. */
const LARGEST = 40 * 1024 * 1024
/** What is looked at to tell the source of a message, or something that is no text, in bytes or characters. */
const START = 4096
/** Lines that one server's reply may have; more of them are the text of a bounce. */
const REPLY_LINES = 4

/** What is wrong with an input, by the message that says so. */
export type Problem = 'popupEmptyFile' | 'popupNotMail' | 'popupTooLarge' | 'popupUnreadable'

export type Reading =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'diagnosis'; readonly diagnosed: DiagnosedReport }
  | { readonly kind: 'reply'; readonly explained: ExplainedReply }
  | { readonly kind: 'problem'; readonly problem: Problem }

export type Judge = Pick<Engine, 'diagnoseMessage' | 'diagnoseText' | 'explain'>

/** Judges pasted text: the source of a message, the visible text of a bounce, a reply or a code. */
export function readPaste(text: string, judge: Judge): Reading {
  if (!text.trim()) return { kind: 'nothing' }
  if (text.length > LARGEST) return problem('popupTooLarge')
  if (looksLikeSource(text)) {
    const diagnosed = judge.diagnoseMessage(new TextEncoder().encode(text.trimStart()))
    if (diagnosed.report.kind !== 'not-bounce') return { kind: 'diagnosis', diagnosed }
  }
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim())
  if (lines.length > REPLY_LINES) return { kind: 'diagnosis', diagnosed: judge.diagnoseText(text) }
  return { kind: 'reply', explained: judge.explain(lines.map((line) => line.trim()).join(' ')) }
}

/** Judges a file: a message as it was saved, or a text. Never rejects. */
export async function readFile(file: Blob, judge: Judge): Promise<Reading> {
  if (file.size === 0) return problem('popupEmptyFile')
  if (file.size > LARGEST) return problem('popupTooLarge')
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const start = bytes.subarray(0, START)
    if (start.includes(0)) return problem('popupNotMail')
    const diagnosed = judge.diagnoseMessage(bytes)
    if (diagnosed.report.kind !== 'not-bounce' || looksLikeSource(new TextDecoder().decode(start)))
      return { kind: 'diagnosis', diagnosed }
    return readPaste(new TextDecoder().decode(bytes), judge)
  } catch {
    return problem('popupUnreadable')
  }
}

const problem = (name: Problem): Reading => ({ kind: 'problem', problem: name })

const FIELD = /^([A-Za-z][A-Za-z0-9-]{0,60}):/
const KNOWN_FIELD =
  /^(?:arc-|authentication-|auto-|bcc$|cc$|content-|date$|delivered-to$|dkim-|errors-to$|from$|message-id$|mime-|precedence$|received|references$|reply-to$|return-path$|sender$|subject$|to$|x-)/i

/** Whether a text begins with the header of a message: two known fields or more in its first lines (RFC 5322 2.2). */
export function looksLikeSource(text: string): boolean {
  const start = text.trimStart().slice(0, START)
  const lines = start.split(/\r\n|\r|\n/).slice(0, 12)
  if (lines[0]?.startsWith('From ')) lines.shift()
  if (!FIELD.test(lines[0] ?? '')) return false
  return lines.filter((line) => KNOWN_FIELD.test(FIELD.exec(line)?.[1] ?? '')).length >= 2
}

/** A report that holds nothing but one reply, for a ticket about it. */
export function reportOfReply({ facts, diagnosis, kind }: ExplainedReply): DiagnosedReport {
  const report = { ...EMPTY_REPORT, kind, recipients: [facts], textOnly: true }
  return { report, recipients: [{ facts, diagnosis }] }
}
