import type { DiagnosedReport, Party } from '../classifier/types.ts'
import { domainOf } from '../live/names.ts'
import { type Conclusion, sharpen } from '../live/sharpen.ts'
import type { Finding, LiveTable } from '../live/types.ts'
import type { Meaning } from '../ui/check/types.ts'

/** What findings say about the diagnoses of a notice, each conclusion once. */
export function meaningOf(
  { recipients }: DiagnosedReport,
  findings: readonly Finding[],
  { blocklists }: LiveTable,
): Meaning {
  const conclusions = new Map<string, Conclusion>()
  let certain = false
  let party: Party | null = null
  for (const { facts, diagnosis } of recipients) {
    const domain = domainOf(facts.finalRecipient)
    const sharpened = sharpen(diagnosis, findings, { domain, blocklists })
    for (const one of sharpened.conclusions) conclusions.set(`${one.id} ${one.params.about}`, one)
    const after = sharpened.diagnosis
    certain ||= after.confidence === 'certain' && diagnosis.confidence !== 'certain'
    if (after.party !== diagnosis.party) party ??= after.party as Party
  }
  return { conclusions: [...conclusions.values()], certain, party }
}
