/** Compares readReport() with the labels of the sample collections. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'smol-toml'
import { readMessage } from '../../../src/mime/index.ts'
import { type Report, readReport } from '../../../src/report/index.ts'
import { sharedPath } from '../shared.ts'

export interface Label {
  readonly id: string
  readonly path: string
  readonly source: string
  readonly kind: string
  readonly recipients: readonly (readonly string[])[]
  readonly status: string | null
  readonly code: string | null
}

export interface Miss {
  readonly id: string
  readonly field: string
  readonly wanted: string
  readonly got: string
}

export interface Tally {
  right: number
  total: number
  readonly misses: Miss[]
}

/** Fields that are measured; `bounces` and `ordinary` are detection, `kinds` the exact kind. */
export const FIELDS = ['bounces', 'ordinary', 'kinds', 'recipients', 'status', 'code'] as const
export type Field = (typeof FIELDS)[number]

interface Row {
  readonly [name: string]: unknown
}

function rows(...path: readonly string[]): Row[] {
  return readFileSync(sharedPath(...path), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row)
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const words = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** Labels of corpus/, whole messages only. */
export function corpusLabels(): Label[] {
  return rows('corpus', 'labels.jsonl')
    .filter((row) => row.format === 'message')
    .map((row) => ({
      id: String(row.id),
      path: sharedPath('corpus', String(row.file)),
      source: String(row.source),
      kind: String(row.kind),
      recipients: [words(row.recipients), words(row.recipients_alt)].filter((list) => list.length > 0),
      status: text(row.status),
      code: text(row.replycode),
    }))
}

/** Labels of mta/: the remote server's codes where the notice still has its reply. */
export function mtaLabels(): Label[] {
  return rows('mta', 'labels.jsonl').map((row) => ({
    id: String(row.id),
    path: sharedPath('mta', String(row.file)),
    source: String(row.mta),
    kind: String(row.kind),
    recipients: Array.isArray(row.per_recipient)
      ? [row.per_recipient.map((one) => String((one as Row).recipient))]
      : text(row.recipient)
        ? [[String(row.recipient)]]
        : [],
    status: row.remote_text_present && !row.per_recipient ? text(row.enhanced_code) : null,
    code: row.remote_text_present && !row.per_recipient ? text(row.smtp_code) : null,
  }))
}

/** Labels of layouts-zh/. */
export function layoutLabels(): Label[] {
  return rows('layouts-zh', 'labels.jsonl').map((row) => ({
    id: `layouts-zh/${row.file}`,
    path: sharedPath('layouts-zh', String(row.file)),
    source: 'layouts-zh',
    kind: String(row.kind),
    recipients: text(row.recipient) ? [[String(row.recipient)]] : [],
    status: text(row.status),
    code: text(row.replycode),
  }))
}

/** The names under which test/corpus/disputes.toml knows our fields. */
const DISPUTED: Readonly<Record<string, Field>> = {
  detected: 'bounces',
  falseAlarm: 'ordinary',
  kind: 'kinds',
  recipients: 'recipients',
  status: 'status',
  replyCode: 'code',
}

/** `id field` of every disputed label. */
export function disputes(file = resolve(import.meta.dirname, '../../corpus/disputes.toml')): Set<string> {
  if (!existsSync(file)) return new Set()
  const table = parse(readFileSync(file, 'utf8')) as { dispute?: { id: string; fields: string[] }[] }
  return new Set(
    (table.dispute ?? []).flatMap(({ id, fields }) => fields.map((name) => `${id} ${DISPUTED[name]}`)),
  )
}

const BOUNCES = new Set(['failure', 'delay', 'success', 'relayed', 'expanded'])

/** Reads every labelled message and counts agreement per field; disputed labels are left out. */
export function measure(labels: readonly Label[], disputed: ReadonlySet<string>): Record<Field, Tally> {
  const tallies = Object.fromEntries(
    FIELDS.map((field) => [field, { right: 0, total: 0, misses: [] }]),
  ) as unknown as Record<Field, Tally>
  for (const label of labels) {
    const report = readReport(readMessage(readFileSync(label.path)))
    for (const [field, wanted, got, right] of compare(label, report)) {
      if (disputed.has(`${label.id} ${field}`)) continue
      const tally = tallies[field]
      tally.total++
      if (right) tally.right++
      else
        tally.misses.push({ id: label.id, field, wanted, got: `${got} (${report.kind}, ${report.format})` })
    }
  }
  return tallies
}

function* compare(label: Label, report: Report): Iterable<[Field, string, string, boolean]> {
  const bounce = BOUNCES.has(label.kind)
  yield [bounce ? 'bounces' : 'ordinary', label.kind, report.kind, BOUNCES.has(report.kind) === bounce]
  if (label.kind !== 'not-bounce' && label.kind !== 'failure')
    yield [
      'kinds',
      label.kind,
      report.kind,
      report.kind === label.kind || (label.kind === 'success' && report.kind === 'relayed'),
    ]
  if (!bounce) return
  if (label.kind === 'failure') yield ['kinds', label.kind, report.kind, report.kind === label.kind]
  const found = [...new Set(report.recipients.map((one) => one.finalRecipient.toLowerCase()))]
    .sort()
    .join(' ')
  const wanted = label.recipients.map((list) =>
    [...new Set(list.map((one) => one.toLowerCase()))].sort().join(' '),
  )
  if (wanted.length > 0) yield ['recipients', wanted.join(' | '), found, wanted.includes(found)]
  if (label.status)
    yield [
      'status',
      label.status,
      report.recipients.map((one) => one.status).join(' '),
      report.recipients.some((one) => one.status === label.status),
    ]
  if (label.code)
    yield [
      'code',
      label.code,
      report.recipients.map((one) => one.replyCode).join(' '),
      report.recipients.some((one) => one.replyCode === label.code),
    ]
}
