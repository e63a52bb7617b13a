import * as v from 'valibot'
import { CATEGORIES, CONFIDENCES, PARTIES, PERMANENCES } from '../../../src/classifier/types.ts'
import { MESSAGE_KINDS } from '../../../src/report/types.ts'
import { VERDICTS } from '../../../src/verdict/types.ts'

const nullable = v.nullable(v.string())
const figures = v.object({
  limitBytes: v.optional(v.number()),
  sizeBytes: v.optional(v.number()),
  maxRecipients: v.optional(v.number()),
  waitSeconds: v.optional(v.number()),
  hops: v.optional(v.number()),
})
const reply = {
  category: v.nullable(v.picklist(CATEGORIES)),
  permanence: v.nullable(v.picklist(PERMANENCES)),
  party: v.nullable(v.picklist(PARTIES)),
  replyCode: nullable,
  status: nullable,
  stage: nullable,
  reportingMta: nullable,
  remoteMta: nullable,
  diagnosticText: nullable,
  confidence: v.nullable(v.picklist(CONFIDENCES)),
  ruleId: nullable,
  evidence: v.nullable(
    v.object({ text: v.string(), source: v.string(), start: v.number(), end: v.number() }),
  ),
  params: figures,
}
const words = { title: v.string(), advice: v.array(v.string()) }
/** What `diagnose --json` prints of a message. */
export const diagnosed = v.object({
  file: v.string(),
  kind: v.picklist(MESSAGE_KINDS),
  format: v.string(),
  recipients: v.array(v.object({ address: nullable, action: v.string(), ...reply })),
  original: v.nullable(
    v.object({
      messageId: nullable,
      subject: nullable,
      from: nullable,
      to: v.array(v.string()),
      date: nullable,
      returned: v.picklist(['full', 'headers', 'none']),
    }),
  ),
  ...words,
  verdict: v.picklist(VERDICTS),
  verdictReasons: v.array(v.string()),
})
/** What `explain --json` prints of a reply. */
export const explained = v.object({ text: v.string(), kind: v.picklist(MESSAGE_KINDS), ...reply, ...words })
