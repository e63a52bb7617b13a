import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { builtExtension } from '../../../tools/clients/session.ts'

/** A copy of the built extension that may see every page from the start; how that is asked for is another test's matter. */
export async function allowEverywhere(
  target: 'chrome' | 'firefox',
  folder: string,
  pattern: string,
): Promise<string> {
  await cp(builtExtension(target), folder, { recursive: true })
  const file = join(folder, 'manifest.json')
  const manifest = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...manifest, host_permissions: [pattern] }))
  return folder
}
