import { beforeAll, describe, expect, test } from 'vitest'
import { type ActionTable, CAPABILITIES, type Capability, HOLDINGS } from '../../../src/advice/actionTable.ts'
import { chooseActions, mainAction } from '../../../src/advice/chooseActions.ts'
import { CATEGORIES, type Category, type Diagnosis, PERMANENCES } from '../../../src/classifier/types.ts'
import { retryTimes } from '../../../src/outgoing/retryTimes.ts'
import type { RecipientFacts } from '../../../src/report/types.ts'
import { compileActions } from '../../../tools/compileActions.ts'
import { diagnosisOf, factsOf, reportOf, root } from './samples.ts'

let table: ActionTable
beforeAll(async () => {
  table = (await compileActions(`${root}/rules`)).value
})

const everything = new Set(CAPABILITIES)
const all = new Set(HOLDINGS)

function chosen(
  category: Category,
  more: Partial<Diagnosis> = {},
  facts: Partial<RecipientFacts> = {},
  capabilities: ReadonlySet<Capability> = everything,
) {
  const recipient = { facts: factsOf(facts), diagnosis: diagnosisOf(category, more) }
  return chooseActions(recipient, reportOf('failure', [recipient.facts]), capabilities, table)
}

/** What is to be done first about each cause, when it is for good and when it may pass. */
const MAIN: Readonly<Record<Category, readonly [permanent: string, temporary: string]>> = {
  'bad-address-syntax': ['correct-address', 'correct-address'],
  'user-unknown': ['correct-address', 'correct-address'],
  'mailbox-disabled': ['copy-ticket', 'retry-later'],
  'mailbox-full': ['retry-later', 'retry-later'],
  'mailbox-moved': ['correct-address', 'correct-address'],
  'recipient-restricted': ['copy-ticket', 'copy-ticket'],
  'message-too-large': ['resend-split', 'resend-split'],
  'too-many-recipients': ['resend-batches', 'resend-batches'],
  'attachment-blocked': ['resend-zipped', 'resend-zipped'],
  'content-rejected': ['resend', 'resend'],
  'spam-content': ['resend', 'resend'],
  'virus-detected': ['copy-ticket', 'copy-ticket'],
  'message-malformed': ['resend-plain', 'resend-plain'],
  'mail-loop': ['copy-ticket', 'copy-ticket'],
  'sender-rejected': ['copy-ticket', 'copy-ticket'],
  'sender-domain-invalid': ['copy-ticket', 'copy-ticket'],
  'domain-auth-failed': ['copy-ticket', 'copy-ticket'],
  'ptr-missing': ['copy-ticket', 'copy-ticket'],
  'helo-invalid': ['copy-ticket', 'copy-ticket'],
  'ip-blocked': ['copy-ticket', 'copy-ticket'],
  'rate-limited': ['resend-batches', 'retry-later'],
  greylisted: ['resend', 'retry-later'],
  'relay-denied': ['copy-ticket', 'copy-ticket'],
  'smtp-auth-failed': ['copy-ticket', 'copy-ticket'],
  'sending-disabled': ['copy-ticket', 'copy-ticket'],
  'tls-required': ['copy-ticket', 'copy-ticket'],
  'dns-failure': ['correct-address', 'correct-address'],
  'connection-failed': ['resend', 'retry-later'],
  'connection-lost': ['resend-split', 'retry-later'],
  'cross-border-filtering': ['copy-ticket', 'retry-later'],
  'server-unavailable': ['resend', 'retry-later'],
  'server-storage-full': ['resend', 'retry-later'],
  'server-error': ['copy-ticket', 'retry-later'],
  'protocol-error': ['resend', 'resend'],
  'queue-expired': ['correct-address', 'retry-later'],
  'policy-rejected': ['copy-ticket', 'copy-ticket'],
  unknown: ['copy-ticket', 'copy-ticket'],
}

describe.each(CATEGORIES)('%s', (category) => {
  test('has one main action, the first', () => {
    for (const [index, permanence] of (['permanent', 'temporary'] as const).entries()) {
      const actions = chosen(category, { permanence })
      expect(actions[0]).toEqual({ id: MAIN[category][index], main: true })
      expect(actions.filter(({ main }) => main)).toHaveLength(1)
      expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length)
    }
  })

  test('always leaves the ticket, the sent mail and "dealt with"', () => {
    const ids = chosen(category).map(({ id }) => id)
    for (const id of ['copy-ticket', 'export-ticket', 'open-sent', 'mark-done']) expect(ids).toContain(id)
  })

  test('offers to retry later only where there are times to retry at', () => {
    for (const permanence of PERMANENCES) {
      const diagnosis = diagnosisOf(category, { permanence })
      if (chosen(category, { permanence }).some(({ id }) => id === 'retry-later'))
        expect(retryTimes(diagnosis, '2026-11-10T01:00:00Z')).not.toEqual([])
    }
  })

  test.each(['delayed', 'delivered', 'relayed', 'expanded'] as const)(
    'offers nothing to send when %s',
    (action) => {
      const ids = chosen(category, {}, { action }).map(({ id }) => id)
      expect(ids.filter((id) => /^resend|^retry|^correct|^write/.test(id))).toEqual([])
      if (action !== 'delayed') expect(ids).toEqual([])
    },
  )
})

test('a delay notice without actions of its own offers nothing to send again', () => {
  const facts = factsOf({ action: null })
  const recipient = { facts, diagnosis: diagnosisOf('greylisted', { permanence: 'temporary' }) }
  const actions = chooseActions(recipient, reportOf('delay', [facts]), everything, table)
  expect(actions.map(({ id, main }) => [id, main])).toEqual([
    ['copy-ticket', false],
    ['live-check', false],
    ['export-ticket', false],
    ['open-sent', false],
  ])
})

test('a client is offered what it can do', () => {
  const webmail = new Set<Capability>(['clipboard', 'files'])
  expect(chosen('message-too-large', {}, {}, webmail)).toEqual([
    { id: 'copy-ticket', main: false },
    { id: 'export-ticket', main: false },
  ])
  expect(chosen('ip-blocked', {}, {}, webmail)[0]).toEqual({ id: 'copy-ticket', main: true })
  const noReminders = new Set(CAPABILITIES.filter((one) => one !== 'reminders'))
  expect(chosen('greylisted', { permanence: 'temporary' }, {}, noReminders)[0]).toEqual({
    id: 'resend',
    main: true,
  })
})

test('what the original does not hold is not offered', () => {
  const facts = factsOf()
  const ids = (category: Category, without: readonly string[]) => {
    const holdings = new Set([...all].filter((holding) => !without.includes(holding)))
    const recipient = { facts, diagnosis: diagnosisOf(category) }
    return chooseActions(recipient, reportOf('failure', [facts]), everything, table, holdings).map(
      ({ id }) => id,
    )
  }
  expect(ids('message-too-large', [])[0]).toBe('resend-split')
  expect(ids('message-too-large', ['files'])[0]).toBe('resend')
  expect(ids('too-many-recipients', ['several-recipients'])[0]).toBe('resend')
  expect(ids('attachment-blocked', ['macro-documents'])[0]).toBe('resend')
  expect(ids('message-malformed', ['html'])[0]).toBe('resend')
  expect(ids('user-unknown', HOLDINGS)).toEqual([
    'live-check',
    'mark-address',
    'copy-ticket',
    'write-to-support',
    'export-ticket',
    'open-sent',
    'mark-done',
  ])
})

test('a new address is offered where the reply names one', () => {
  const params = { newAddress: 'li@new.example' }
  expect(chosen('mailbox-moved', { params })[0]).toEqual({ id: 'resend-to-new-address', main: true })
  expect(chosen('mailbox-moved').map(({ id }) => id)).not.toContain('resend-to-new-address')
})

test('telling others never takes the place of mending', () => {
  expect(mainAction(['resend', 'copy-ticket'], new Set(['copy-ticket']))).toBeUndefined()
  expect(mainAction(['copy-ticket', 'resend'], new Set(['resend']))).toBe('resend')
  expect(mainAction([], new Set())).toBeUndefined()
})

test('a page that can only hand over is offered what it can prepare, and nothing that needs more', () => {
  const handsOver = new Set<Capability>(['clipboard', 'files', 'tags', 'hand-over', 'lookups'])
  const ids = chosen('message-too-large', {}, {}, handsOver).map(({ id }) => id)
  expect(ids[0]).toBe('resend-split')
  expect(ids).toContain('write-to-support')
  const full = chosen('mailbox-full', {}, {}, handsOver).map(({ id }) => id)
  expect(full).toContain('short-note')
  for (const id of ['retry-later', 'open-sent', 'mark-address']) expect(full).not.toContain(id)
  const nothing = new Set<Capability>(['clipboard', 'files', 'tags', 'lookups'])
  expect(chosen('message-too-large', {}, {}, nothing).map(({ id }) => id)).not.toContain('resend-split')
})
