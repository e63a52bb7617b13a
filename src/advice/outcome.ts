import type { MessageKind, RecipientAction, RecipientFacts } from '../report/types.ts'

const BY_KIND: Readonly<Partial<Record<MessageKind, RecipientAction>>> = {
  delay: 'delayed',
  success: 'delivered',
  relayed: 'relayed',
  expanded: 'expanded',
}

/** What became of one recipient: its own action, else the worst that the notice tells of. */
export function outcomeOf(facts: RecipientFacts, kind: MessageKind): RecipientAction {
  return facts.action ?? BY_KIND[kind] ?? 'failed'
}
