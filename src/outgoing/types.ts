import type { Catalogue, Locale } from '../i18n/types.ts'
import type { Mailbox } from '../mime/types.ts'

/** A file of a mail. */
export interface DraftAttachment {
  /** One line without path separators and control characters; never empty. */
  readonly name: string
  /** Lower-cased `major/minor`. */
  readonly type: string
  /** Decoded bytes. */
  readonly sizeBytes: number
  /** Without angle brackets; set only for a file that the HTML body shows in itself (`cid:`). */
  readonly contentId: string | null
  /** The decoded content, decoded when asked for; may share memory with the message read and must not be changed. */
  bytes(): Uint8Array
}

export const RECIPIENT_FIELDS = ['to', 'cc', 'bcc'] as const
export type RecipientField = (typeof RECIPIENT_FIELDS)[number]
export type Recipients = { readonly [Field in RecipientField]: readonly Mailbox[] }

/** A mail as a compose window takes it. Header values are single lines without control characters. */
export interface MailDraft extends Recipients {
  readonly from: Mailbox | null
  readonly replyTo: readonly Mailbox[]
  readonly subject: string
  /** Message-ids with angle brackets, oldest first. */
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  readonly bodyHtml: string | null
  /** Line breaks are LF. */
  readonly bodyText: string | null
  /** In the order of the mail; those with a contentId belong to the HTML body. */
  readonly attachments: readonly DraftAttachment[]
}

/** `signed` and `encrypted` mails cannot be taken apart without breaking them. */
export type Protection = 'none' | 'signed' | 'encrypted'

/** How much of the mail is there: all, cut somewhere in its body, or its headers only. */
export type Completeness = 'full' | 'body-cut' | 'headers'

/** The mail that failed, read from the sent copy or from what the bounce returned. */
export interface OriginalDraft extends MailDraft {
  /** With its angle brackets. */
  readonly messageId: string | null
  /** ISO 8601 UTC. */
  readonly date: string | null
  readonly protection: Protection
  readonly complete: Completeness
}

/** A language in which notes to the recipients are written. */
export interface NoteLanguage {
  readonly locale: Locale
  readonly catalogue: Catalogue
}

export interface SplitOptions {
  /** The limit of one message on the wire as the bounce says it; null when it names none. */
  readonly limitBytes: number | null
  /** Taken when the bounce names no limit; the first of SIZE_STEPS unless given. */
  readonly assumedLimitBytes?: number
  /** Languages of covering texts and joining note, the reader's first. */
  readonly languages: readonly NoteLanguage[]
}

/** A whole attachment, or one volume of an attachment that is larger than one message can be. */
export interface SplitItem {
  /** Names the item within its plan, e.g. `0` or `2.3`. */
  readonly id: string
  /** Index in the draft's attachments. */
  readonly attachment: number
  /** Name of the file in the mail: of a volume `name.ext.001`. */
  readonly name: string
  readonly sizeBytes: number
  /** Null for a whole attachment. `number` runs from 1; `start` is the offset in the file. */
  readonly volume: { readonly number: number; readonly of: number; readonly start: number } | null
}

export interface SplitPart {
  /** From 1. */
  readonly number: number
  readonly subject: string
  /** In the order of the original. */
  readonly items: readonly SplitItem[]
  /** Upper bound of the message's size on the wire. */
  readonly wireBytes: number
  /** Whether it stays below what is aimed at. */
  readonly fits: boolean
}

/** How a mail is to be spread over several. Part 1 holds the body and its pictures, the last one the joining note. */
export interface SplitPlan {
  readonly ok: true
  readonly draft: OriginalDraft
  readonly languages: readonly NoteLanguage[]
  readonly limitBytes: number
  /** True when the bounce names no limit and one was assumed. */
  readonly assumed: boolean
  /** Every part stays at or below this: 95 % of the limit. */
  readonly targetBytes: number
  /** One part alone when the mail fits as it is. */
  readonly parts: readonly SplitPart[]
  /** Whether every part fits; false only after the reader moved something. */
  readonly fits: boolean
}

export const SPLIT_REFUSALS = [
  'signed',
  'encrypted',
  /** Body and attachments were not returned. */
  'not-returned',
  /** What was returned is cut off. */
  'incomplete',
  /** The limit leaves no room for any file. */
  'limit-too-small',
  'body-too-large',
  'too-many-parts',
] as const
export type SplitRefusalReason = (typeof SPLIT_REFUSALS)[number]

export interface SplitRefusal {
  readonly ok: false
  readonly reason: SplitRefusalReason
}

/** Lower-case hexadecimal SHA-256 of the bytes; lent by the surface. */
export type Sha256 = (bytes: Uint8Array) => Promise<string>

export interface BatchOptions {
  /** The most recipients that pass (CONTRACT `maxRecipients`); null when the bounce names no figure. */
  readonly maxPerMail: number | null
  /** Taken when it names none; the first of BATCH_STEPS unless given. */
  readonly assumedPerMail?: number
  /** `hidden` puts everybody in Bcc; `as-sent` leaves each in the field it stood in. */
  readonly visibility: 'as-sent' | 'hidden'
}

export interface BatchPlan {
  readonly perMail: number
  /** True when the bounce names no figure and one was assumed. */
  readonly assumed: boolean
  readonly batches: readonly Recipients[]
}

/** A recipient that failed, as the notice names it. */
export interface FailedRecipient {
  readonly finalRecipient: string
  readonly originalRecipient: string | null
}

export interface ResendOptions {
  /** Empty when the notice names nobody: then all but those in `received` are taken. */
  readonly failed: readonly FailedRecipient[]
  /** Addresses that the notice says got the mail. */
  readonly received?: readonly string[]
  /** Failed address (any case) to the address to write to instead. */
  readonly corrected?: ReadonlyMap<string, string>
}

export interface Resend {
  /** The mail as new: only who failed, each in the field it stood in. */
  readonly draft: OriginalDraft
  /** Recipients of the original that are left out: they have it, or the notice says nothing against it. */
  readonly leftOut: readonly Mailbox[]
  /** Failed addresses that stand in no field of the original (a Bcc, or behind a forwarding): they go to Bcc. */
  readonly unplaced: readonly string[]
  /** Failed addresses that are no addresses one can write to; in no field of the draft. */
  readonly unusable: readonly string[]
}

/** `rules/domains.toml`, compiled. All names are lower-case ASCII. */
export interface DomainTable {
  readonly known: readonly string[]
  /** Wrong domain to the right one. */
  readonly corrections: Readonly<Record<string, string>>
}

/** Where a proposal comes from, best first. */
export const PROPOSAL_SOURCES = [
  /** The new address that the other server's reply names: its claim. */
  'claimed',
  /** An address of the address book. */
  'contact',
  /** An address that mail was sent to before. */
  'sent',
  /** A domain that known addresses of a company use. */
  'company',
  /** The same address, written properly. */
  'written',
  /** A known mail domain. */
  'list',
] as const
export type ProposalSource = (typeof PROPOSAL_SOURCES)[number]

export interface Proposal {
  readonly address: string
  readonly source: ProposalSource
}

export interface CorrectionSources {
  /** Addresses of the address books. */
  readonly contacts: readonly string[]
  /** Addresses that mail was sent to before. */
  readonly sent: readonly string[]
  readonly domains: DomainTable
  /** `params.newAddress` of the diagnosis, where the category is mailbox-moved. */
  readonly claimed?: string
  /** Other addresses that must not be proposed: those that failed with it. */
  readonly failed?: readonly string[]
}
