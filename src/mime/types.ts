/** What was found wrong while reading; reading always goes on. */
export type DefectKind =
  | 'missing-boundary'
  | 'unclosed-multipart'
  | 'truncated'
  | 'bad-header-line'
  | 'raw-8bit-header'
  | 'bad-encoded-word'
  | 'bad-transfer-encoding'
  | 'unknown-charset'
  | 'bare-cr'
  | 'too-deep'
  | 'too-many-parts'
  | 'too-many-headers'
  | 'empty-message'

/** One recorded defect; `offset` is the byte offset in the whole message where it was seen. */
export interface Defect {
  readonly kind: DefectKind
  readonly offset: number
}

/** A header field as it stood: `name` lower-cased, `value` unfolded and decoded (RFC 2047), `raw` unfolded only. */
export interface HeaderField {
  readonly name: string
  readonly value: string
  readonly raw: string
}

/** `type` is lower-cased `major/minor`; parameter names are lower-cased, values decoded (RFC 2231, 2047). */
export interface ContentType {
  readonly type: string
  readonly params: Readonly<Record<string, string>>
}

/** One entity of the part tree. Bodies stay undecoded bytes until asked for (see body.ts). */
export interface Part {
  readonly headers: readonly HeaderField[]
  readonly contentType: ContentType
  /** `inline`, `attachment` or another lower-cased word; null when the part does not say. */
  readonly disposition: string | null
  readonly filename: string | null
  /** Lower-cased Content-Transfer-Encoding; `7bit` when absent. */
  readonly encoding: string
  /** Offsets of the still encoded body in the message bytes. */
  readonly bodyStart: number
  readonly bodyEnd: number
  /**
   * The bytes that the offsets of this part refer to, when they are not the message's own: set below an embedded
   * message that had a transfer encoding of its own.
   */
  readonly source?: Uint8Array
  /** Children of a multipart, or the one root of a message/rfc822 or message/global; else empty. */
  readonly children: readonly Part[]
}

export interface Message {
  readonly bytes: Uint8Array
  readonly root: Part
  readonly defects: readonly Defect[]
}

/** One mailbox of an address header; `address` keeps its case and is '' when none could be read. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}
