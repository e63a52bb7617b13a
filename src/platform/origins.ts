import { browser } from './browser.ts'

/** Match patterns of the pages that the reader allows; none when the extension is new. */
export async function allowedOrigins(): Promise<readonly string[]> {
  const { origins = [] } = await browser.permissions.getAll()
  return origins.filter((origin) => /^(?:\*|https?):\/\//.test(origin) || origin === '<all_urls>')
}
