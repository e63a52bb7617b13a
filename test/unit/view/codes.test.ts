import { beforeAll, describe, expect, test } from 'vitest'
import { LOCALES } from '../../../src/i18n/types.ts'
import { explainReply, explainStatus } from '../../../src/view/codes.ts'
import { type Words, wordsOf } from '../../../src/view/context.ts'
import { contextOf } from '../advice/samples.ts'

/** How many details the IANA registry of enhanced status codes has per subject. */
const REGISTRY = { 0: 0, 1: 10, 2: 4, 3: 6, 4: 7, 5: 6, 6: 10, 7: 30 }
/** Reply codes of RFC 5321 4.2 and of its registered extensions. */
const REPLIES =
  `211 214 220 221 235 250 251 252 334 354 421 432 450 451 452 453 454 455 458 459 500 501 502 503 504
  521 523 524 525 530 533 534 535 538 550 551 552 553 554 555 556`.split(/\s+/)

describe.each(LOCALES)('%s', (locale) => {
  let words: Words
  beforeAll(async () => {
    words = wordsOf(await contextOf(locale))
  })

  test('every code of the registry has a meaning of its own', () => {
    for (const [subject, details] of Object.entries(REGISTRY))
      for (let detail = 0; detail <= details; detail += 1)
        expect(words.catalogue, `x.${subject}.${detail}`).toHaveProperty(`status_x_${subject}_${detail}`)
  })

  test('every reply code has a meaning of its own', () => {
    for (const code of REPLIES) expect(words.catalogue, code).toHaveProperty(`reply_${code}`)
  })
})

describe('in English', () => {
  let words: Words
  beforeAll(async () => {
    words = wordsOf(await contextOf('en'))
  })

  test.each([
    ['5.2.2', null, 'Mailbox full'],
    ['4.2.2', null, 'Mailbox full'],
    ['5.2.99', null, 'A problem with the mailbox'],
    ['5.9.9', null, 'A code that tells nothing more'],
    ['5.7.606', 'microsoft', 'The sending server’s address is blocked'],
    ['5.7.606', null, 'Refused for security or policy'],
    ['4.7.27', 'google', 'SPF check failed'],
    ['5.7.27', 'qq', 'The sender’s domain takes no mail at all'],
    ['5.1.1', 'constructor', 'No such mailbox'],
  ])('%s of %s: %s', (status, provider, meaning) => {
    expect(explainStatus(status, provider, words)).toBe(meaning)
  })

  test.each(['', '5.2', '9.1.1', '5.2.2222', 'x.1.1', '550'])('%j is no enhanced code', (status) => {
    expect(explainStatus(status, null, words)).toBeNull()
  })

  test('a reply code that nobody defined is explained by its first digit', () => {
    expect(explainReply('550', words)).toBe('Mailbox not available, or mail refused')
    expect(explainReply('599', words)).toBe('Final refusal')
    expect(explainReply('499', words)).toBe('Passing fault, can be tried again')
    expect(explainReply('999', words)).toBeNull()
  })
})
