import type english from '../../_locales/en/messages.json'

type Entry = keyof typeof english

/** A key that the catalogue holds; plural forms go by their stem. */
export type MessageKey = Entry extends infer Key
  ? Key extends `${infer Stem}_one` | `${infer Stem}_other`
    ? Stem
    : Key
  : never
