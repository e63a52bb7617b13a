import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../../../tools/clients/session.ts'

const OUT = join(ROOT, 'out')

/** Saves a picture to out/. */
export async function savePicture(name: string, picture: Buffer): Promise<void> {
  await mkdir(OUT, { recursive: true })
  await writeFile(join(OUT, name), picture)
}
