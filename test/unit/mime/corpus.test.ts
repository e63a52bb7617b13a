import { readFileSync } from 'node:fs'
import PostalMime, { type Address } from 'postal-mime'
import { describe, expect, it } from 'vitest'
import {
  bodyText,
  header,
  htmlToText,
  type Message,
  mailboxes,
  type Part,
  parseDate,
  readMessage,
  walk,
} from '../../../src/mime/index.ts'
import { sharedAvailable, sharedFiles, sharedPath } from '../shared.ts'

const files = [...sharedFiles('corpus'), ...sharedFiles('mta'), ...sharedFiles('layouts-zh')].filter(
  (file) => !file.endsWith('.jsonl'),
)
const nameOf = (file: string) => file.slice(sharedPath().length + 1)

interface Reading {
  readonly type: string
  readonly headers: readonly string[]
  readonly text: string | null
  readonly children: readonly Reading[]
}

/** Everything that must not depend on the kind of line breaks. */
function readingOf(message: Message, part: Part = message.root): Reading {
  return {
    type: part.contentType.type,
    headers: part.headers.map((field) => `${field.name}: ${field.value}`),
    text: part.children.length > 0 ? null : bodyText(message, part),
    children: part.children.map((child) => readingOf(message, child)),
  }
}

function withNewlines(bytes: Buffer, newline: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('\n', newline), 'latin1')
}

/** Files whose twins differ rightly. */
const NO_TWINS: Readonly<Record<string, string>> = {
  'corpus/bounce/sisimai/lhost-exchange2007-06.eml':
    'quoted-printable text ends its lines with =0D and a line break',
  'corpus/bounce/sisimai/lhost-postfix-64.eml':
    'quoted-printable text ends its lines with =0D and a line break',
  'corpus/other/stalwart/thirdparty-005.eml': 'UTF-16 with transfer encoding binary',
  'corpus/other/mailparser/large_text.eml': 'longer than what is read of a text',
}

const squeeze = (text: string | undefined | null) => (text ?? '').replace(/\s+/g, ' ').trim()

/** What the oracle cannot read: it gives U+FFFD, or C1 controls for windows-1252 on some versions of Node. */
const isGarbled = (text: string) => /[\ufffd\u0080-\u009f]/.test(text)

/** Where this reader and postal-mime differ (files below corpus/, without .eml), by reason. */
const DIFFERENCES: Readonly<Record<string, readonly string[]>> = {
  'postal-mime drops the text of a multipart whose boundary is missing or never comes': [
    'bounce/mdbp/no-message-collected',
    'bounce/sisimai/lhost-messagingserver-03',
    'bounce/sisimai/rfc3464-04',
    'bounce/sisimai/rfc3464-06',
    'other/stalwart/malformed-004',
    'other/rspamd/phish_sender6',
    'other/mime4j/testmsgs-multipartnopart',
  ],
  'parts are found by lines that look like boundaries': [
    'bounce/cpython/msg_25',
    'bounce/sisimai/rhost-franceptt-07',
    'other/rspamd/btc3',
    'other/rspamd/external_relay',
    'other/rspamd/freemailcc',
    'other/php-bh/unsubscribe',
  ],
  'parameters on lines that lost their indentation, or after no semicolon, are read': [
    'bounce/sisimai/lhost-apachejames-01',
    'bounce/sisimai/lhost-office365-11',
    'bounce/sisimai/lhost-office365-12',
    'bounce/sisimai/lhost-verizon-02',
    'bounce/sisimai/lhost-x1-02',
    'other/stalwart/malformed-017',
    'other/sa-tests/spam-badctype1',
  ],
  'white space, a byte order mark or junk before the headers, or no empty line behind them, is put up with': [
    'bounce/php-bh/exchange2',
    'other/mimekit/feedback-report',
    'other/enmime-neg/qp-utf8-header-no-break',
    'other/mime4j/mimetools-testmsgs-hdr-fakeout',
    'other/stalwart/malformed-019',
  ],
  'a header line without colon is joined to the line before it': [
    'other/mime4j/testmsgs-malformedHeader-nocrlfcrlf',
  ],
  'UTF-7 is read, UTF-8 under a wrong label is recognised': [
    'bounce/mdbp/warning-4',
    'other/stalwart/legacy-005',
    'other/stalwart/legacy-034',
    'other/ruby-mail-neg/plain_emails-raw_email6',
  ],
  'raw 8-bit headers are guessed from the octets': [
    'other/stalwart/legacy-009',
    'other/stalwart/legacy-015',
    'other/stalwart/legacy-023',
    'other/stalwart/legacy-024',
    'other/stalwart/legacy-025',
    'other/stalwart/legacy-026',
    'other/stalwart/legacy-050',
    'other/stalwart/legacy-051',
  ],
  'quoted local parts keep their quotes; comments, routes and spaces in addresses go': [
    'bounce/exim-selftest/0256.abc@def-01',
    'other/ruby-mail-neg/error_emails-missing_body',
    'other/ruby-mail-neg/rfc2822-example10',
    'other/ruby-mail-neg/rfc2822-example11',
    'other/sa-corpus/spam-2-00131.faf572e5916abbdb3d6ee9671339e047',
    'other/sa-corpus/spam-2-00677.e0d5d8da6dcaeba7ba6e2cff4569c72f',
    'other/sa-corpus/spam-2-00930.4e807b43e671cf853ff61ec4bef6233d',
  ],
  'postal-mime puts HTML before the text': ['other/mimekit/body.9'],
  'the line of a boundary may go on behind it': ['other/mime4j/testmsgs-ending-boundaries'],
}

interface Summary {
  readonly subject: string
  readonly from: string
  readonly to: string
  readonly text: string
  readonly attachments: number
}

function flatten(addresses: readonly Address[] | undefined): string {
  return (addresses ?? [])
    .flatMap((entry) => entry.group ?? [entry])
    .map((entry) => squeeze(entry.address))
    .filter((address) => /@./.test(address))
    .join(',')
}

async function oracleSummary(bytes: Buffer): Promise<Summary> {
  const mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true })
  return {
    subject: squeeze(mail.subject),
    from: flatten(mail.from ? [mail.from] : []),
    to: flatten(mail.to),
    text: squeeze(mail.text),
    attachments: mail.attachments.length,
  }
}

/** The leaves as a mail client counts them: an embedded message is one. */
function clientLeaves(part: Part): readonly Part[] {
  if (part.contentType.type.startsWith('message/') || part.children.length === 0) return [part]
  return part.children.flatMap(clientLeaves)
}

function ownSummary(message: Message): Summary {
  const leaves = clientLeaves(message.root).filter((part) => !part.contentType.type.startsWith('multipart/'))
  const isText = (part: Part) =>
    /^text\/(?:plain|html)$/.test(part.contentType.type) && part.disposition !== 'attachment'
  const text = leaves.find((part) => part.contentType.type === 'text/plain' && isText(part))
  const addresses = (name: string) =>
    mailboxes(message.root, name)
      .map((mailbox) => mailbox.address)
      .filter((address) => /@./.test(address))
  return {
    subject: squeeze(header(message.root, 'subject')),
    from: addresses('from')[0] ?? '',
    to: addresses('to').join(','),
    text: squeeze(text && bodyText(message, text)),
    attachments: leaves.filter((part) => !isText(part)).length,
  }
}

function differences(own: Summary, oracle: Summary): string[] {
  const found: string[] = []
  for (const key of ['subject', 'from', 'to'] as const)
    if (own[key] !== oracle[key] && !isGarbled(oracle[key])) found.push(key)
  // The oracle joins all text parts, and makes text of HTML where there is none.
  if (own.text !== '' && !isGarbled(oracle.text) && !oracle.text.startsWith(own.text)) found.push('text')
  if (own.attachments !== oracle.attachments) found.push('attachments')
  return found
}

describe.runIf(sharedAvailable('mail of the corpus and of real servers'))('collected mail', () => {
  it('is all read', () => {
    for (const file of files) {
      const message = readMessage(readFileSync(file))
      for (const part of walk(message.root)) {
        const text = bodyText(message, part)
        if (part.contentType.type === 'text/html') htmlToText(text)
      }
      parseDate(header(message.root, 'date') ?? '')
    }
    expect(files.length).toBeGreaterThan(3000)
  }, 60_000)

  it('reads the same with LF, CRLF and CR', () => {
    const different: string[] = []
    for (const file of files) {
      if (NO_TWINS[nameOf(file)]) continue
      const unix = Buffer.from(
        readFileSync(file)
          .toString('latin1')
          .replace(/\r\n|\r/g, '\n'),
        'latin1',
      )
      const expected = JSON.stringify(readingOf(readMessage(unix)))
      for (const newline of ['\r\n', '\r'])
        if (JSON.stringify(readingOf(readMessage(withNewlines(unix, newline)))) !== expected)
          different.push(`${JSON.stringify(newline)} ${nameOf(file)}`)
    }
    expect(different).toEqual([])
  }, 60_000)

  it('is read as postal-mime reads it, but for what is listed', async () => {
    const listed = Object.values(DIFFERENCES).flatMap((names) => names.map((name) => `corpus/${name}.eml`))
    const found: string[] = []
    for (const file of files.filter((name) => name.endsWith('.eml'))) {
      const bytes = readFileSync(file)
      const differing = differences(ownSummary(readMessage(bytes)), await oracleSummary(bytes))
      if (differing.length > 0) found.push(nameOf(file))
      if (differing.length > 0 && !listed.includes(nameOf(file))) console.error(nameOf(file), differing)
    }
    expect(found.sort()).toEqual(listed.sort())
  }, 60_000)
})
