import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { AdviceTable } from '../../../src/advice/adviceTable.ts'
import type {
  Category,
  DiagnosedRecipient,
  DiagnosedReport,
  Diagnosis,
  Params,
} from '../../../src/classifier/types.ts'
import type { Catalogue, Locale } from '../../../src/i18n/types.ts'
import type { MessageKind, RecipientFacts, Report } from '../../../src/report/types.ts'
import type { ViewContext } from '../../../src/view/context.ts'
import { compileAdvice } from '../../../tools/compileAdvice.ts'

export const root = resolve(import.meta.dirname, '..', '..', '..')

export async function readCatalogue(locale: Locale): Promise<Catalogue> {
  return JSON.parse(await readFile(resolve(root, '_locales', locale, 'messages.json'), 'utf8'))
}

/** The project's own table with two blocklists, one alive and one shut down. */
export async function readTable(): Promise<AdviceTable> {
  const { value } = await compileAdvice(resolve(root, 'rules'))
  return {
    ...value,
    blocklists: [
      {
        name: 'Old List',
        aliases: ['dnsbl.old.example'],
        lookup: null,
        removal: null,
        closed: true,
        domains: false,
        expires: false,
      },
      {
        name: 'Wide',
        aliases: ['lists.example'],
        lookup: 'https://wide.example/',
        removal: null,
        closed: false,
        domains: false,
        expires: true,
      },
      {
        name: 'Link List',
        aliases: ['links.example'],
        lookup: 'https://links.example/look',
        removal: null,
        closed: false,
        domains: true,
        expires: false,
      },
      {
        name: 'Strict List',
        aliases: ['bl.lists.example'],
        lookup: 'https://lists.example/look',
        removal: 'https://lists.example/remove',
        closed: false,
        domains: false,
        expires: false,
      },
    ],
  }
}

export async function contextOf(locale: Locale, more: Partial<ViewContext> = {}): Promise<ViewContext> {
  return {
    table: await readTable(),
    catalogue: await readCatalogue(locale),
    locale,
    timeZone: 'UTC',
    ...more,
  }
}

export function factsOf(more: Partial<RecipientFacts> = {}): RecipientFacts {
  return {
    finalRecipient: 'li.na@mail.example',
    originalRecipient: null,
    action: 'failed',
    replyCode: '550',
    status: '5.1.1',
    diagnosticText: '550 5.1.1 User unknown',
    stage: 'RCPT TO',
    reportingMta: 'out.firm.example',
    remoteMta: 'mx.mail.example',
    remoteIp: '192.0.2.10',
    lastAttempt: '2026-11-10T01:00:00Z',
    willRetryUntil: null,
    texts: [{ source: 'diagnostic-code', text: '550 5.1.1 User unknown' }],
    ...more,
  }
}

export function diagnosisOf(category: Category, more: Partial<Diagnosis> = {}): Diagnosis {
  return {
    category,
    permanence: 'permanent',
    party: 'sender',
    confidence: 'certain',
    ruleId: `sample/${category}`,
    evidence: null,
    params: {},
    provider: null,
    conflict: false,
    runnersUp: [],
    ...more,
  }
}

export function reportOf(
  kind: MessageKind,
  recipients: readonly RecipientFacts[],
  more: Partial<Report> = {},
): Report {
  return {
    kind,
    format: 'rfc3464',
    mta: 'postfix',
    recipients,
    original: null,
    from: null,
    subject: 'Undelivered Mail Returned to Sender',
    date: null,
    arrivalDate: null,
    envelopeFrom: 'me@firm.example',
    queueId: null,
    message: null,
    textOnly: false,
    ...more,
  }
}

export function diagnosedOf(
  recipients: readonly DiagnosedRecipient[],
  kind: MessageKind = 'failure',
): DiagnosedReport {
  return {
    report: reportOf(
      kind,
      recipients.map(({ facts }) => facts),
    ),
    recipients,
  }
}

export function oneOf(
  category: Category,
  params: Params = {},
  more: Partial<Diagnosis> = {},
): DiagnosedReport {
  return diagnosedOf([{ facts: factsOf(), diagnosis: diagnosisOf(category, { params, ...more }) }])
}

/** Every figure that a bounce can give. */
export const ALL_PARAMS: Params = {
  limitBytes: 7_372_800,
  sizeBytes: 11_953_766,
  maxRecipients: 19,
  waitSeconds: 300,
  blocklist: 'bl.lists.example',
  ip: '203.0.113.25',
  host: 'mx.mail.example',
  domain: 'mail.example',
  url: 'https://support.google.com/mail/answer/6596',
  newAddress: 'li@new.example',
  mechanism: 'dmarc',
  virus: 'W32/Netsky',
  keyword: 'RX-7',
  hops: 27,
  traceId: 'QsCow38632S2',
}
