/** Evaluation of SPF (RFC 7208 4 and 5) with all its limits (4.6.4). */
import { type Ip, isWithin, parseIp, reverseName } from '../ip.ts'
import { isName } from '../names.ts'
import type { Lookup, RecordType, Resolve } from '../types.ts'
import { expand, expandDomain, type MacroContext } from './macros.ts'
import { isMacroString, type Mechanism, parseSpf, type Qualifier, type SpfRecord } from './syntax.ts'

export type SpfResult = 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror'

export interface SpfCheck {
  readonly ip: Ip
  /** The address in the envelope; '' for the null sender: then the HELO name is checked. */
  readonly mailFrom: string
  readonly helo: string
  /** Name of the receiver and seconds since 1970, for macros of the explanation. */
  readonly receiver: string
  readonly now: number
}

export interface SpfOutcome {
  readonly result: SpfResult
  /** The domain's own words for a `fail`; null where it has none. */
  readonly explanation: string | null
  /** The mechanism that decided, as it stands in the record; null where none did. */
  readonly mechanism: string | null
  /** The domain's record; null where none was read. */
  readonly record: string | null
  /** Whether the local part of the address was needed for it. */
  readonly personal: boolean
}

/** Terms that ask the DNS, names of one MX or PTR answer, and questions without an answer. */
const MOST_TERMS = 10
const MOST_NAMES = 10
const MOST_VOID = 2

const RESULTS: Readonly<Record<Qualifier, SpfResult>> = {
  '+': 'pass',
  '-': 'fail',
  '?': 'neutral',
  '~': 'softfail',
}

/** An evaluation ends at once with this result. */
class Stop extends Error {
  readonly result: 'temperror' | 'permerror'
  constructor(result: 'temperror' | 'permerror') {
    super(result)
    this.result = result
  }
}

interface State {
  readonly check: SpfCheck
  readonly sender: string
  readonly resolve: Resolve
  terms: number
  voids: number
  personal: boolean
}

interface Verdict {
  readonly result: SpfResult
  readonly mechanism: string | null
  readonly exp: { readonly spec: string; readonly domain: string } | null
}

const NOTHING = { explanation: null, mechanism: null, record: null, personal: false }

/** Whether a host may send mail of an address. Rejects only when `resolve` does. */
export async function evaluateSpf(check: SpfCheck, resolve: Resolve): Promise<SpfOutcome> {
  const at = check.mailFrom.lastIndexOf('@')
  const domain = (check.mailFrom === '' ? check.helo : check.mailFrom.slice(at + 1)).replace(/\.$/, '')
  if (!isName(domain) || !domain.includes('.') || domain.startsWith('['))
    return { result: 'none', ...NOTHING }
  const local = (at < 0 ? '' : check.mailFrom.slice(0, at)) || 'postmaster'
  const state: State = { check, sender: `${local}@${domain}`, resolve, terms: 0, voids: 0, personal: false }
  const seen: { record: string | null } = { record: null }
  try {
    const { result, mechanism, exp } = await checkHost(domain, state, seen)
    const explanation = result === 'fail' && exp ? await explain(exp.spec, exp.domain, state) : null
    return { result, mechanism, explanation, record: seen.record, personal: state.personal }
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    return { ...NOTHING, result: error.result, record: seen.record, personal: state.personal }
  }
}

async function checkHost(domain: string, state: State, seen?: { record: string | null }): Promise<Verdict> {
  const text = await recordOf(domain, state)
  if (seen) seen.record = text
  if (text === null) return { result: 'none', mechanism: null, exp: null }
  const record = parseSpf(text)
  if (!record) throw new Stop('permerror')
  const exp = record.exp === null ? null : { spec: record.exp, domain }
  for (const mechanism of record.mechanisms) {
    if (await matches(mechanism, domain, state))
      return { result: RESULTS[mechanism.qualifier], mechanism: written(mechanism), exp }
  }
  if (record.redirect === null) return { result: 'neutral', mechanism: null, exp: null }
  return redirected(record, domain, state)
}

async function redirected({ redirect }: SpfRecord, domain: string, state: State): Promise<Verdict> {
  countTerm(state)
  const target = await expandDomain(redirect ?? '', contextOf(domain, state))
  const verdict = await checkHost(target, state)
  if (verdict.result === 'none') throw new Stop('permerror')
  return verdict
}

/** The one SPF record of a domain (4.4, 4.5); null when it has none. */
async function recordOf(domain: string, { resolve }: State): Promise<string | null> {
  const answer = await resolve(domain, 'TXT')
  if (answer.status === 'failed') throw new Stop('temperror')
  if (answer.status !== 'found') return null
  const records = answer.records.filter(({ text }) => /^v=spf1(?: |$)/i.test(text))
  if (records.length > 1) throw new Stop('permerror')
  return records[0]?.text ?? null
}

async function matches(mechanism: Mechanism, domain: string, state: State): Promise<boolean> {
  const { ip } = state.check
  if (mechanism.kind === 'all') return true
  if (mechanism.kind === 'ip') return isWithin(ip, mechanism.ip, mechanism.bits)
  countTerm(state)
  const context = contextOf(domain, state)
  const target = mechanism.domain === null ? domain : await expandDomain(mechanism.domain, context)
  switch (mechanism.kind) {
    case 'include':
      return included(target, state)
    case 'exists':
      return (await ask(target, 'A', state)).length > 0
    case 'ptr': {
      const names = await validatedNames(state, countVoid)
      return names.some((name) => isBelow(name, target.toLowerCase()))
    }
    case 'a':
      return hasAddress(target, mechanism, state)
    case 'mx': {
      const records = await ask(target, 'MX', state)
      if (records.length > MOST_NAMES) throw new Stop('permerror')
      for (const { exchange } of records) if (await hasAddress(exchange, mechanism, state)) return true
      return false
    }
  }
}

async function included(target: string, state: State): Promise<boolean> {
  const { result } = await checkHost(target, state)
  if (result === 'none') throw new Stop('permerror')
  return result === 'pass'
}

interface Lengths {
  readonly bits4: number
  readonly bits6: number
}

async function hasAddress(name: string, { bits4, bits6 }: Lengths, state: State): Promise<boolean> {
  const { ip } = state.check
  const records = await ask(name, ip.length === 4 ? 'A' : 'AAAA', state)
  return records.some(({ data }) => {
    const found = parseIp(data)
    return found !== null && isWithin(ip, found, ip.length === 4 ? bits4 : bits6)
  })
}

type Found<T extends RecordType> = Extract<Lookup<T>, { readonly status: 'found' }>['records']

/** The records of a name, none where it has none. Names that came out empty are counted. */
async function ask<T extends RecordType>(name: string, type: T, state: State): Promise<Found<T>> {
  const answer = await state.resolve(name, type)
  if (answer.status === 'failed') throw new Stop('temperror')
  if (answer.status === 'found') return answer.records
  countVoid(state)
  return []
}

function countTerm(state: State): void {
  if (++state.terms > MOST_TERMS) throw new Stop('permerror')
}

function countVoid(state: State): void {
  if (++state.voids > MOST_VOID) throw new Stop('permerror')
}

/** Names of the address that lead back to it (5.5); errors of the DNS leave a name out. */
async function validatedNames(state: State, onVoid: (state: State) => void): Promise<readonly string[]> {
  const { ip } = state.check
  const answer = await state.resolve(reverseName(ip), 'PTR')
  if (answer.status === 'no-data' || answer.status === 'no-such-name') onVoid(state)
  if (answer.status !== 'found') return []
  const names: string[] = []
  for (const { data } of answer.records.slice(0, MOST_NAMES)) {
    const forward = await state.resolve(data, ip.length === 4 ? 'A' : 'AAAA')
    const addresses = forward.status === 'found' ? forward.records.map((one) => parseIp(one.data)) : []
    if (addresses.some((address) => address && isWithin(ip, address, 128))) names.push(data)
  }
  return names
}

const isBelow = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`)

function contextOf(domain: string, state: State): MacroContext {
  const { ip, helo, receiver, now } = state.check
  return {
    ...{ sender: state.sender, domain, ip, helo, receiver, now },
    onLocalPart() {
      state.personal = true
    },
    async validatedName() {
      const names = await validatedNames(state, () => {})
      const own = domain.toLowerCase()
      return (
        names.find((name) => name === own) ??
        names.find((name) => isBelow(name, own)) ??
        names[0] ??
        'unknown'
      )
    },
  }
}

/** The explanation (6.2); null when anything is wrong with it. */
async function explain(spec: string, domain: string, state: State): Promise<string | null> {
  const context = contextOf(domain, state)
  const name = await expandDomain(spec, context)
  const answer = await state.resolve(name, 'TXT')
  if (answer.status !== 'found' || answer.records.length !== 1) return null
  const text = answer.records[0]?.text ?? ''
  if (text === '' || !isMacroString(text, 'explanation')) return null
  return expand(text, context)
}

/** The mechanism, near enough to how it stands in the record. */
function written(mechanism: Mechanism): string {
  const { qualifier, kind } = mechanism
  const sign = qualifier === '+' ? '' : qualifier
  if (kind === 'all' || kind === 'ip') return sign + kind
  return mechanism.domain === null ? sign + kind : `${sign}${kind}:${mechanism.domain}`
}
