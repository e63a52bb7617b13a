import { browser } from './browser.ts'

/** More of a file is not handed over, in bytes: what a notice says stands at its beginning. */
const MOST = 2 * 1024 * 1024
const PREFIX = 'handed:'

/** What one page of ours hands to another: a text as it was pasted, or the bytes of a file, one character each. */
export interface Handed {
  readonly kind: 'text' | 'bytes'
  readonly text: string
}

/** Leaves a text or a file for another page, until the program is closed; returns what the page finds it by. */
export async function handOver(source: string | Blob): Promise<string> {
  const key = crypto.randomUUID()
  const handed: Handed =
    typeof source === 'string'
      ? { kind: 'text', text: source.slice(0, MOST) }
      : { kind: 'bytes', text: latin1(new Uint8Array(await source.slice(0, MOST).arrayBuffer())) }
  await browser.storage.session.set({ [PREFIX + key]: handed })
  return key
}

/** What was handed over under a key; null where nothing is. */
export async function takeOver(key: string): Promise<Handed | null> {
  const { [PREFIX + key]: stored } = await browser.storage.session.get(PREFIX + key)
  return (stored as Handed | undefined) ?? null
}

/** The file whose bytes were handed over. */
export const fileOf = ({ text }: Handed): Blob =>
  new Blob([Uint8Array.from(text, (character) => character.charCodeAt(0))])

const CHUNK = 0x8000
function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return text
}
