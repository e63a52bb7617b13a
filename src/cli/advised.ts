import { OTHER_KINDS, type OtherKind } from '../advice/adviceTable.ts'
import { advise, adviseKind, outcomeOf } from '../advice/advise.ts'
import type { Advice } from '../advice/types.ts'
import type { DiagnosedRecipient, DiagnosedReport } from '../classifier/types.ts'
import type { MessageKind, RecipientAction } from '../report/types.ts'
import { table } from './core.ts'
import type { Words } from './words.ts'

/** One recipient with its advice in the words of the run. */
export interface AdvisedRecipient extends AdvisedWords {
  readonly recipient: DiagnosedRecipient
  readonly action: RecipientAction
  /** False for one who got the mail: there is nothing to diagnose. */
  readonly failing: boolean
}

/** A whole message in the words of the run. `title` and `steps` are those of its first failing recipient. */
export interface AdvisedMail {
  readonly diagnosed: DiagnosedReport
  readonly recipients: readonly AdvisedRecipient[]
  readonly title: string
  readonly steps: readonly string[]
}

export function adviseMail(diagnosed: DiagnosedReport, words: Words): AdvisedMail {
  const recipients = diagnosed.recipients.map((recipient) => adviseRecipient(recipient, diagnosed, words))
  const first = recipients.find(({ failing }) => failing) ?? recipients[0]
  const { title, steps } = first ?? adviseOther(diagnosed.report.kind, words)
  return { diagnosed, recipients, title, steps }
}

function adviseRecipient(
  recipient: DiagnosedRecipient,
  { report }: DiagnosedReport,
  words: Words,
): AdvisedRecipient {
  const action = outcomeOf(recipient.facts, report.kind)
  return {
    recipient,
    action,
    failing: action === 'failed' || action === 'delayed',
    ...inWords(advise(recipient, report, table), words),
  }
}

type Wording = Pick<Advice, 'title' | 'cause' | 'party' | 'waiting' | 'senderSteps' | 'adminSteps'>

/** What the advice says, translated. */
export interface AdvisedWords {
  readonly title: string
  readonly cause: string
  readonly party: string
  readonly waiting: string
  readonly steps: readonly string[]
  readonly adminSteps: readonly string[]
}

export function inWords(advice: Wording, words: Words): AdvisedWords {
  return {
    title: words.say(advice.title),
    cause: words.say(advice.cause),
    party: words.say(advice.party),
    waiting: words.say(advice.waiting),
    steps: advice.senderSteps.map(words.say),
    adminSteps: advice.adminSteps.map(words.say),
  }
}

const isOtherKind = (kind: MessageKind): kind is OtherKind =>
  (OTHER_KINDS as readonly string[]).includes(kind)

/** What to say of a message without recipients. */
function adviseOther(kind: MessageKind, words: Words): AdvisedWords {
  return inWords(adviseKind(isOtherKind(kind) ? kind : 'not-bounce', table), words)
}
