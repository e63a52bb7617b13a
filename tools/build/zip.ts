import { type Zippable, zipSync } from 'fflate'

/** The earliest that the format knows. fflate writes local time, and this is local: no time zone shows. */
const FIRST_DAY = new Date(1980, 0, 1)
const UNIX = 3
const FILE_0644 = 0o100644 * 0x10000

/** An archive whose bytes depend on names and contents alone: entries sorted by name, one fixed time. */
export function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {}
  for (const name of [...files.keys()].sort()) entries[name] = files.get(name) as Uint8Array
  return zipSync(entries, { level: 9, mtime: FIRST_DAY, os: UNIX, attrs: FILE_0644 })
}
