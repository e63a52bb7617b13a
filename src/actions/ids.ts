import { DEFAULT_ACTIONS } from '../view/actions.ts'
import { WAYS } from './ways.ts'

/** Ids of the actions that Thunderbird can carry out. */
export const ACTION_IDS: ReadonlySet<string> = new Set([
  ...DEFAULT_ACTIONS,
  ...WAYS,
  'open-sent',
  'write-to-support',
  'retry-later',
  'mark-address',
  'mark-done',
  'unmark-done',
])
