import type { CorrectionSources, Proposal } from './types.ts'

/**
 * Addresses that may have been meant, best first, at most 5; [] when nothing speaks for another one. The failed
 * address itself is never among them, and a known domain is never changed.
 */
export function proposeCorrections(address: string, sources: CorrectionSources): readonly Proposal[] {
  throw new Error(`not built: ${address} ${sources.contacts.length}`)
}
