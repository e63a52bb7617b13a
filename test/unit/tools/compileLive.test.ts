import { expect, it } from 'vitest'
import { compileLive } from '../../../tools/compileLive.ts'

const { value } = await compileLive(new URL('../../../rules', import.meta.url).pathname)

it('knows that Spamhaus does not answer public resolvers', () => {
  const spamhaus = value.blocklists.filter(({ zones }) => zones.some((zone) => zone.endsWith('spamhaus.org')))
  expect(spamhaus).toHaveLength(5)
  for (const list of spamhaus) expect(list.refusesPublic).toBe(true)
})

it('asks no list that is shut down', () => {
  for (const { dead, usual, zones } of value.blocklists) if (dead) expect([usual, zones]).toEqual([false, []])
})
