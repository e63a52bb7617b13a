import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Joins whole messages to an mbox (RFC 4155) with LF line ends; lines that look like a separator get a `>`. */
export function mbox(messages: readonly Buffer[]): Buffer {
  const entries = messages.map((message) => {
    const text = message
      .toString('latin1')
      .replaceAll('\r\n', '\n')
      .replace(/^(>*From )/gm, '>$1')
    return `From - Mon Nov 16 09:00:00 2026\n${text.replace(/\n*$/, '\n\n')}`
  })
  return Buffer.from(entries.join(''), 'latin1')
}

export interface Mail {
  readonly name: string
  readonly bytes: Buffer
  /** Without angle brackets. */
  readonly messageId: string
  readonly subject: string
}

/** All .eml files of a folder, sorted by name. */
export async function readMails(folder: string): Promise<readonly Mail[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort()
  return Promise.all(names.map(async (name) => asMail(name.slice(0, -4), await readFile(join(folder, name)))))
}

/** Reads what finding a mail in a client needs: its own Message-ID and, undecoded, its subject. */
export function asMail(name: string, bytes: Buffer): Mail {
  const head = bytes.toString('latin1').split(/\r?\n\r?\n/, 1)[0] ?? ''
  const field = (wanted: RegExp) => wanted.exec(head.replace(/\r?\n[ \t]+/g, ' '))?.[1] ?? ''
  return {
    name,
    bytes,
    messageId: field(/^message-id:\s*<([^>]*)>/im),
    subject: field(/^subject:\s*(.*)$/im),
  }
}
