import type { SaidView } from '../view/types.ts'

/** The server's own words; those that decided are marked. */
export function ServerWords({ said }: { readonly said: SaidView }) {
  return (
    <figure class="said">
      <figcaption>{said.label}</figcaption>
      <blockquote dir="ltr" lang={isAscii(said.text) ? 'en' : undefined}>
        {pieces(said).map(({ text, marked }, index) =>
          marked ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
        )}
      </blockquote>
    </figure>
  )
}

/** Plain ASCII is set in the Latin monospace font, whatever the language around it. */
const isAscii = (text: string) => !/[^\0-\x7f]/.test(text)

interface Piece {
  readonly text: string
  readonly marked: boolean
}

/** Cuts the text at its marks; marks that overlap or leave the text are cut to fit. */
export function pieces({ text, marks }: SaidView): readonly Piece[] {
  const out: Piece[] = []
  let at = 0
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
    const from = Math.max(start, at)
    const to = Math.min(end, text.length)
    if (from >= to) continue
    if (from > at) out.push({ text: text.slice(at, from), marked: false })
    out.push({ text: text.slice(from, to), marked: true })
    at = to
  }
  if (at < text.length) out.push({ text: text.slice(at), marked: false })
  return out
}
