/** Small messages for the tests of this folder. */
import { bodyText, type Message, type Part, readMessage, walk } from '../../../src/mime/index.ts'

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** One byte per UTF-16 unit, for mail with 8-bit octets. */
export function octets(...pieces: readonly (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(
    pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece)),
  )
}

export function mail(...lines: readonly string[]): Message {
  return readMessage(bytesOf(lines.join('\r\n')))
}

export interface Outline {
  readonly type: string
  readonly text?: string
  readonly children?: readonly Outline[]
}

/** Types and texts of a part tree, for comparison. */
export function outline(message: Message, part: Part = message.root): Outline {
  const { type } = part.contentType
  if (part.children.length > 0)
    return { type, children: part.children.map((child) => outline(message, child)) }
  return { type, text: bodyText(message, part) }
}

export function leaves(message: Message): readonly Part[] {
  return [...walk(message.root)].filter((part) => part.children.length === 0)
}

export function defectKinds(message: Message): readonly string[] {
  return message.defects.map((defect) => defect.kind)
}
