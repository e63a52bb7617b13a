import type { Report } from './types.ts'

/** A report of which nothing is known. */
export const EMPTY_REPORT: Report = {
  kind: 'not-bounce',
  format: 'none',
  mta: null,
  recipients: [],
  original: null,
  from: null,
  subject: '',
  date: null,
  arrivalDate: null,
  envelopeFrom: null,
  queueId: null,
  message: null,
  textOnly: false,
}
