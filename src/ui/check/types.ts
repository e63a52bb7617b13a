import type { Party } from '../../classifier/types.ts'
import type { Conclusion } from '../../live/sharpen.ts'
import type { CheckId, Failure, Finding, PlannedCheck, Resolver } from '../../live/types.ts'
import type { DiagnosisView } from '../../view/types.ts'

/** What findings mean for the diagnosis. */
export interface Meaning {
  readonly conclusions: readonly Conclusion[]
  /** Whether the diagnosis has become certain. */
  readonly certain: boolean
  /** Who can put it right where that is somebody else than it seemed; null where it stays. */
  readonly party: Party | null
}

/** One resolver gave no answer, and another was asked in its place. */
export interface Failover {
  readonly from: string
  readonly to: string
  readonly failure: Failure
}

export interface CheckJob {
  readonly checks: readonly CheckId[]
  /** Whom to ask, in this order. */
  readonly resolvers: readonly Resolver[]
  readonly signal: AbortSignal
  onFindings(findings: readonly Finding[]): void
  onFailover(failover: Failover): void
}

/** What the page lends to its components; nothing of it asks anybody but `run`. */
export interface CheckServices {
  /** Asks the reader for leave to ask a resolver. */
  allow(resolver: Resolver): Promise<boolean>
  /** Carries checks out. Rejects only when the signal is aborted. */
  run(job: CheckJob): Promise<readonly Finding[]>
  meaning(findings: readonly Finding[]): Meaning
  /** Keeps the findings for the tickets of this bounce. */
  keep(findings: readonly Finding[]): Promise<void>
  /** Puts a ticket with the findings on the clipboard. */
  copy(findings: readonly Finding[]): Promise<boolean>
  close(): void
}

export interface CheckInput {
  readonly view: DiagnosisView
  readonly plan: readonly PlannedCheck[]
  readonly resolvers: readonly Resolver[]
  /** Id of the resolver picked at first. */
  readonly first: string
  /** Ids of those that the reader has allowed already. */
  readonly allowed: readonly string[]
  /** What was found earlier in this session. */
  readonly findings: readonly Finding[]
  /** Whether tickets of the banner can tell the findings. */
  readonly kept: boolean
}
