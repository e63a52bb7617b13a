import type { Retry } from '../../src/outgoing/retries.ts'

/** A reminder with something for every field. */
export const retry = (more: Partial<Retry> = {}): Retry => ({
  id: 'r1',
  notice: 'notice@mx.sender.example',
  page: null,
  original: 'original@sender.example',
  recipients: ['li.na@partner.example'],
  category: 'greylisted',
  due: '2026-11-22T08:00:00.000Z',
  attempt: 1,
  state: 'waiting',
  reason: null,
  tab: null,
  sentAs: null,
  changed: '2026-11-22T07:00:00.000Z',
  ...more,
})
