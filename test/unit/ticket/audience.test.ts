import { expect, test } from 'vitest'
import type { Category, Diagnosis } from '../../../src/classifier/types.ts'
import { audienceFor } from '../../../src/ticket/index.ts'
import { diagnosedOf, diagnosisOf, factsOf } from '../advice/samples.ts'

const about = (category: Category, more: Partial<Diagnosis> = {}) =>
  diagnosedOf([
    { facts: factsOf({ action: 'delivered' }), diagnosis: diagnosisOf('unknown') },
    { facts: factsOf({}), diagnosis: diagnosisOf(category, more) },
  ])

test.each([
  ['message-too-large', { party: 'sender' }, 'own-admin'],
  ['ptr-missing', { party: 'sender-admin' }, 'own-admin'],
  ['mailbox-full', { party: 'recipient' }, 'recipient'],
  ['server-error', { party: 'recipient-admin' }, 'recipient-admin'],
  ['policy-rejected', { party: 'recipient-admin', provider: 'netease' }, 'provider'],
  ['policy-rejected', { party: 'recipient-admin', provider: 'postfix' }, 'recipient-admin'],
  ['connection-failed', { party: 'network' }, 'own-admin'],
  ['greylisted', { party: 'nobody' }, 'own-admin'],
  ['sending-disabled', { party: 'sender-admin' }, 'provider'],
] as const)('a ticket about %s by %o is for %s', (category, more, audience) => {
  expect(audienceFor(about(category, more))).toBe(audience)
})

test('a notice that names nobody is for the own administrator', () => {
  expect(audienceFor(diagnosedOf([]))).toBe('own-admin')
})
