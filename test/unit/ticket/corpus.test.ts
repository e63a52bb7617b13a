import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DiagnosedReport } from '../../../src/classifier/types.ts'
import { mailboxes, readMessage } from '../../../src/mime/index.ts'
import { readReport } from '../../../src/report/index.ts'
import { MESSAGE_KINDS } from '../../../src/report/types.ts'
import { buildTicket, formatEml, formatTicket, TICKET_FORMATS } from '../../../src/ticket/index.ts'
import { ROLE_WORDS } from '../../../src/ticket/mask.ts'
import { findSendingSide } from '../../../src/ticket/sendingSide.ts'
import { sharedAvailable, sharedFiles, sharedPath } from '../shared.ts'
import { CATALOGUES, optionsFor, postfix, recipient } from './fixtures.ts'

function diagnosedOf(bytes: Uint8Array): DiagnosedReport {
  const report = readReport(readMessage(bytes))
  return { report, recipients: report.recipients.map((facts) => recipient(facts)) }
}

/** Local parts of all addresses that the message names, but for words that name no person and labels of hosts. */
function localParts({ report, recipients }: DiagnosedReport): string[] {
  const { original } = report
  const addresses = [
    ...[original?.from, ...(original?.to ?? []), ...(original?.cc ?? [])].flatMap(
      (one) => one?.address || [],
    ),
    ...report.recipients.flatMap((one) => [one.finalRecipient, one.originalRecipient ?? '']),
    report.envelopeFrom ?? '',
    ...(report.message ? mailboxes(report.message.root, 'to').map((one) => one.address) : []),
  ].filter((address) => address.includes('@'))
  const hosts = report.recipients.flatMap((one) => [one.reportingMta ?? '', one.remoteMta ?? ''])
  hosts.push(findSendingSide({ report, recipients }).helo ?? '')
  const labels = new Set(
    [...addresses.map((one) => one.slice(one.lastIndexOf('@') + 1)), ...hosts]
      .join('.')
      .toLowerCase()
      .split('.'),
  )
  return addresses
    .map((address) => address.slice(0, address.lastIndexOf('@')).toLowerCase())
    .filter((local) => /^[a-z0-9](?:.*[a-z0-9])$/.test(local) && local.length > 2)
    .filter((local) => !ROLE_WORDS.has(local) && !labels.has(local) && !/^\d{1,3}$/.test(local))
}

/** Words of the ticket itself, which may be somebody's local part as well. */
const OWN_WORDS = new Set(
  [
    ...Object.values(CATALOGUES.en).map((entry) => entry.message),
    ...MESSAGE_KINDS,
    formatTicket(buildTicket(postfix(), optionsFor('en')), 'json'),
  ]
    .join(' ')
    .toLowerCase()
    .match(/[a-z0-9]+/g),
)

function leaks(text: string, locals: readonly string[]): string[] {
  const lower = text.toLowerCase().replace(/@[\w.-]+/g, '@')
  return [...new Set(locals)].filter((local) => {
    if (OWN_WORDS.has(local)) return false
    for (let at = lower.indexOf(local); at >= 0; at = lower.indexOf(local, at + 1)) {
      if (!/[a-z0-9]/.test(lower[at - 1] ?? '') && !/[a-z0-9]/.test(lower[at + local.length] ?? ''))
        return true
    }
    return false
  })
}

describe.runIf(sharedAvailable('tickets of the collected bounces'))('tickets of collected bounces', () => {
  const files = [
    ...sharedFiles('corpus', 'bounce'),
    ...sharedFiles('layouts-zh').filter((file) => file.endsWith('.eml')),
    ...sharedFiles('mta').filter((file, i) => file.endsWith('.eml') && i % 7 === 0),
  ]

  it('tell no local part when masked', () => {
    const leaking = files.flatMap((file) => {
      const diagnosed = diagnosedOf(readFileSync(file))
      const ticket = buildTicket(diagnosed, optionsFor('en', { mask: true }))
      const found = leaks(
        TICKET_FORMATS.map((format) => formatTicket(ticket, format)).join('\n'),
        localParts(diagnosed),
      )
      return found.length ? [`${relative(sharedPath(), file)}: ${found.join(', ')}`] : []
    })
    expect(leaking).toEqual([])
  })

  it('carry the bounce unchanged as a mail', () => {
    const changed = files.filter((file) => {
      const bounce = new Uint8Array(readFileSync(file))
      const result = formatEml(buildTicket(diagnosedOf(bounce), optionsFor('zh_TW')), {
        from: { name: '', address: 'me@x.example' },
        to: [],
        date: '2026-11-10T02:00:00Z',
        messageId: '<1@x.example>',
        bounce,
      })
      if (!result.ok) return true
      const message = readMessage(result.bytes)
      const part = message.root.children[1]
      return !part || Buffer.compare(message.bytes.slice(part.bodyStart, part.bodyEnd), bounce) !== 0
    })
    expect(changed.map((file) => relative(sharedPath(), file))).toEqual([])
  })
})
