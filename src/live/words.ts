import type { Conclusion } from './sharpen.ts'
import type { Failure, Finding } from './types.ts'

/** A message of the catalogue, as i18n takes it. */
interface Ref {
  readonly key: string
  readonly params: Readonly<Record<string, string | { readonly kind: 'phrase'; readonly key: string }>>
}

/** The sentence that tells a finding. */
export function findingRef({ reason, about, params }: Finding): Ref {
  const { failure, ...facts } = params
  const why = failure === undefined ? {} : { why: failurePhrase(failure as Failure) }
  return { key: `live_${reason}`, params: { about, ...facts, ...why } }
}

/** The sentence that tells what findings mean. */
export const conclusionRef = ({ id, params }: Conclusion): Ref => ({ key: `live_so_${id}`, params })

/** Why a resolver gave no answer, as a part of a sentence. */
export const failurePhrase = (failure: Failure) =>
  ({ kind: 'phrase', key: `live_failure_${failure.replaceAll('-', '_')}` }) as const
