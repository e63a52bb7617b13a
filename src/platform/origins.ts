import { RESOLVERS } from '../live/resolvers.ts'
import { browser } from './browser.ts'

/** Match patterns of the pages that the reader allows; none when the extension is new. */
export async function allowedOrigins(): Promise<readonly string[]> {
  const { origins = [] } = await browser.permissions.getAll()
  const pages = origins.filter((origin) => /^(?:\*|https?):\/\//.test(origin) || origin === '<all_urls>')
  // Leave to ask a resolver is no leave to run in its pages.
  return pages.filter((origin) => !RESOLVERS.some(({ permission }) => permission === origin))
}
