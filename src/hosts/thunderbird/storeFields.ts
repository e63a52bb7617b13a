const NEWLINE = 0x0a
/** The block is a few hundred bytes; the field of tags is padded. */
const MOST = 4000
const FIELDS = [/^X-Account-Key:/, /^X-UIDL:/, /^X-Mozilla-(?:Status2?|Keys):/]

/**
 * The message without the lines that Thunderbird writes above a mail it keeps on disk, and hands out with it: account,
 * flags and tags of its reader. They are no part of the mail. Shares memory with `bytes`.
 */
export function withoutStoreFields(bytes: Uint8Array): Uint8Array {
  let start = 0
  for (const field of FIELDS)
    for (;;) {
      const end = bytes.subarray(start, start + MOST).indexOf(NEWLINE)
      // A mail may have brought its own X-UIDL; Thunderbird's stands below the account.
      if (end < 0 || (start === 0 && field === FIELDS[1])) break
      if (!field.test(String.fromCharCode(...bytes.subarray(start, start + Math.min(end, 40))))) break
      start += end + 1
    }
  return bytes.subarray(start)
}
