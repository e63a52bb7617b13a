import type { AdviceTable } from '../advice/adviceTable.ts'
import type { MessageKey } from '../i18n/messageKey.ts'
import { plainText, translate, translateRich } from '../i18n/translate.ts'
import type { Catalogue, Locale, MessageParam, MessageRef, Rich } from '../i18n/types.ts'

/**
 * What a view is made with. `timeZone` is an IANA name; `available` the ids of the actions that can be carried out;
 * `prepares` is set where mails are not written into a compose window, but prepared for the reader to write.
 */
export interface ViewContext {
  readonly table: AdviceTable
  readonly catalogue: Catalogue
  readonly locale: Locale
  readonly timeZone: string
  readonly version?: string
  readonly available?: ReadonlySet<string>
  readonly prepares?: true
}

/** A context with its translators at hand. */
export interface Words extends ViewContext {
  text(ref: MessageRef): string
  rich(ref: MessageRef): Rich
  word(key: MessageKey, params?: Readonly<Record<string, MessageParam>>): string
  counted(key: MessageKey, count: number): string
}

export function wordsOf(context: ViewContext): Words {
  const { catalogue, locale, timeZone } = context
  const rich = (ref: MessageRef) => translateRich(catalogue, locale, ref, timeZone)
  const text = (ref: MessageRef) => translate(catalogue, locale, ref, timeZone)
  return {
    ...context,
    rich,
    text,
    word: (key, params) => text(params ? { key, params } : { key }),
    counted: (key, count) =>
      plainText(rich({ key, count, params: { count: { kind: 'number', value: count } } })),
  }
}
