import { isName } from './names.ts'
import type { DnsRecord, DnsResponse, Failure, Lookup, RecordType, Resolve, Resolver, Send } from './types.ts'
import { decodeResponse, encodeQuery } from './wire.ts'

/** Links of one chain of aliases that are followed. */
const MOST_ALIASES = 8

export interface ResolveOptions {
  /** In the order in which they are asked: the next one only where one before it does not answer. Not empty. */
  readonly resolvers: readonly Resolver[]
  readonly send: Send
  /** Told when a resolver gives no answer and another is asked in its place. */
  onFailover?(from: Resolver, to: Resolver, failure: Failure): void
}

/**
 * Asks resolvers over HTTPS. Each question is asked once; aliases (CNAME) are followed where a resolver leaves that to
 * us. A name that DNS cannot ask for does not exist. What one resolver says is believed: that a name's own servers fail
 * (SERVFAIL) is an answer, no reason to tell the name to another one.
 */
export function createResolve({ resolvers, send, onFailover }: ResolveOptions): Resolve {
  const known = new Map<string, Promise<Answered>>()
  // Whoever has not answered is asked last from then on.
  let order = resolvers
  const ask = async (name: string, type: RecordType): Promise<Answered> => {
    const query = encodeQuery(name, type)
    let failure: Failure = 'unreachable'
    const asked = order
    for (const [index, resolver] of asked.entries()) {
      const bytes = await send(resolver, query)
      const response = typeof bytes === 'string' ? bytes : (decodeResponse(bytes, name, type) ?? 'malformed')
      if (typeof response !== 'string' && response.code !== 'refused' && response.code !== 'other')
        return { response, resolver: resolver.name }
      failure = typeof response === 'string' ? response : 'refused'
      const next = asked[index + 1]
      if (!next) break
      onFailover?.(resolver, next, failure)
      order = [...order.filter((one) => one !== resolver), resolver]
    }
    return { failure, resolver: asked.map((one) => one.name).join(', ') }
  }
  const once = (name: string, type: RecordType): Promise<Answered> => {
    const key = `${type} ${name}`
    const before = known.get(key)
    if (before) return before
    const answer = ask(name, type)
    known.set(key, answer)
    return answer
  }
  return (name, type) => follow(name.toLowerCase().replace(/\.$/, ''), type, once, resolvers[0]?.name ?? '')
}

/** An answer and the name of who gave it, or why there is none and who was asked for it. */
type Answered =
  | { readonly response: DnsResponse; readonly resolver: string }
  | { readonly failure: Failure; readonly resolver: string }

type Ask = (name: string, type: RecordType) => Promise<Answered>

async function follow<T extends RecordType>(
  asked: string,
  type: T,
  ask: Ask,
  first: string,
): Promise<Lookup<T>> {
  const seen = new Set<string>()
  let name = asked
  let resolver = first
  while (seen.size < MOST_ALIASES) {
    if (!isName(name)) return { status: 'no-such-name', resolver }
    const answer = await ask(name, type)
    resolver = answer.resolver
    if ('failure' in answer) return { status: 'failed', failure: answer.failure, resolver }
    const { code, records } = answer.response
    if (code === 'server-failure') return { status: 'failed', failure: code, resolver }
    seen.add(name)
    const end = endOf(name, records, seen)
    if (end === null) break
    const found = records.filter((record) => record.type === type && record.name === end)
    if (found.length > 0) return { status: 'found', records: found as never, resolver }
    if (code === 'no-such-name') return { status: 'no-such-name', resolver }
    if (end === name) return { status: 'no-data', resolver }
    // The chain ends outside of what was sent: ask for its end.
    name = end
  }
  return { status: 'failed', failure: 'cname-loop', resolver }
}

/** The name at the end of a chain of aliases within an answer; null where it runs in a circle or on and on. */
function endOf(start: string, records: readonly DnsRecord[], seen: Set<string>): string | null {
  let name = start
  for (let links = 0; links <= MOST_ALIASES; links++) {
    const alias = records.find((record) => record.type === 'CNAME' && record.name === name)
    if (alias?.type !== 'CNAME') return name
    if (seen.has(alias.data)) return null
    name = alias.data
    seen.add(name)
  }
  return null
}
