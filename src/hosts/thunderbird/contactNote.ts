// Marks in a contact's card, vCard 4.0 (RFC 6350): a line in NOTE for the reader, and a property of our own that holds the
// same line, so that it can be taken out again whatever else is in the note.

const OWN = 'X-BOUNCE-DOCTOR'
/** Content line: optional group, name, parameters, value (RFC 6350 3.3). */
const LINE = /^(?:[\w-]{1,60}\.)?([\w-]{1,60})((?:;[^:]{0,500})?):(.*)$/s

/** Whether a card has that address among its EMAIL values, whichever case. */
export function hasAddress(vCard: string, address: string): boolean {
  const wanted = address.toLowerCase()
  return unfold(vCard).some((line) => {
    const [name, value] = parse(line)
    return name === 'EMAIL' && unescaped(value).trim().toLowerCase() === wanted
  })
}

export const isMarked = (vCard: string): boolean => unfold(vCard).some((line) => parse(line)[0] === OWN)

/** The card with one more line in its note; a card that is marked already comes back as it is. */
export function withMark(vCard: string, text: string): string {
  if (isMarked(vCard)) return vCard
  const lines = unfold(vCard)
  const end = lines.findLastIndex((line) => /^END:VCARD$/i.test(line))
  if (end < 0) return vCard
  const at = lines.findIndex((line) => parse(line)[0] === 'NOTE')
  if (at >= 0) lines[at] = `${lines[at]}\\n${escaped(text)}`
  const added = [...(at >= 0 ? [] : [`NOTE:${escaped(text)}`]), `${OWN}:${escaped(text)}`]
  return [...lines.slice(0, end), ...added, ...lines.slice(end)].join('\r\n')
}

/** The card without our mark; what the reader wrote in the note stays. */
export function withoutMark(vCard: string): string {
  const lines = unfold(vCard)
  const own = lines.map(parse).find(([name]) => name === OWN)
  if (!own) return vCard
  return lines
    .flatMap((line) => {
      const [name, value] = parse(line)
      if (name === OWN) return []
      if (name !== 'NOTE') return [line]
      const left = unescaped(value)
        .split('\n')
        .filter((one) => one !== unescaped(own[1]))
      return left.length === 0 ? [] : [line.slice(0, line.length - value.length) + escaped(left.join('\n'))]
    })
    .join('\r\n')
}

/** Content lines with folding undone (RFC 6350 3.2). */
const unfold = (vCard: string): string[] => vCard.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)

function parse(line: string): readonly [name: string, value: string] {
  const match = LINE.exec(line)
  return [(match?.[1] ?? '').toUpperCase(), match?.[3] ?? '']
}

const escaped = (text: string): string =>
  text.replace(/[\\,;]/g, (character) => `\\${character}`).replace(/\n/g, '\\n')

const unescaped = (value: string): string =>
  value.replace(/\\([\\,;nN])/g, (_all, character: string) => (/n/i.test(character) ? '\n' : character))
