/** Attachments of the notice itself that open a page or run a program; what the returned mail holds does not count. */
import type { Part } from '../mime/types.ts'
import type { VerdictReason } from './types.ts'

const PAGE = /\.(?:x?html?|shtml?|mht(?:ml)?|svgz?|xht)$/i
const PROGRAM =
  /\.(?:exe|scr|pif|com|bat|cmd|vbs?|vbe|jse?|wsf|wsh|hta|ps1|msi|lnk|jar|iso|img|vhdx?|cpl|chm|one|xll|docm|xlsm|pptm|apk|dmg)$/i
const ARCHIVE = /\.(?:zip|rar|7z|gz|tgz|cab|ace|arj|z)$/i
const MOST_PARTS = 200

interface RiskyAttachments {
  readonly page: string | null
  readonly program: string | null
  readonly archive: string | null
}

function riskyAttachments(root: Part): RiskyAttachments {
  const names = attachmentsOf(root)
  const first = (pattern: RegExp) => names.find((name) => pattern.test(name)) ?? null
  return { page: first(PAGE), program: first(PROGRAM), archive: first(ARCHIVE) }
}

function attachmentsOf(part: Part, into: string[] = []): string[] {
  if (into.length >= MOST_PARTS || part.contentType.type.startsWith('message/')) return into
  for (const child of part.children) attachmentsOf(child, into)
  const name = part.filename?.trim() ?? ''
  if (name !== '') into.push(name.slice(-200))
  else if (part.disposition === 'attachment' && part.contentType.type === 'text/html') into.push('.html')
  return into
}

/** `opens`: the text wants an attachment opened. */
export function attachmentReasons(root: Part, { opens }: { readonly opens: boolean }): VerdictReason[] {
  const { page, program, archive } = riskyAttachments(root)
  const reasons: VerdictReason[] = []
  if (page !== null) reasons.push({ id: 'html-attachment', weight: 4, params: { file: page } })
  if (program !== null) reasons.push({ id: 'program-attached', weight: 4, params: { file: program } })
  else if (archive !== null && opens)
    reasons.push({ id: 'program-attached', weight: 3, params: { file: archive } })
  if (opens && reasons.length > 0) reasons.push({ id: 'open-attachment', weight: 3, params: {} })
  return reasons
}
