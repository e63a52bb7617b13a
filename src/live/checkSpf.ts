import { noteFor, unanswered } from './findings.ts'
import { parseIp } from './ip.ts'
import { domainOf, shown, toAscii } from './names.ts'
import { evaluateSpf, type SpfOutcome } from './spf/evaluate.ts'
import { parseSpf } from './spf/syntax.ts'
import type {
  CheckContext,
  Failure,
  Finding,
  FindingReason,
  FindingStatus,
  Resolve,
  Subject,
} from './types.ts'

const VERDICTS: Readonly<
  Record<Exclude<SpfOutcome['result'], 'temperror'>, readonly [FindingStatus, FindingReason]>
> = {
  pass: ['ok', 'spf_pass'],
  fail: ['bad', 'spf_fail'],
  softfail: ['warn', 'spf_softfail'],
  neutral: ['warn', 'spf_neutral'],
  none: ['warn', 'spf_none'],
  permerror: ['bad', 'spf_permerror'],
}

/** The domain that SPF is about: of the envelope, else of the HELO name (RFC 7208 2.4). */
export const spfDomain = ({ envelopeFrom, senderDomain, helo }: Subject): string | null =>
  (envelopeFrom ? domainOf(envelopeFrom) : null) ?? senderDomain ?? (helo ? toAscii(helo) : null)

/** Whether the sender's domain lets the sending server send its mail. The local part of the address is never told. */
export async function checkSpf(subject: Subject, context: CheckContext): Promise<Finding | null> {
  const domain = spfDomain(subject)
  if (domain === null) return null
  const ip = subject.sendingIp === null ? null : parseIp(subject.sendingIp)
  if (!ip) return recordOnly(domain, context)
  const note = noteFor('spf', context)
  const { resolve, last } = watched(context.resolve)
  const outcome = await evaluateSpf(
    {
      ...{ ip, mailFrom: `postmaster@${domain}`, helo: subject.helo ?? domain },
      ...{ receiver: 'unknown', now: Math.floor(Date.parse(context.now()) / 1000) },
    },
    resolve,
  )
  const params = { domain, ip: subject.sendingIp ?? '', ...words(outcome) }
  if (outcome.result === 'temperror')
    return unanswered(note, domain, last.failed ?? { failure: 'server-failure', resolver: last.resolver })
  if (outcome.personal) return note('cannot-tell', 'spf_personal', domain, last, params)
  const [status, reason] = VERDICTS[outcome.result]
  return note(status, reason, domain, last, params)
}

function words({ record, mechanism, explanation }: SpfOutcome): Record<string, string> {
  return {
    ...(record === null ? {} : { record: shown(record, 450) }),
    ...(mechanism === null ? {} : { mechanism: shown(mechanism) }),
    ...(explanation === null ? {} : { explanation: shown(explanation) }),
  }
}

interface Last {
  resolver: string
  failed: { readonly failure: Failure; readonly resolver: string } | null
}

/** Remembers who answered last, and the first question that had no answer. */
function watched(resolve: Resolve): { readonly resolve: Resolve; readonly last: Last } {
  const last: Last = { resolver: '', failed: null }
  return {
    last,
    async resolve(name, type) {
      const answer = await resolve(name, type)
      last.resolver = answer.resolver
      if (answer.status === 'failed') last.failed ??= answer
      return answer
    },
  }
}

/** Without the server's address only the record itself can be looked at. */
async function recordOnly(domain: string, context: CheckContext): Promise<Finding> {
  const note = noteFor('spf', context)
  const answer = await context.resolve(domain, 'TXT')
  if (answer.status === 'failed') return unanswered(note, domain, answer)
  const all = answer.status === 'found' ? answer.records : []
  const records = all.filter(({ text }) => /^v=spf1(?: |$)/i.test(text))
  const [first] = records
  if (!first) return note('warn', 'spf_none', domain, answer, { domain })
  const params = { domain, record: shown(first.text, 450) }
  if (records.length > 1 || !parseSpf(first.text)) return note('bad', 'spf_permerror', domain, answer, params)
  return note('cannot-tell', 'spf_record', domain, answer, params)
}
