import { closeSync, type Dirent, openSync, readSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startsAsMbox } from './mbox.ts'

const SNIFF_BYTES = 4096
const MAIL_FIELD = /^(?:from|to|subject|date|received|return-path|message-id|delivered-to|mime-version):/im
const FIELD = /^[a-z][a-z0-9-]{0,60}:/i
/** Neither mail nor to be sniffed: indexes that mail programs keep beside their mail. */
const NO_MAIL =
  /^(?:\.|dovecot|maildirfolder$|subscriptions$)|\.(?:msf|dat|sqlite|lock|json|jsonl|toml|yml|md)$/i

/** How a file's bytes look: one message, an mbox, or no mail. */
export function sniff(path: string): 'message' | 'mbox' | 'other' {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(SNIFF_BYTES)
    const bytes = buffer.subarray(0, readSync(file, buffer, 0, SNIFF_BYTES, 0))
    if (startsAsMbox(bytes)) return 'mbox'
    const head = bytes.toString('latin1').trimStart()
    return FIELD.test(head) && MAIL_FIELD.test(head) ? 'message' : 'other'
  } finally {
    closeSync(file)
  }
}

interface Entry {
  readonly name: string
  readonly isDirectory: boolean
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

/** A mail file of a walk, or a folder that could not be listed. */
export type Walked = { readonly path: string } | { readonly path: string; readonly error: unknown }

/**
 * Every mail file below a folder, in stable order: names compared by code unit. A Maildir gives `cur` and `new`,
 * never `tmp`; symbolic links to folders are not followed. What cannot be listed is named, and the walk goes on.
 */
export async function* walkFolder(folder: string): AsyncGenerator<Walked> {
  const entries = await entriesOf(folder)
  if (!Array.isArray(entries)) {
    yield entries
    return
  }
  const folders = new Set(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name))
  const isMaildir = folders.has('cur') && folders.has('new')
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (isMaildir) yield* walkMaildirEntry(path, { name: entry.name, isDirectory: entry.isDirectory() })
    else if (entry.isDirectory()) {
      if (!entry.name.startsWith('.')) yield* walkFolder(path)
    } else if (isMail(path, entry.name)) yield { path }
  }
}

async function entriesOf(folder: string): Promise<Dirent[] | Walked> {
  try {
    return (await readdir(folder, { withFileTypes: true })).sort(byName)
  } catch (error) {
    return { path: folder, error }
  }
}

/** Folders of a Maildir beside its own three are mailboxes below it (Maildir++ calls them `.Name`). */
async function* walkMaildirEntry(path: string, { name, isDirectory }: Entry): AsyncGenerator<Walked> {
  if (!isDirectory || name === 'tmp') return
  if (name === 'cur' || name === 'new') yield* filesOf(path)
  else yield* walkFolder(path)
}

async function* filesOf(folder: string): AsyncGenerator<Walked> {
  const entries = await entriesOf(folder)
  if (!Array.isArray(entries)) yield entries
  else
    for (const entry of entries)
      if (entry.isFile() && !entry.name.startsWith('.')) yield { path: join(folder, entry.name) }
}

/** In a walk only what looks like mail is read; `.eml` is taken at its word, so that a broken one is named. */
function isMail(path: string, name: string): boolean {
  if (NO_MAIL.test(name)) return false
  if (/\.eml$/i.test(name)) return true
  try {
    return statSync(path).isFile() && sniff(path) !== 'other'
  } catch {
    return true
  }
}
