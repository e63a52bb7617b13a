import { isEmpty, noteFor, unanswered } from './findings.ts'
import { type Ip, isWithin, parseIp, reverseName } from './ip.ts'
import { shown, toAscii } from './names.ts'
import type { CheckContext, Finding, Lookup, Subject } from './types.ts'

/** So many names of one address are looked at. */
const MOST_NAMES = 10

/** Whether the sending address has a name that leads back to it, and whether its HELO name does. */
export async function checkReverse(
  { sendingIp, helo }: Subject,
  context: CheckContext,
): Promise<readonly Finding[]> {
  const ip = sendingIp === null ? null : parseIp(sendingIp)
  if (!ip || sendingIp === null) return []
  const name = helo === null ? null : toAscii(helo)
  const findings = [checkPointer(ip, sendingIp, context)]
  if (name !== null) findings.push(checkHelo(name, ip, sendingIp, context))
  return Promise.all(findings)
}

async function checkPointer(ip: Ip, text: string, context: CheckContext): Promise<Finding> {
  const note = noteFor('reverse', context)
  const answer = await context.resolve(reverseName(ip), 'PTR')
  if (answer.status === 'failed') return unanswered(note, text, answer)
  if (answer.status !== 'found') return note('bad', 'ptr_none', text, answer, { ip: text })
  const names = answer.records.map(({ data }) => data).slice(0, MOST_NAMES)
  const forward = await Promise.all(names.map((name) => addresses(name, ip, context)))
  const params = { ip: text, name: shown(names.join(', ')) }
  const match = names[forward.findIndex((one) => leadsTo(one, ip))]
  if (match !== undefined) return note('ok', 'ptr_match', text, answer, { ip: text, name: shown(match) })
  const failed = forward.find((one) => one.status === 'failed')
  if (failed?.status === 'failed') return unanswered(note, text, failed)
  return note('bad', 'ptr_mismatch', text, answer, params)
}

async function checkHelo(name: string, ip: Ip, text: string, context: CheckContext): Promise<Finding> {
  const note = noteFor('reverse', context)
  const answer = await addresses(name, ip, context)
  const params = { name: shown(name), ip: text }
  if (answer.status === 'failed') return unanswered(note, name, answer)
  if (isEmpty(answer)) return note('bad', 'helo_none', name, answer, params)
  return leadsTo(answer, ip)
    ? note('ok', 'helo_match', name, answer, params)
    : note('warn', 'helo_other', name, answer, params)
}

/** Addresses of a name, of the family of `ip`. */
const addresses = (name: string, ip: Ip, { resolve }: CheckContext): Promise<Lookup<'A' | 'AAAA'>> =>
  resolve(name, ip.length === 4 ? 'A' : 'AAAA')

const leadsTo = (answer: Lookup<'A' | 'AAAA'>, ip: Ip): boolean =>
  answer.status === 'found' &&
  answer.records.some(({ data }) => {
    const found = parseIp(data)
    return found !== null && isWithin(ip, found, ip.length * 8)
  })
