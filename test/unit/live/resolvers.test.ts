import { expect, it } from 'vitest'
import { LOCALES } from '../../../src/i18n/types.ts'
import { FIRST_RESOLVER, RESOLVERS } from '../../../src/live/resolvers.ts'
import { manifestFor, TARGETS } from '../../../tools/manifest.ts'

it('offers five resolvers, each with a host permission of its own over https', () => {
  expect(RESOLVERS.map(({ name }) => name)).toEqual(['AliDNS', 'DNSPod', 'Cloudflare', 'Google', 'Quad9'])
  for (const { url, permission } of RESOLVERS) expect(permission).toBe(`https://${new URL(url).hostname}/*`)
  expect(new Set(RESOLVERS.map(({ permission }) => permission)).size).toBe(5)
})

it('picks one of them at first in every language', () => {
  for (const locale of LOCALES) expect(RESOLVERS.map(({ id }) => id)).toContain(FIRST_RESOLVER[locale])
})

it.each(TARGETS)('%s has leave for none of them when it is installed', (target) => {
  const manifest = manifestFor(target, {})
  expect(manifest.host_permissions).toBeUndefined()
  for (const { permission } of RESOLVERS) expect(manifest.optional_host_permissions).toContain(permission)
})
