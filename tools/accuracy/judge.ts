import type { DiagnosedReport, Diagnosis, ExplainedReply } from '../../src/classifier/types.ts'
import type { RecipientFacts } from '../../src/report/types.ts'
import type { Expected, ExpectedVerdict, Labelled } from './labelled.ts'

/** What is scored. `detected` and `falseAlarm` are about being a bounce at all; `candidates` about loose labels. */
export const FIELDS = [
  'detected',
  'falseAlarm',
  'kind',
  'recipients',
  'replyCode',
  'status',
  'category',
  'candidates',
  'permanence',
  'party',
] as const
export type Field = (typeof FIELDS)[number]

/** One label compared with what we say. `confidence` goes with the fields of a diagnosis. */
export interface Judgement {
  readonly case: Labelled
  readonly field: Field
  readonly right: boolean
  readonly expected: string
  readonly got: string
  readonly diagnosis: Diagnosis | null
  readonly said: string | null
}

interface Judged {
  readonly facts: RecipientFacts
  readonly diagnosis: Diagnosis
}

/** What the core made of the input, whichever of its ways in was taken. */
export interface Outcome {
  readonly kind: string
  readonly recipients: readonly Judged[]
}

export const outcomeOfReport = (diagnosed: DiagnosedReport): Outcome => ({
  kind: diagnosed.report.kind,
  recipients: diagnosed.recipients,
})

export const outcomeOfReply = ({ kind, facts, diagnosis }: ExplainedReply): Outcome => ({
  kind,
  recipients: [{ facts, diagnosis }],
})

const BOUNCES = ['failure', 'delay']
const REPORTS = [...BOUNCES, 'success', 'relayed', 'expanded']
const failing = ({ facts }: Judged) =>
  facts.action === null || facts.action === 'failed' || facts.action === 'delayed'

/** Compares one label with what came out; one judgement per field that the label has. */
export function judge(labelled: Labelled, outcome: Outcome): Judgement[] {
  const { expected } = labelled
  const first = outcome.recipients[0] ?? null
  const about = (field: Field, right: boolean, wanted: string, got: string, judged = first): Judgement => ({
    case: labelled,
    field,
    right,
    expected: wanted,
    got,
    diagnosis: judged?.diagnosis ?? null,
    said: judged?.facts.diagnosticText ?? null,
  })
  return [
    ...judgeKind(expected, outcome, about),
    ...judgeFacts(expected, outcome, about),
    ...expected.verdicts.flatMap((verdict) => judgeVerdict(verdict, labelled, outcome, about)),
  ]
}

type About = (field: Field, right: boolean, wanted: string, got: string, judged?: Judged | null) => Judgement

function judgeKind({ kind }: Expected, outcome: Outcome, about: About): Judgement[] {
  if (kind === null) return []
  if (kind === 'not-bounce') return [about('falseAlarm', !REPORTS.includes(outcome.kind), kind, outcome.kind)]
  const named = about('kind', outcome.kind === kind, kind, outcome.kind)
  if (!BOUNCES.includes(kind)) return [named]
  return [about('detected', BOUNCES.includes(outcome.kind), kind, outcome.kind), named]
}

/** A code is right when one recipient has it: labels name one code for the whole message. */
function judgeFacts(expected: Expected, outcome: Outcome, about: About): Judgement[] {
  const judgements: Judgement[] = []
  if (expected.recipients.length > 0) {
    const all = addresses(outcome.recipients)
    const failed = addresses(outcome.recipients.filter(failing))
    const right = expected.recipients.some((set) => sameSet(set, all) || sameSet(set, failed))
    judgements.push(
      about('recipients', right, expected.recipients.map((set) => set.join(' ')).join(' | '), all.join(' ')),
    )
  }
  for (const [field, wanted] of [
    ['replyCode', expected.replyCodes],
    ['status', expected.statuses],
  ] as const) {
    if (wanted.length === 0) continue
    const got = outcome.recipients.map(({ facts }) => facts[field] ?? '-')
    judgements.push(
      about(
        field,
        got.some((code) => wanted.includes(code)),
        wanted.join('|'),
        got.join(' '),
      ),
    )
  }
  return judgements
}

const addresses = (recipients: readonly Judged[]) =>
  [...new Set(recipients.map(({ facts }) => facts.finalRecipient.toLowerCase()))].filter(Boolean).sort()

const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item, i) => item === b[i])

function judgeVerdict(
  verdict: ExpectedVerdict,
  labelled: Labelled,
  outcome: Outcome,
  about: About,
): Judgement[] {
  const accepts = ({ diagnosis }: Judged) => verdict.categories.includes(diagnosis.category)
  const named = outcome.recipients.filter(
    ({ facts }) => facts.finalRecipient.toLowerCase() === verdict.recipient,
  )
  const eligible = verdict.recipient === null ? outcome.recipients : named
  const judged = eligible.find(accepts) ?? eligible[0] ?? null
  const right = judged !== null && accepts(judged)
  const field = labelled.expected.oneCategory ? 'category' : 'candidates'
  const wanted = verdict.categories.join('|')
  const judgements = [about(field, right, wanted, judged?.diagnosis.category ?? 'none', judged)]
  if (!right || !judged) return judgements
  const { permanence, party } = judged.diagnosis
  if (verdict.permanence)
    judgements.push(
      about('permanence', permanence === verdict.permanence, verdict.permanence, permanence, judged),
    )
  if (verdict.party) judgements.push(about('party', party === verdict.party, verdict.party, party, judged))
  return judgements
}
