import type { Category } from '../classifier/types.ts'
import type { MessageRef } from '../i18n/types.ts'
import type { Audience, TicketFacts } from './types.ts'

const MAX_REQUESTS = 3

type Topics = Readonly<Partial<Record<Category, string>>>

/** What to ask the recipient's administrator for; every other category: search the logs. */
const RECIPIENT_ADMIN: Topics = {
  ...topic(
    'mailbox',
    'user-unknown',
    'mailbox-disabled',
    'mailbox-full',
    'mailbox-moved',
    'bad-address-syntax',
  ),
  ...topic(
    'allow',
    'recipient-restricted',
    'content-rejected',
    'spam-content',
    'virus-detected',
    'sender-rejected',
  ),
  ...topic('allow', 'ip-blocked', 'policy-rejected', 'relay-denied', 'message-malformed'),
  ...topic('size', 'message-too-large', 'attachment-blocked', 'too-many-recipients'),
  ...topic(
    'checks',
    'domain-auth-failed',
    'ptr-missing',
    'helo-invalid',
    'sender-domain-invalid',
    'tls-required',
  ),
  ...topic('limit', 'rate-limited', 'greylisted'),
  ...topic(
    'server',
    'dns-failure',
    'connection-failed',
    'connection-lost',
    'server-unavailable',
    'queue-expired',
  ),
  ...topic(
    'server',
    'server-storage-full',
    'server-error',
    'mail-loop',
    'protocol-error',
    'cross-border-filtering',
  ),
}

/** What to ask the sender's own administrator for. */
const OWN_ADMIN: Topics = {
  ...topic('ptr', 'ptr-missing'),
  ...topic('auth', 'domain-auth-failed'),
  ...topic('delist', 'ip-blocked'),
  ...topic('helo', 'helo-invalid'),
  ...topic('domain', 'sender-domain-invalid'),
  ...topic('limit', 'rate-limited', 'too-many-recipients', 'greylisted'),
  ...topic('account', 'sending-disabled', 'smtp-auth-failed', 'relay-denied', 'sender-rejected'),
  ...topic('route', 'dns-failure', 'connection-failed', 'connection-lost', 'tls-required', 'queue-expired'),
  ...topic('border', 'cross-border-filtering'),
  ...topic('size', 'message-too-large', 'attachment-blocked'),
  ...topic('content', 'content-rejected', 'spam-content', 'virus-detected', 'message-malformed'),
  ...topic(
    'server',
    'server-unavailable',
    'server-storage-full',
    'server-error',
    'protocol-error',
    'mail-loop',
  ),
}

/** What the recipient can do, as a note of one or two sentences. */
const RECIPIENT: Topics = {
  ...topic('full', 'mailbox-full'),
  ...topic('address', 'user-unknown', 'bad-address-syntax', 'dns-failure'),
  ...topic('disabled', 'mailbox-disabled'),
  ...topic('moved', 'mailbox-moved'),
  ...topic('size', 'message-too-large', 'attachment-blocked'),
  ...topic(
    'allow',
    'recipient-restricted',
    'content-rejected',
    'spam-content',
    'sender-rejected',
    'policy-rejected',
  ),
  ...topic('allow', 'ip-blocked', 'domain-auth-failed', 'ptr-missing', 'helo-invalid', 'virus-detected'),
  ...topic('server', 'connection-failed', 'connection-lost', 'server-unavailable', 'server-storage-full'),
  ...topic(
    'server',
    'server-error',
    'queue-expired',
    'mail-loop',
    'tls-required',
    'greylisted',
    'cross-border-filtering',
  ),
}

/** The requests to this reader, one for each kind of cause among the failed recipients, at most three. */
export function requestsTo(audience: Audience, facts: TicketFacts): MessageRef[] {
  if (!facts.failed.length) return [refFor(audience, 'unknown', null, facts)]
  const refs = facts.failed.map((one) => refFor(audience, one.category, one.domain, facts))
  return refs
    .filter((ref, i) => refs.findIndex((other) => other.key === ref.key) === i)
    .slice(0, MAX_REQUESTS)
}

/** The note for the recipient themself; at most 140 characters in every language. */
export function noteFor(facts: TicketFacts): MessageRef {
  return { key: `ticket_note_${RECIPIENT[facts.failed[0]?.category ?? 'unknown'] ?? 'other'}` }
}

function refFor(
  audience: Audience,
  category: Category,
  domain: string | null,
  facts: TicketFacts,
): MessageRef {
  if (audience === 'recipient') return noteFor(facts)
  if (audience === 'provider') return providerRef(category, facts)
  const topics = audience === 'own-admin' ? OWN_ADMIN : RECIPIENT_ADMIN
  const key = `ticket_ask_${audience.replace('-', '_')}_${topics[category] ?? 'log'}`
  return { key, params: { domain: domain ?? '…', ip: facts.sendingIp ?? '…' } }
}

function providerRef(category: Category, facts: TicketFacts): MessageRef {
  if (category === 'sending-disabled' || category === 'smtp-auth-failed')
    return { key: 'ticket_ask_provider_unlock' }
  const id = facts.traceIds[0]?.value
  if (id) return { key: 'ticket_ask_provider_trace', params: { id: { kind: 'code', text: id } } }
  return { key: 'ticket_ask_provider_log' }
}

function topic(name: string, ...categories: Category[]): Topics {
  return Object.fromEntries(categories.map((category) => [category, name]))
}
