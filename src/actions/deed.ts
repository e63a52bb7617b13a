import { type ClipboardContent, writeClipboard } from '../platform/clipboard.ts'
import { saveByLink } from '../platform/saveByLink.ts'
import type { ActionOutcome } from './types.ts'

/** What only a document can do, and only right after a click: a service worker has neither clipboard nor files. */
export type Deed =
  | ({ readonly do: 'copy' } & ClipboardContent)
  | {
      readonly do: 'save'
      readonly name: string
      /** Text, or bytes as base64: a message between scripts holds no bytes. */
      readonly text: string | null
      readonly base64: string | null
      readonly mediaType: string
    }

/** What comes back for an action: what became of it, or what is left to do where the reader has clicked. */
export type ActionAnswer = ActionOutcome | Deed

/** Does what is left to do of an action in this document. Never rejects. */
export async function carryOut(answer: ActionAnswer | null | undefined): Promise<ActionOutcome> {
  if (typeof answer !== 'object') return answer ?? 'failed'
  if (answer === null) return 'failed'
  try {
    if (answer.do === 'copy') return (await copy(answer)) ? 'copied' : 'failed'
    const { name, text, base64, mediaType } = answer
    saveByLink(name, text ?? bytesOf(base64 ?? ''), mediaType)
    return 'saved'
  } catch {
    return 'failed'
  }
}

/** Pages without TLS have no clipboard of their own; there the document's copy command is filled. */
async function copy(content: ClipboardContent): Promise<boolean> {
  try {
    await writeClipboard(content)
    return true
  } catch {
    return copyByCommand(content)
  }
}

function copyByCommand({ text, html }: ClipboardContent): boolean {
  let filled = false
  const fill = (event: ClipboardEvent) => {
    event.stopImmediatePropagation()
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
    if (html !== null) event.clipboardData?.setData('text/html', html)
    filled = event.clipboardData !== null
  }
  window.addEventListener('copy', fill, { capture: true })
  try {
    return document.execCommand('copy') && filled
  } finally {
    window.removeEventListener('copy', fill, { capture: true })
  }
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
