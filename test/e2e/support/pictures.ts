import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../../../tools/clients/session.ts'

const OUT = join(ROOT, 'out')

/** Saves a picture to out/; those that the README shows also go to docs/images when UPDATE_SCREENSHOTS is set. */
export async function savePicture(
  name: string,
  picture: Buffer,
  options: { inReadme?: boolean } = {},
): Promise<void> {
  await mkdir(OUT, { recursive: true })
  await writeFile(join(OUT, name), picture)
  if (!options.inReadme || !process.env.UPDATE_SCREENSHOTS) return
  const images = join(ROOT, 'docs', 'images')
  await mkdir(images, { recursive: true })
  await copyFile(join(OUT, name), join(images, name))
}
