import type { MessageKind } from '../report/types.ts'

/** Kinds of message that have a diagnosis to show: reports on a delivery. */
export const DELIVERY_KINDS: ReadonlySet<MessageKind> = new Set<MessageKind>([
  'failure',
  'delay',
  'success',
  'relayed',
  'expanded',
])
