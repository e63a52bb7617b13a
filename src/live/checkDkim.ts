import { noteFor, unanswered } from './findings.ts'
import { readTags } from './tags.ts'
import type { CheckContext, Finding, Subject } from './types.ts'

type Signature = Subject['signatures'][number]

/** Whether the key of a signature of the mail is in the DNS (RFC 6376 3.6.1). The signature itself is not verified. */
export async function checkDkim({ domain, selector }: Signature, context: CheckContext): Promise<Finding> {
  const note = noteFor('dkim', context)
  const name = `${selector}._domainkey.${domain}`
  const params = { domain, selector }
  const answer = await context.resolve(name, 'TXT')
  if (answer.status === 'failed') return unanswered(note, name, answer)
  if (answer.status !== 'found') return note('bad', 'dkim_missing', name, answer, params)
  const keys = answer.records.map(({ text }) => readTags(text)).filter(isKey)
  const [key] = keys
  if (!key) return note('bad', 'dkim_bad', name, answer, params)
  if (key.get('p')?.replaceAll(' ', '') === '') return note('bad', 'dkim_revoked', name, answer, params)
  const flags = (key.get('t') ?? '').split(':').map((flag) => flag.trim())
  if (flags.includes('y')) return note('warn', 'dkim_testing', name, answer, params)
  return note('ok', 'dkim_found', name, answer, params)
}

type Tags = ReadonlyMap<string, string>

const isKey = (tags: Tags | null): tags is Tags =>
  tags?.has('p') === true && (tags.get('v') ?? 'DKIM1') === 'DKIM1'
