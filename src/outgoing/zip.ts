import { zipSync } from 'fflate'
import type { DraftAttachment, MailDraft } from './types.ts'

/** Formats of Microsoft Office that may hold macros: those of before 2007, and the ones named for it. */
const MACRO_FILE = /\.(?:do[ct]|xl[smatw]|pp[sta]|pot|(?:do[ct]|xl[st]|pp[ts]|pot)m|xlsb|xlam|ppam|sldm)$/i
/** Files that are stored as they are, not compressed. */
const LOOSE_FILE =
  /\.(?:txt|csv|tsv|log|xml|json|html?|css|js|sql|rtf|svg|eml|ics|vcf|md|tex|bmp|tiff?|wav|aiff?|psd|dwg|dxf|ps|eps|ai|do[ct]|xl[st]|pp[st]|mdb|accdb|dbf|db|sqlite|bak|dat|stl|obj|iso|vhd)$/i
/** Below this nothing is gained. */
const SMALLEST = 16 * 1024
/** Its year and day alone matter: archives of the same files are the same. */
const EARLIEST = [1980, 0, 1] as const

/** Whether zipping makes the file clearly smaller: not for what is compressed already. By name, type and size. */
export function worthZipping({ name, type, sizeBytes }: DraftAttachment): boolean {
  if (sizeBytes < SMALLEST) return false
  return LOOSE_FILE.test(name) || /^text\/|^image\/(?:bmp|x-ms-bmp|tiff|svg\+xml)$/.test(type)
}

/** Whether the file is an Office document that may hold macros; by name. */
export function isMacroDocument({ name }: Pick<DraftAttachment, 'name'>): boolean {
  return MACRO_FILE.test(name)
}

/** The mail with every document that may hold macros (`.docm`, `.xls`, ...) as a ZIP file of its own; the rest as it was. */
export function zipMacroDocuments<T extends MailDraft>(draft: T): T {
  return zipWhere(draft, isMacroDocument)
}

/** The mail with every attachment that is worth it as a ZIP file of its own. */
export function zipLooseFiles<T extends MailDraft>(draft: T): T {
  return zipWhere(draft, worthZipping)
}

function zipWhere<T extends MailDraft>(draft: T, wanted: (file: DraftAttachment) => boolean): T {
  const names = new Set(draft.attachments.map(({ name }) => name.toLowerCase()))
  const attachments = draft.attachments.map((file) =>
    file.contentId === null && wanted(file) ? zipped(file, names) : file,
  )
  return { ...draft, attachments }
}

function zipped(file: DraftAttachment, names: Set<string>): DraftAttachment {
  const content = zipSync({ [file.name]: file.bytes() }, { level: 9, mtime: new Date(...EARLIEST) })
  return {
    name: freeName(file.name.replace(/\.[^.]{1,12}$/, ''), names),
    type: 'application/zip',
    sizeBytes: content.length,
    contentId: null,
    bytes: () => content,
  }
}

function freeName(stem: string, names: Set<string>): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? `${stem}.zip` : `${stem}-${count}.zip`
    if (names.has(name.toLowerCase())) continue
    names.add(name.toLowerCase())
    return name
  }
}
