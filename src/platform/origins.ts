import { browser } from './browser.ts'
import { offeredResolvers } from './resolvers.ts'
import { readSettings } from './settings.ts'

/** Match patterns of the pages that the reader allows; none when the extension is new. */
export async function allowedOrigins(): Promise<readonly string[]> {
  const { origins = [] } = await browser.permissions.getAll()
  const pages = origins.filter((origin) => /^(?:\*|https?):\/\//.test(origin) || origin === '<all_urls>')
  const resolvers = offeredResolvers(await readSettings())
  // Leave to ask a resolver is no leave to run in its pages.
  return pages.filter((origin) => !resolvers.some(({ permission }) => permission === origin))
}
