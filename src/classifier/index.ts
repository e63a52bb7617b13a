import { readMessage } from '../mime/index.ts'
import { readReply, readReport, readText } from '../report/index.ts'
import { NO_FACTS } from '../report/noFacts.ts'
import type { MessageKind, RecipientFacts, Report } from '../report/types.ts'
import { compile, type Rules } from './compile.ts'
import { decide } from './decide.ts'
import { gather, type Searches } from './evidence.ts'
import type { DiagnosedReport, Diagnosis, ExplainedReply } from './types.ts'

export { compile, type Rules }

/** One category for one recipient, from the facts alone. Synchronous, deterministic, linear in the texts. */
export function classify(facts: RecipientFacts, report: Pick<Report, 'mta'> | null, rules: Rules): Diagnosis {
  return decide(gather(facts, report, rules), facts, rules)
}

/** Reads and judges a whole message. Recipients that failed or wait come first. Never throws, whatever the bytes. */
export function diagnose(bytes: Uint8Array, rules: Rules): DiagnosedReport {
  return diagnoseReport(readReport(readMessage(bytes)), rules)
}

/** The same for rendered text: a webmail page or a paste. */
export function diagnoseText(text: string, rules: Rules): DiagnosedReport {
  return diagnoseReport(readText(text), rules)
}

const arrived = (facts: RecipientFacts) =>
  facts.action === 'delivered' || facts.action === 'relayed' || facts.action === 'expanded'

function diagnoseReport(report: Report, rules: Rules): DiagnosedReport {
  const ordered = [
    ...report.recipients.filter((facts) => !arrived(facts)),
    ...report.recipients.filter((facts) => arrived(facts)),
  ]
  const searches: Searches | null = ordered.length > 1 ? new Map() : null
  const judge = (facts: RecipientFacts) =>
    arrived(facts) ? nothingWrong(rules) : decide(gather(facts, report, rules, searches), facts, rules)
  const judgeOnce = ordered.length > 1 ? oncePerCase(judge) : judge
  return { report, recipients: ordered.map((facts) => ({ facts, diagnosis: judgeOnce(facts) })) }
}

/** Recipients of whom the same is said at the same domain are judged once. */
function oncePerCase(judge: (facts: RecipientFacts) => Diagnosis): (facts: RecipientFacts) => Diagnosis {
  const known = new Map<string, Diagnosis>()
  const numberOf = numbering()
  return (facts) => {
    const key = caseOf(facts, numberOf)
    const diagnosis = known.get(key) ?? judge(facts)
    known.set(key, diagnosis)
    return diagnosis
  }
}

/** Everything of a recipient that a diagnosis depends on; texts by their number, as recipients share long ones. */
function caseOf(facts: RecipientFacts, numberOf: (text: string) => number): string {
  const { finalRecipient, replyCode, status, action, stage, remoteMta, remoteIp, diagnosticText } = facts
  const domain = finalRecipient.slice(finalRecipient.lastIndexOf('@') + 1)
  const own = [domain, replyCode, status, action, stage, remoteMta, remoteIp, numberOf(diagnosticText ?? '')]
  return [...own, ...facts.texts.flatMap(({ source, text }) => [source, numberOf(text)])].join('\0')
}

/** Gives equal texts the same number. */
function numbering(): (text: string) => number {
  const numbers = new Map<string, number>()
  return (text) => {
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    return number
  }
}

/** One reply line as a user pastes it: bare, wrapped by a relay or a mail library, or a code alone. */
export function explain(line: string, rules: Rules): ExplainedReply {
  const facts = readReply(line)
  if (arrived(facts)) return { kind: 'not-bounce', facts, diagnosis: nothingWrong(rules) }
  if (/^\s*3\d\d[\s-]/.test(line)) return { kind: 'not-bounce', facts, diagnosis: nothingWrong(rules) }
  const diagnosis = classify(facts, null, rules)
  return { kind: kindOf(facts, diagnosis), facts, diagnosis }
}

function kindOf(facts: RecipientFacts, diagnosis: Diagnosis): MessageKind {
  if (facts.action === 'delayed') return 'delay'
  if (facts.action === 'failed' || diagnosis.category !== 'unknown') return 'failure'
  return facts.replyCode || facts.status ? 'failure' : 'not-bounce'
}

function nothingWrong(rules: Rules): Diagnosis {
  return classify(NO_FACTS, null, rules)
}
