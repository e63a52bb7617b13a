import type { Part } from '../mime/types.ts'
import type { Protection } from './types.ts'

/**
 * Whether the mail is signed or encrypted: OpenPGP and S/MIME as parts (RFC 1847, 3156, 8551), and OpenPGP inside the
 * text. Mails that are attached do not count.
 */
export function protectionOf(root: Part, text: string): Protection {
  const parts = [...ownParts(root)]
  const kinds = parts.map(protectionOfPart)
  if (kinds.includes('encrypted') || /^-----BEGIN PGP MESSAGE-----\s*$/m.test(text)) return 'encrypted'
  return kinds.includes('signed') || /^-----BEGIN PGP SIGNED MESSAGE-----\s*$/m.test(text) ? 'signed' : 'none'
}

function protectionOfPart(part: Part): Protection {
  const { type, params } = part.contentType
  if (type === 'multipart/encrypted' || type === 'application/pgp-encrypted') return 'encrypted'
  if (type === 'multipart/signed') return 'signed'
  const name = part.filename?.toLowerCase() ?? ''
  if (!/^application\/(?:x-)?pkcs7-mime$/.test(type) && name !== 'smime.p7m') return 'none'
  return /^(?:signed-data|certs-only)$/i.test(params['smime-type'] ?? '') ? 'signed' : 'encrypted'
}

function* ownParts(part: Part): Iterable<Part> {
  yield part
  if (part.contentType.type.startsWith('message/')) return
  for (const child of part.children) yield* ownParts(child)
}
