import type { RecipientFacts } from './types.ts'

/** A recipient of whom nothing is known. */
export const NO_FACTS: RecipientFacts = {
  finalRecipient: '',
  originalRecipient: null,
  action: null,
  replyCode: null,
  status: null,
  diagnosticText: null,
  stage: null,
  reportingMta: null,
  remoteMta: null,
  remoteIp: null,
  lastAttempt: null,
  willRetryUntil: null,
  texts: [],
}
