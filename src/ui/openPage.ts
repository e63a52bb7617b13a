import { type ComponentChildren, render } from 'preact'
import { languageTag } from '../i18n/locale.ts'
import type { MessageKey } from '../i18n/messageKey.ts'
import { loadCatalogue } from '../platform/catalogue.ts'
import { timeZone, uiLocale } from '../platform/locale.ts'
import { type Say, sayIn } from './words.ts'

/** Paints a page of ours in the reader's language; `content` gets what says its words. */
export async function openPage(
  title: MessageKey,
  content: (say: Say) => ComponentChildren | Promise<ComponentChildren>,
): Promise<void> {
  const locale = await uiLocale()
  const say = sayIn(await loadCatalogue(locale), locale, timeZone())
  document.documentElement.lang = languageTag(locale)
  document.title = say(title)
  const app = document.querySelector('#app')
  if (app) render(await content(say), app)
}

/** The message that the page is about; NaN where its address names none. */
export const messageOfPage = (): number =>
  Number(new URLSearchParams(location.search).get('message') ?? Number.NaN)

/** The tab that shows that message; nothing where the address of the page names none. */
export function tabOfPage(): { readonly tab?: number } {
  const tab = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN)
  return Number.isSafeInteger(tab) ? { tab } : {}
}
