import type { DiagnosedReport } from '../classifier/types.ts'
import { browser } from './browser.ts'

/** More of a file is not handed over, in bytes: what a notice says stands at its beginning. */
const MOST = 2 * 1024 * 1024
const PREFIX = 'handed:'

/** What one page of ours hands to another: a text as it was pasted, or the bytes of a file, one character each. */
export interface Handed {
  readonly kind: 'text' | 'bytes'
  readonly text: string
  /** What tells the message from others, where there is one. */
  readonly identity: string | null
}

/** Leaves a text or a file for another page, until that takes it or the program is closed; returns what it finds it by. */
async function handOver(source: string | Uint8Array, identity: string | null): Promise<string> {
  const key = crypto.randomUUID()
  const handed: Handed =
    typeof source === 'string'
      ? { kind: 'text', text: source.slice(0, MOST), identity }
      : { kind: 'bytes', text: latin1(source.subarray(0, MOST)), identity }
  await browser.storage.session.set({ [PREFIX + key]: handed })
  return key
}

/** What was handed over under a key, once; null where nothing is. */
export async function takeOver(key: string): Promise<Handed | null> {
  const { [PREFIX + key]: stored } = await browser.storage.session.get(PREFIX + key)
  await browser.storage.session.remove(PREFIX + key)
  return (stored as Handed | undefined) ?? null
}

/** The file whose bytes were handed over. */
export const fileOf = ({ text }: Handed): Blob =>
  new Blob([Uint8Array.from(text, (character: string) => character.charCodeAt(0))])

const CHUNK = 0x8000
function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return text
}

/** Opens the page of live checks about a notice; `identity` tells it from others, where it is a message. */
export async function openCheck(diagnosed: DiagnosedReport, identity: string | null): Promise<void> {
  const url = browser.runtime.getURL(`${CHECK_PAGE}?handed=${await handOver(sourceOf(diagnosed), identity)}`)
  // A browser asks for permissions over its tabs.
  if (__TARGET__ === 'thunderbird') await browser.windows.create({ type: 'popup', url, ...CHECK_SIZE })
  else await browser.tabs.create({ url })
}

export const CHECK_PAGE = 'src/check/index.html'
/** Size of its window in Thunderbird, in CSS pixels. */
export const CHECK_SIZE = { width: 720, height: 760 }

/** The message itself, or the text of the notice where no more was given. */
function sourceOf({ report, recipients }: DiagnosedReport): string | Uint8Array {
  if (report.message) return report.message.bytes
  const texts = recipients.flatMap(({ facts }) => facts.texts)
  return (texts.find(({ source }) => source === 'notice-text') ?? texts[0])?.text ?? ''
}
