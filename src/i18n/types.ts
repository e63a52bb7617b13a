export const LOCALES = ['en', 'zh_CN', 'zh_TW'] as const
export type Locale = (typeof LOCALES)[number]

/** One entry of `_locales/<locale>/messages.json` (the WebExtension format; placeholders `$name$`). */
export interface CatalogueEntry {
  readonly message: string
  readonly description?: string
  readonly placeholders?: Readonly<Record<string, { readonly content: string; readonly example?: string }>>
}
export type Catalogue = Readonly<Record<string, CatalogueEntry>>

/** Translated text in pieces, so that addresses, codes and links get elements of their own and never markup. */
export type Segment =
  | { readonly kind: 'text' | 'strong' | 'address' | 'code' | 'command'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
export type Rich = readonly Segment[]
