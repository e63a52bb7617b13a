import { describe, expect, test } from 'vitest'
import type { Way } from '../../../../src/actions/ways.ts'
import { firstChoices, firstCorrections, makePlan } from '../../../../src/ui/plan/makePlan.ts'
import type { Choices, PlanInput } from '../../../../src/ui/plan/types.ts'
import { draft, file, input, person } from './sample.ts'

const made = (way: Way, given: PlanInput, more: Partial<Choices> = {}, corrections = {}) =>
  makePlan(way, given, { ...firstChoices(way, given.people), ...more }, corrections)
const ready = (...args: Parameters<typeof made>) => {
  const plan = made(...args)
  if (!plan.ok) throw new Error(`refused: ${plan.reason}`)
  return plan
}
const noHash = async () => '0'.repeat(64)

describe('whom a way is for', () => {
  const people = [
    person('a@x.example', { category: 'user-unknown' }),
    person('b@x.example', { category: 'message-too-large' }),
    person('c@x.example', { category: 'mailbox-moved', claimed: 'new@x.example' }),
  ]

  test.each<[Way, number[]]>([
    ['resend', [0, 1, 2]],
    ['resend-split', [1]],
    ['correct-address', [0, 2]],
    ['resend-to-new-address', [2]],
    ['short-note', [0, 1, 2]],
  ])('%s begins with those whom it can help', (way, chosen) => {
    expect(firstChoices(way, people).chosen).toEqual(chosen)
  })

  test('a new address that the server named is filled in only where the reader asks for it', () => {
    expect(firstCorrections('resend-to-new-address', people)).toEqual({ 2: 'new@x.example' })
    expect(firstCorrections('correct-address', people)).toEqual({})
  })
})

describe('sending again', () => {
  test('goes to who failed, in the field it stood in, and can take the stored copy whole', async () => {
    const given = input({
      draft: draft({ bcc: [{ name: '', address: 'secret@partner.example' }] }),
      people: [person('zhou.min@partner.example'), person('secret@partner.example')],
    })
    const plan = ready('resend', given)
    const [mail] = await plan.drafts(noHash)
    expect(mail).toMatchObject({
      to: [],
      cc: [{ address: 'zhou.min@partner.example' }],
      bcc: [{ address: 'secret@partner.example' }],
    })
    expect(plan.whole).toBe(true)
  })

  test('a corrected address takes the place of the failed one', async () => {
    const given = input({ people: [person('Li.Na@partner.example', { category: 'user-unknown' })] })
    const [mail] = await ready('correct-address', given, {}, { 0: 'li.na@new.example' }).drafts(noHash)
    expect(mail).toMatchObject({ to: [{ name: 'Li Na', address: 'li.na@new.example' }], cc: [] })
  })

  test('what changes the mail cannot take the stored copy whole', () => {
    for (const way of ['resend-plain', 'resend-zipped', 'short-note', 'resend-split'] as const)
      expect(ready(way, input({ draft: draft({ attachments: [file('a.doc', 10)] }) })).whole).toBe(false)
  })

  test('a copy that is cut off is not sent as if it were whole', () => {
    const given = input({ source: 'returned', draft: draft({ complete: 'body-cut' }) })
    expect(ready('resend', given).whole).toBe(false)
  })

  test('as plain text has no HTML, as a short note no files either', async () => {
    const given = input({ draft: draft({ attachments: [file('a.bin', 5000)] }) })
    const [plain] = await ready('resend-plain', given).drafts(noHash)
    expect(plain).toMatchObject({ bodyHtml: null, bodyText: expect.stringContaining('Hello') })
    const [note] = await ready('short-note', given).drafts(noHash)
    expect(note).toMatchObject({ attachments: [], bodyHtml: null })
  })
})

describe('what is refused', () => {
  test.each<[string, Way, Partial<PlanInput>, string]>([
    ['nothing of it is left', 'resend', { draft: null, source: 'none' }, 'nothing-left'],
    ['signed, in parts', 'resend-split', { draft: draft({ protection: 'signed' }) }, 'signed'],
    ['signed, as plain text', 'resend-plain', { draft: draft({ protection: 'signed' }) }, 'signed'],
    ['encrypted, in parts', 'resend-split', { draft: draft({ protection: 'encrypted' }) }, 'encrypted'],
    [
      'encrypted, from the bounce',
      'resend',
      { source: 'returned', draft: draft({ protection: 'encrypted' }) },
      'encrypted',
    ],
    [
      'headers alone, in parts',
      'resend-split',
      { source: 'headers', draft: draft({ complete: 'headers' }) },
      'not-returned',
    ],
  ])('%s', (_, way, more, reason) => {
    expect(made(way, input(more))).toEqual({ ok: false, reason })
  })

  test('nobody chosen', () => {
    expect(made('resend', input(), { chosen: [] })).toEqual({ ok: false, reason: 'nobody' })
  })

  test('a signed or encrypted mail that Thunderbird still has goes out again as it is', () => {
    for (const protection of ['signed', 'encrypted'] as const)
      expect(ready('resend', input({ draft: draft({ protection }) })).whole).toBe(true)
  })
})

describe('parts', () => {
  const given = input({
    limitBytes: 2_000_000,
    draft: draft({ attachments: [file('a.bin', 900_000), file('b.bin', 900_000), file('c.bin', 400_000)] }),
  })

  test("keep the server's limit, or the one that the reader chose", () => {
    expect(ready('resend-split', given).split?.limitBytes).toBe(2_000_000)
    expect(ready('resend-split', given, { limitBytes: 5_000_000 }).total).toBe(1)
    const assumed = ready('resend-split', { ...given, limitBytes: null }).split
    expect(assumed).toMatchObject({ limitBytes: 20 * 1024 * 1024, assumed: true })
  })

  test('moves are made in their order', () => {
    const before = ready('resend-split', given).split?.parts ?? []
    const [item] = before[0]?.items ?? []
    const after = ready('resend-split', given, { moves: [[item?.id ?? '', 2]] }).split?.parts ?? []
    expect(after[1]?.items.map(({ name }) => name)).toContain('a.bin')
  })
})

describe('batches', () => {
  const crowd = Array.from({ length: 45 }, (_, i) => ({ name: '', address: `p${i}@d.example` }))
  const given = input({
    draft: draft({ to: crowd.slice(0, 40), cc: [], bcc: crowd.slice(40) }),
    people: crowd.map(({ address }) => person(address, { category: 'too-many-recipients' })),
    maxRecipients: 19,
  })

  test('hold as many as the server takes, everybody once', async () => {
    const mails = await ready('resend-batches', given).drafts(noHash)
    const sizes = mails.map(({ to, cc, bcc }) => to.length + cc.length + bcc.length)
    expect(mails).toHaveLength(3)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(19)
    expect(sizes.reduce((a, b) => a + b)).toBe(45)
  })

  test('can hide everybody from each other', async () => {
    const mails = await ready('resend-batches', given, { hidden: true }).drafts(noHash)
    expect(mails.every(({ to, cc }) => to.length + cc.length === 0)).toBe(true)
  })

  test('fall back to the settings where the bounce names no figure', () => {
    expect(ready('resend-batches', { ...given, maxRecipients: null, perMail: 10 }).total).toBe(5)
  })
})
