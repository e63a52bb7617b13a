import type { DraftAttachment } from './types.ts'

const BINARY = 'application/octet-stream'

/** Types that are no `text/` and that mail programs take for lines of text all the same (Thunderbird's MimeEncoder). */
const LINES =
  /^(?:application\/(?:mac-binhex40|pgp|pgp-keys|x-pgp-message|postscript|(?:x-)?uue|(?:x-)?uuencode|sgml|(?:x-)?javascript|ecmascript|x-(?:csh|sh|shar|perl|tcl|tex|latex|texinfo|troff|troff-man|troff-me|troff-ms|wais-source|macbinhex40|ns-proxy-autoconfig|www-form-urlencoded|unknown-content-type))|image\/(?:x-)?(?:xbm|xpixmap|xpm|ppm|xbitmap|bitmap|pbm|portable-(?:anymap|bitmap|graymap|pixmap)))$/

/**
 * The type under which Thunderbird sends a file byte for byte. What it takes for lines of text it may put into lines of its
 * own, with CRLF for LF and without the last one; text in UTF-8, plain ASCII among it, goes as base64 and so stays whole.
 */
export function sendableType({ type, bytes }: DraftAttachment): string {
  if (type.startsWith('text/')) return isUtf8(bytes()) ? type : BINARY
  return LINES.test(type) ? BINARY : type
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
