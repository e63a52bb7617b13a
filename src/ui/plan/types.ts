import type { Way } from '../../actions/ways.ts'
import type { Category } from '../../classifier/types.ts'
import type {
  ComposeAddress,
  CorrectionSources,
  FailedRecipient,
  MailDraft,
  NoteLanguage,
  OriginalDraft,
} from '../../outgoing/index.ts'
import type { PlanProgress } from '../../platform/planProgress.ts'
import type { HandOverStep } from './handed.ts'

/** Where the mail that failed was found. */
export type Source = 'sent' | 'returned' | 'headers' | 'none'

/** A recipient that failed, as the page lists it. */
export interface Person extends FailedRecipient {
  /** Shown and keyed by: the final recipient. */
  readonly address: string
  readonly category: Category
  /** What happened to it, in a few words. */
  readonly title: string
  /** The new address that the server named, if it did. */
  readonly claimed: string | null
}

/** Everything that a plan is made of; nothing in it changes while the page is open. */
export interface PlanInput {
  readonly source: Source
  /** Name of the folder where the sent copy lies. */
  readonly folder: string | null
  readonly draft: OriginalDraft | null
  readonly people: readonly Person[]
  /** Addresses that the notice says got the mail. */
  readonly received: readonly string[]
  /** Bytes on the wire as the bounce says; null when it names none. */
  readonly limitBytes: number | null
  readonly maxRecipients: number | null
  /** Languages of notes to the recipients. */
  readonly languages: readonly NoteLanguage[]
  /** Recipients per mail where the bounce names no figure. */
  readonly perMail: number
  /** Limits in bytes to choose from, the one to assume first. */
  readonly sizeSteps: readonly number[]
  /** Whether the client opens an encrypted mail that it stores, and can encrypt it again. */
  readonly opensEncrypted: boolean
}

/** What the reader may choose; plain data that JSON carries. Addresses are named by their place in `people`. */
export interface Choices {
  /** Places of those who are to get the mail. */
  readonly chosen: readonly number[]
  /** The limit to keep; null for the bounce's own, or the first step. */
  readonly limitBytes: number | null
  /** Attachments that were moved, in order: item and part. */
  readonly moves: readonly (readonly [item: string, part: number])[]
  readonly perMail: number | null
  readonly hidden: boolean
  /** Whether files that get clearly smaller are zipped before the mail is taken apart. */
  readonly zip: boolean
}

/** Address to write to instead, by the place in `people`; '' while the reader has none. */
export type Corrections = Readonly<Record<number, string>>

/** What is known of addresses that may have been meant, and how often each was written to. */
export interface Evidence extends Omit<CorrectionSources, 'claimed' | 'failed'> {
  readonly written: ReadonlyMap<string, number>
  /** False until the reader lets the page look into the address book. */
  readonly addressBook: boolean
}

/** `unsure`: all that is known not to stand has been opened, but one may stand of which nothing is known. */
export type OpenEnd = 'done' | 'stopped' | 'failed' | 'unsure'

/** Where mails cannot be written for the reader: they are prepared on the page, and the reader writes them. */
export interface HandOver {
  /** Where the webmail writes a new mail; null where only `mailto:` is known. */
  readonly address: ComposeAddress | null
  /** Notes what the reader has done with the mail at a place; returns what stands then. */
  mark(
    job: Pick<OpenJob, 'way' | 'choices' | 'failed' | 'total'>,
    place: number,
    step: HandOverStep | 'unsent',
  ): Promise<PlanProgress | null>
}

/** What the page can have done. */
export interface PlanServices {
  /** Only where nothing can be opened. */
  readonly handOver?: HandOver
  /** What was opened of this way's plan before. */
  progress(way: Way): Promise<PlanProgress | null>
  forget(way: Way): Promise<void>
  /** Tells of every change to what was opened of this way's plan; returns what ends that. */
  watch(way: Way, onProgress: (progress: PlanProgress | null) => void): () => void
  /** Takes one window for not opened. */
  forgetWindow(way: Way, place: number): Promise<void>
  /** Opens one compose window after the other, without those that stand in the progress. Never rejects. */
  open(job: OpenJob): Promise<OpenEnd>
  /** Looks for addresses that may have been meant; asks for the address book only where `ask` is set. */
  evidence(ask: 'ask' | 'quiet'): Promise<Evidence>
  openSent(): Promise<boolean>
  /** Brings a compose window to the front; false when it is gone. */
  show(window: number): Promise<boolean>
  close(): void
}

export interface OpenJob {
  readonly way: Way
  readonly choices: Choices
  readonly total: number
  /** Addresses that failed and that the plan is for, under every name that the bounce has for them. */
  readonly failed: readonly string[]
  /** Whether the mails are the original with other recipients and subject alone. */
  readonly whole: boolean
  /** Makes the mails; may take long where large files are read. */
  drafts(): Promise<readonly MailDraft[]>
  onProgress(progress: PlanProgress): void
  readonly signal: AbortSignal
}
