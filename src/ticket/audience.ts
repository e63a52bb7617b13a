import type { Category, DiagnosedReport, Party } from '../classifier/types.ts'
import type { Audience } from './types.ts'

const BY_PARTY: Readonly<Record<Party, Audience>> = {
  sender: 'own-admin',
  'sender-admin': 'own-admin',
  recipient: 'recipient',
  'recipient-admin': 'recipient-admin',
  network: 'own-admin',
  nobody: 'own-admin',
}

/** Mail services that people use without an administrator of their own between them and the provider. */
const PUBLIC_SERVICES: ReadonlySet<string> = new Set([
  ...['aol', 'apple', 'comcast', 'gmx', 'netease', 'orange', 'qq', 'sina', 'yahoo'],
])

/** An account that its own provider has closed is opened by the provider. */
const PROVIDERS_MATTER: ReadonlySet<Category> = new Set(['sending-disabled', 'smtp-auth-failed'])

/** Who is to read the ticket about this bounce: who can put it right for the first recipient that failed. */
export function audienceFor({ recipients }: DiagnosedReport): Audience {
  const failed = recipients.find(({ facts }) => facts.action === 'failed') ?? recipients[0]
  if (!failed) return 'own-admin'
  const { category, party, provider } = failed.diagnosis
  if (PROVIDERS_MATTER.has(category)) return 'provider'
  const audience = BY_PARTY[party]
  return audience === 'recipient-admin' && provider !== null && PUBLIC_SERVICES.has(provider)
    ? 'provider'
    : audience
}
