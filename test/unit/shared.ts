/**
 * Access to the sample collections beside the project (`../shared`), which are not part of it.
 *
 * - `sharedPath('corpus', 'labels.jsonl')`: absolute path inside the collections, whether it exists or not.
 * - `sharedAvailable('what these tests check')`: true when the collections are there. When they are not, it
 *   throws under CI=true, and elsewhere says loudly what is left out and gives false. Use it as
 *   `describe.runIf(sharedAvailable('the mail corpus'))('...', () => ...)`.
 * - `sharedFiles('corpus', 'bounce')`: every regular file below a folder, sorted; [] when it is missing.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../../shared')

export function sharedPath(...names: readonly string[]): string {
  return join(root, ...names)
}

export function sharedAvailable(what: string): boolean {
  if (existsSync(root)) return true
  if (process.env.CI === 'true') throw new Error(`${root} is missing: cannot check ${what}`)
  console.warn(`\n!!! LEFT OUT: ${what} (${root} is missing)\n`)
  return false
}

export function sharedFiles(...names: readonly string[]): string[] {
  const folder = sharedPath(...names)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
