import { check } from 'recheck'
import { describe, expect, test } from 'vitest'
import * as phrases from '../../../src/verdict/phrases.ts'
import * as troubleWords from '../../../src/verdict/troubleWords.ts'

describe('the words of tricks', () => {
  test.each(Object.entries({ ...phrases, ...troubleWords }))(
    '%s takes no more than linear time',
    async (_, pattern) => {
      const { status } = await check(pattern.source, pattern.flags, { timeout: 20_000, checker: 'automaton' })
      expect(status).not.toBe('vulnerable')
    },
    30_000,
  )
})
