import type { Diagnosis, ExplainedReply } from '../classifier/types.ts'
import { sentenceGap } from '../i18n/locale.ts'
import type { AdvisedMail, AdvisedRecipient, AdvisedWords } from './advised.ts'
import { faint, forTerminal, strong } from './output.ts'
import type { JudgedMail } from './verdict.ts'
import type { Words } from './words.ts'

const plain = (text: string) => text

/** A line that may hold words of the mail: cleaned first, styled then. */
function line(text: string, style = plain): string {
  return style(forTerminal(text.replace(/\s*[\r\n]+\s*/g, ' ')))
}

const block = (lines: readonly string[]) => `${lines.join('\n')}\n\n`
const indented = (lines: readonly string[]) => lines.map((text) => (text === '' ? '' : `  ${text}`))

const MOST_REASONS = 3

/** A diagnosis for people: one block a message, the verdict on the notice where asked for, recipients below each other. */
export function mailText(
  file: string,
  number: number | null,
  mail: AdvisedMail,
  words: Words,
  judged: JudgedMail | null = null,
): string {
  const { report } = mail.diagnosed
  const about = report.original?.subject ?? report.subject
  const head = [line(number === null ? file : `${file} #${number}`, strong)]
  if (about) head.push(line(about, faint))
  if (judged) head.push('', ...indented(verdictText(judged)))
  const recipients = mail.recipients.flatMap((recipient) => [
    '',
    ...indented(recipientText(recipient, words)),
  ])
  return block([...head, ...(recipients.length > 0 ? recipients : indented([line(mail.title)]))])
}

function verdictText({ title, reasons }: JudgedMail): string[] {
  return [line(title, strong), ...reasons.slice(0, MOST_REASONS).map((reason) => `- ${line(reason)}`)]
}

function recipientText(advised: AdvisedRecipient, words: Words): string[] {
  const { facts, diagnosis } = advised.recipient
  const address = line(facts.finalRecipient || words.tell('cli_no_address'), strong)
  if (!advised.failing) return [address, line(advised.title)]
  return [address, ...adviceText(advised, facts.diagnosticText, diagnosis, words)]
}

/** One pasted reply for people. */
export function replyText(
  reply: string,
  explained: ExplainedReply,
  advised: AdvisedWords,
  words: Words,
): string {
  const failed = explained.kind === 'failure' || explained.kind === 'delay'
  const details = failed ? adviceText(advised, null, explained.diagnosis, words) : [line(advised.title)]
  return block([line(reply, faint), ...details])
}

function adviceText(
  advised: AdvisedWords,
  said: string | null,
  diagnosis: Diagnosis,
  words: Words,
): string[] {
  const source = [diagnosis.category, words.tell(`cli_confidence_${diagnosis.confidence}`), diagnosis.ruleId]
  return [
    line(advised.title, strong),
    line(advised.cause),
    line([advised.party, advised.waiting].filter(Boolean).join(sentenceGap(words.locale))),
    ...steps(words.tell('label_steps'), advised.steps),
    ...steps(words.tell('label_admin_steps'), advised.adminSteps),
    '',
    ...(said ? [line(words.tell('cli_server_words'), faint), `  ${line(said)}`] : []),
    line(source.filter(Boolean).join(' · '), faint),
  ]
}

function steps(label: string, sentences: readonly string[]): string[] {
  if (sentences.length === 0) return []
  const numbered = sentences.map((sentence, index) => `${String(index + 1).padStart(3)}. ${line(sentence)}`)
  return ['', line(label, faint), ...numbered]
}
