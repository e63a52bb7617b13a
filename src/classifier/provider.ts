import type { RecipientFacts } from '../report/types.ts'
import type { Rules } from './compile.ts'
import type { SearchedText } from './evidence.ts'
import type { ServiceData } from './ruleSet.ts'

/** The service to which a host belongs, by the host's own name or a parent domain; null when none is known. */
export function serviceOfHost(host: string | null, rules: Rules): ServiceData | null {
  let name = (host ?? '').toLowerCase().replace(/\.{1,3}$/, '')
  while (name.includes('.')) {
    const service = rules.serviceByHost.get(name)
    if (service) return service
    name = name.slice(name.indexOf('.') + 1)
  }
  return null
}

function serviceOfMarks(searched: readonly SearchedText[], rules: Rules): ServiceData | null {
  for (const { source, hits } of searched) {
    if (source !== 'diagnostic-code' && source !== 'recipient-text') continue
    let best: { service: ServiceData; length: number } | null = null
    for (const hit of hits) {
      const service = rules.serviceOf.get(hit.pattern)
      const { length } = hit
      if (
        service &&
        (!best || length > best.length || (length === best.length && service.id < best.service.id))
      )
        best = { service, length }
    }
    if (best) return best.service
  }
  return null
}

/**
 * The service or software that refused: by the remote host, then by marks in its words, then by the recipient's
 * domain. Null when none is recognised.
 */
export function findService(
  facts: RecipientFacts,
  searched: readonly SearchedText[],
  rules: Rules,
): ServiceData | null {
  const domain = facts.finalRecipient.slice(facts.finalRecipient.lastIndexOf('@') + 1)
  return (
    serviceOfHost(facts.remoteMta, rules) ?? serviceOfMarks(searched, rules) ?? serviceOfHost(domain, rules)
  )
}
