import type { Rich, Segment } from '../i18n/types.ts'
import { Command } from './Command.tsx'

/** Translated text with its addresses, codes, commands and links as elements. */
export function RichText({ text }: { readonly text: Rich }) {
  return (
    <>
      {text.map((segment, index) => (
        <Piece key={index} segment={segment} />
      ))}
    </>
  )
}

function Piece({ segment }: { readonly segment: Segment }) {
  switch (segment.kind) {
    case 'text':
      return <>{segment.text}</>
    case 'strong':
      return <strong class={segment.text.length < 20 ? 'short' : undefined}>{segment.text}</strong>
    case 'address':
      return (
        <bdi class="address" dir="ltr">
          {segment.text}
        </bdi>
      )
    case 'code':
      return <code dir="ltr">{segment.text}</code>
    case 'command':
      return <Command text={segment.text} />
    case 'link':
      return <Link text={segment.text} href={segment.href} />
  }
}

/** A link only where it leads to a page by HTTPS; anything else stays text. */
function Link({ text, href }: { readonly text: string; readonly href: string }) {
  if (!href.startsWith('https://')) return <>{text}</>
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {text}
    </a>
  )
}
