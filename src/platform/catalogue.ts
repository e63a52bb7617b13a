import { withFallback } from '../i18n/translate.ts'
import type { Catalogue, Locale } from '../i18n/types.ts'
import { browser } from './browser.ts'

const loaded = new Map<Locale, Promise<Catalogue>>()

/** The packaged words of a locale; English stands in for what it lacks. */
export function loadCatalogue(locale: Locale): Promise<Catalogue> {
  const known = loaded.get(locale)
  if (known) return known
  const loading = read(locale)
  loaded.set(locale, loading)
  loading.catch(() => loaded.delete(locale))
  return loading
}

async function read(locale: Locale): Promise<Catalogue> {
  const url = browser.runtime.getURL(`_locales/${locale}/messages.json`)
  const catalogue = (await (await fetch(url)).json()) as Catalogue
  return locale === 'en' ? catalogue : withFallback(catalogue, await loadCatalogue('en'))
}
