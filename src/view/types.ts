import type { Station, Tone } from '../advice/types.ts'
import type { Category, Confidence } from '../classifier/types.ts'
import type { Locale, Rich } from '../i18n/types.ts'
import type { VerdictId } from '../verdict/types.ts'

/** Everything a diagnosis shows, translated and ready to paint: plain data that survives a structured clone and JSON. */
export interface DiagnosisView {
  readonly locale: Locale
  /** BCP 47 tag for the `lang` attribute. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly tone: Tone
  /** Name of the region, for assistive technology. */
  readonly label: string
  readonly headline: string
  readonly summary: Rich
  /** At most 120 characters: cause, actor, next step, for the status line that a screen reader speaks. */
  readonly announcement: string
  readonly route: RouteView | null
  /** One per failed or delayed recipient, in the order of the notice. Never empty for a bounce. */
  readonly recipients: readonly RecipientView[]
  /** Addresses that did receive it, and the sentence that says so; null when the notice names none. */
  readonly received: { readonly text: string; readonly addresses: readonly string[] } | null
  readonly labels: ViewLabels
  /** Buttons of the whole banner, best first; at most one is `main`. */
  readonly actions: readonly ActionView[]
  /** What was looked up in the DNS on request; left out where nothing was. */
  readonly checks?: ChecksView
  /** Says that a message of unusual build was read in part only; left out otherwise. */
  readonly partly?: string
  /** Whether the notice itself is genuine; left out where nothing was judged. */
  readonly verdict?: VerdictView
}

/** Findings of live checks, in words. */
export interface ChecksView {
  readonly label: string
  readonly rows: readonly {
    readonly tone: Tone
    readonly status: string
    readonly text: string
    /** When and by whom it was found; null where nobody was asked. */
    readonly source: string | null
  }[]
}

/** What is to be said about the notice itself. */
export interface VerdictView {
  /** `comparing`: the sent mail is still being looked through. */
  readonly id: VerdictId | 'comparing'
  readonly tone: Tone
  readonly title: string
  /** The sent mail that it speaks of, or what follows for the reader; '' when there is nothing to add. */
  readonly note: string
  /** The strongest reasons, at most three, as sentences. */
  readonly reasons: readonly string[]
  /** Where the links of a trick really lead: host names, cleaned; empty otherwise. */
  readonly hosts: readonly string[]
  readonly labels: { readonly reasons: string; readonly hosts: string }
}

export interface RecipientView {
  readonly address: string
  readonly category: Category
  readonly tone: Tone
  readonly title: string
  readonly cause: Rich
  readonly party: string
  readonly waiting: string
  /** Whether waiting helps and who can put it right, for a row of a table. */
  readonly outlook: string
  /** The one thing to do, in a few words, for a row of a table. */
  readonly next: string
  readonly steps: readonly Rich[]
  readonly adminSteps: readonly Rich[]
  readonly route: RouteView | null
  readonly said: SaidView | null
  readonly confidence: Confidence
  readonly ruleId: string | null
  readonly details: readonly DetailView[]
  readonly actions: readonly ActionView[]
}

/** The server's own words, with the deciding ones marked by UTF-16 offsets. */
export interface SaidView {
  readonly label: string
  readonly text: string
  readonly marks: readonly (readonly [start: number, end: number])[]
}

export interface RouteView {
  /** Full sentence for assistive technology: where it failed. */
  readonly label: string
  readonly stations: readonly {
    readonly id: Station
    readonly label: string
    readonly state: 'done' | 'fail' | 'held' | 'never'
  }[]
}

/** One row of the details section. `explanation` says what a code means. */
export interface DetailView {
  readonly term: string
  readonly value: string
  readonly explanation: string | null
}

export interface ActionView {
  readonly id: string
  readonly label: string
  readonly kind: 'main' | 'normal' | 'plain'
}

/** Where the mail that failed comes from and what of it is missing, in words. */
export interface OriginView {
  readonly source: 'looking' | 'sent' | 'returned' | 'headers' | 'none'
  readonly text: string
  /** What the button says that displays the sent copy, or looks for it further; null where there is none. */
  readonly open: string | null
}

/** Words of the frame itself: headings and buttons that every view needs. */
export interface ViewLabels {
  readonly steps: string
  readonly adminSteps: string
  readonly details: string
  readonly collapse: string
  readonly expand: string
  readonly hide: string
  readonly hidden: string
  readonly undo: string
  readonly copied: string
  readonly copyCommand: string
  readonly saved: string
  /** Said when a bounce was marked as dealt with, and when the mark was taken away. */
  readonly done: string
  readonly undone: string
  /** Said when a message was marked as junk. */
  readonly junked: string
  readonly failedAction: string
  /** There is no copy of the mail that failed. */
  readonly notFound: string
  /** The button that shows further actions. */
  readonly more: string
}
