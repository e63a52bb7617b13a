import { chooseFiles, settled } from '../webmail/fields.ts'
import type { ComposeFile, ComposeJob } from '../webmail/types.ts'
import { ROUNDCUBE_COMPOSE as PAGE } from './data.ts'

/** So long, in milliseconds, the server may take to let go of a file. */
const REMOVING = 20_000
/** And to take one: an upload of 25 MB over a slow line. */
const UPLOADING = 15 * 60_000

/** A page that is busy with something else ignores a file: it is offered again after so many milliseconds, so often. */
const BEGINNING = 3000
const TRIES = 4

/** Makes the page's files those of the job; pictures of a body that stays are left in place. False where one is missing. */
export async function fillFiles(page: Document, job: ComposeJob, signal: AbortSignal): Promise<boolean> {
  const missing = [...job.files]
  const unwanted: Element[] = []
  for (const listed of filesOf(page)) {
    const name = nameOf(listed)
    // A file of the job that the stored mail has under the same name is that very file: what is cut or zipped has another.
    const place = job.start ? missing.findIndex((file) => file.name === name) : -1
    if (place >= 0) missing.splice(place, 1)
    else if (!(job.body === 'stored' && isShownInBody(page, listed))) unwanted.push(listed)
  }
  let complete = true
  for (const listed of unwanted) complete = (await remove(listed, signal)) && complete
  for (const file of missing) complete = (await upload(page, file, signal)) && complete
  return complete
}

const filesOf = (page: Document): readonly Element[] => [...page.querySelectorAll(PAGE.file)]

/** Names of the page's files, as it lists them. */
export const namesOf = (page: Document): readonly string[] => filesOf(page).map(nameOf)

const nameOf = (listed: Element): string => listed.querySelector(PAGE.fileName)?.textContent?.trim() ?? ''

function isShownInBody(page: Document, { id }: Element): boolean {
  const body = page.querySelector<HTMLIFrameElement>(PAGE.editor)?.contentDocument?.body
  return [...(body?.querySelectorAll('img') ?? [])].some(({ src }) => src.includes(`_file=${id}`))
}

async function remove(listed: Element, signal: AbortSignal): Promise<boolean> {
  listed.querySelector<HTMLElement>(PAGE.removeFile)?.click()
  return settled(() => !listed.isConnected, { signal, timeoutMs: REMOVING }).catch(gaveUp(signal))
}

/** One file after the other: the page says which one the server refused by not listing it. */
async function upload(page: Document, file: ComposeFile, signal: AbortSignal): Promise<boolean> {
  const field = page.querySelector<HTMLInputElement>(PAGE.upload)
  if (!field) return false
  const before = new Set(filesOf(page).map(({ id }) => id))
  const bytes = (await file.bytes()) as Uint8Array<ArrayBuffer>
  signal.throwIfAborted()
  const listed = () => filesOf(page).some(({ id }) => !before.has(id))
  const begun = () => listed() || page.querySelector(PAGE.uploading) !== null
  const ended = () => listed() || page.querySelector(PAGE.uploading) === null
  for (let tries = 0; tries < TRIES; tries++) {
    chooseFiles(field, [new File([bytes], file.name, { type: file.type })])
    if (await settled(begun, { signal, timeoutMs: BEGINNING }).catch(gaveUp(signal))) {
      await settled(ended, { signal, timeoutMs: UPLOADING }).catch(gaveUp(signal))
      return listed()
    }
  }
  return false
}

/** Goes on after a wait that was too long, and not after the end. */
const gaveUp = (signal: AbortSignal) => (): boolean => {
  signal.throwIfAborted()
  return false
}
