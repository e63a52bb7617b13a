import { readFile } from 'node:fs/promises'
import { diagnose, diagnoseText, type Rules } from '../../src/classifier/index.ts'
import type { Category } from '../../src/classifier/types.ts'
import { readReply } from '../../src/report/index.ts'
import type { RecipientFacts } from '../../src/report/types.ts'
import type { Dispute } from './disputes.ts'
import type { Labelled } from './labelled.ts'

/** A reply whose meaning is labelled, as it was read. */
export interface LabelledReply {
  /** Who collected or wrote it; see houseOf. */
  readonly house: string
  readonly facts: RecipientFacts
  readonly mta: string | null
  /** Any of them is right. */
  readonly categories: readonly Category[]
}

const DISPUTABLE = ['category', 'candidates'] as const

/** Labels that are about one recipient and not disputed, each with what is read where it stands. */
export async function readLabelledReplies(
  labelled: readonly Labelled[],
  disputes: readonly Dispute[],
  rules: Rules,
): Promise<LabelledReply[]> {
  const replies: LabelledReply[] = []
  for (const item of labelled) {
    const [verdict, ...more] = item.expected.verdicts
    if (!verdict || more.length > 0 || isDisputed(item, disputes)) continue
    const read = await readOne(item, rules)
    const categories = verdict.categories as readonly Category[]
    if (read) replies.push({ house: houseOf(item.origin), categories, ...read })
  }
  return replies
}

const isDisputed = ({ id, source }: Labelled, disputes: readonly Dispute[]) =>
  disputes.some(
    (dispute) =>
      dispute.id === id &&
      source.startsWith(dispute.collection) &&
      DISPUTABLE.some((field) => dispute.fields.includes(field)),
  )

async function readOne(
  { input }: Labelled,
  rules: Rules,
): Promise<Pick<LabelledReply, 'facts' | 'mta'> | null> {
  if (input.type === 'line') {
    const facts = readReply(input.text)
    return { facts: { ...facts, diagnosticText: facts.diagnosticText ?? input.text }, mta: null }
  }
  const bytes = await readFile(input.path)
  const text = input.type === 'text'
  const { report, recipients } = text ? diagnoseText(bytes.toString('utf8'), rules) : diagnose(bytes, rules)
  return recipients[0] ? { facts: recipients[0].facts, mta: report.mta } : null
}

/** Houses of other names whose replies are the same: servers were made to say the lines of the guides. */
const SAME: Readonly<Record<string, string>> = { mta: 'seeds', 'layouts-zh': 'seeds', cfortune: 'php-bh' }

/** The project, site or guide behind an origin: `corpus/sisimai` and `sisimai/go-sisimai:reason.go` are one house. */
export function houseOf(origin: string): string {
  const bare = origin.toLowerCase().replace(/^(?:corpus\/|https?:\/\/)/, '')
  const [house = ''] = bare.split(/[\s/:;,(]/)
  return SAME[house] ?? house
}
