export const LOCALES = ['en', 'zh_CN', 'zh_TW'] as const
export type Locale = (typeof LOCALES)[number]

/** One entry of `_locales/<locale>/messages.json` (the WebExtension format; placeholders `$name$`). */
export interface CatalogueEntry {
  readonly message: string
  readonly description?: string
  readonly placeholders?: Readonly<Record<string, { readonly content: string; readonly example?: string }>>
}
export type Catalogue = Readonly<Record<string, CatalogueEntry>>

/**
 * A parameter of a message. A plain string is text; the others say how it is to be shown. Figures (`bytes`,
 * `duration`, `date`, `number`) are written the way of the locale and shown strong; `phrase` is another message.
 * Nothing here is ever markup: the UI makes elements of it.
 */
export type MessageParam =
  | string
  | { readonly kind: 'strong' | 'address' | 'code'; readonly text: string }
  /** `blank` names the message whose word stands in for `%` where the bounce does not tell the value. */
  | { readonly kind: 'command'; readonly text: string; readonly blank?: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'bytes' | 'duration' | 'number'; readonly value: number }
  | { readonly kind: 'date'; readonly iso: string }
  | { readonly kind: 'phrase'; readonly key: string }

/** A message to be translated: a key of `_locales` and its named placeholders. `count` picks the plural form. */
export interface MessageRef {
  readonly key: string
  readonly params?: Readonly<Record<string, MessageParam>>
  readonly count?: number
}

/** Translated text in pieces, so that addresses, codes and links get elements of their own and never markup. */
export type Segment =
  | { readonly kind: 'text' | 'strong' | 'address' | 'code' | 'command'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
export type Rich = readonly Segment[]
