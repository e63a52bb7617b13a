import type {
  CheckContext,
  CheckId,
  Failure,
  Finding,
  FindingReason,
  FindingStatus,
  Lookup,
} from './types.ts'

type Params = Readonly<Record<string, string>>

/** One finding, stamped with the time and with who answered. */
export type Note = (
  status: FindingStatus,
  reason: FindingReason,
  about: string,
  answer: { readonly resolver: string },
  params?: Params,
) => Finding

/** Makes the findings of one check. */
export const noteFor =
  (check: CheckId, { now }: CheckContext): Note =>
  (status, reason, about, { resolver }, params = {}) => ({
    ...{ check, status, reason, about, params },
    time: now(),
    resolver,
  })

interface Failed {
  readonly failure: Failure
  readonly resolver: string
}

/** A question that could not be answered tells nothing about what was asked for. */
export const unanswered = (note: Note, about: string, answer: Failed, params: Params = {}): Finding =>
  note('cannot-tell', 'failed', about, answer, { ...params, failure: answer.failure })

/** Whether an answer says that there is nothing, which is not the same as no answer. */
export const isEmpty = ({ status }: Lookup): boolean => status === 'no-data' || status === 'no-such-name'
