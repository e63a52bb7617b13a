import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  composeSplit,
  hashFiles,
  MAX_PARTS,
  type MailDraft,
  moveItem,
  type NoteLanguage,
  type OriginalDraft,
  planSplit,
  refusalMessage,
  SIZE_STEPS,
  SPLIT_REFUSALS,
  type SplitPlan,
} from '../../../src/outgoing/index.ts'
import { attachmentSize } from '../../../src/outgoing/wireSize.ts'
import { composeMail } from './compose.ts'
import { chineseAndEnglish, draftOf, fileOf, noise } from './samples.ts'

let languages: NoteLanguage[]
beforeAll(async () => {
  languages = await chineseAndEnglish()
})

const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function planned(draft: OriginalDraft, limitBytes: number | null): SplitPlan {
  const plan = planSplit(draft, { limitBytes, languages })
  if (!plan.ok) throw new Error(plan.reason)
  return plan
}

async function mailsOf(plan: SplitPlan): Promise<readonly MailDraft[]> {
  return composeSplit(plan, await hashFiles(plan.draft, sha256))
}

const namesOf = (plan: SplitPlan) => plan.parts.map(({ items }) => items.map(({ name }) => name))

describe('whole files', () => {
  const draft = draftOf({
    attachments: [fileOf('one.pdf', 500_000), fileOf('two.zip', 400_000), fileOf('three.png', 450_000)],
  })

  test('are spread in the order of the mail where that takes no more messages', async () => {
    const plan = planned(draft, 1_000_000)
    expect(namesOf(plan)).toEqual([['one.pdf'], ['two.zip'], ['three.png']])
    const [first, second, third] = await mailsOf(plan)
    expect(first?.subject).toBe('[1/3] 季度报告和图纸')
    expect(third?.subject).toBe('[3/3] 季度报告和图纸')
    expect(first?.bodyText).toContain('附件请查收')
    expect(first?.bodyText).toContain('three.png')
    expect(second?.bodyText).toContain('第 2 封')
    expect(second?.bodyText).toContain('Message 2 of 3')
    expect(second?.bodyText).not.toContain('附件请查收')
  })

  test('share messages with what fits beside them', () => {
    const sizes = [600_000, 30_000, 590_000, 30_000, 600_000]
    const plan = planned(draftOf({ attachments: sizes.map((size, at) => fileOf(`${at}`, size)) }), 1_000_000)
    expect(plan.parts).toHaveLength(3)
    expect(
      plan.parts
        .flatMap(({ items }) => items)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['0', '1', '2', '3', '4'])
  })

  test('list names, sizes and hashes in the first and the last message', async () => {
    const mails = await mailsOf(planned(draft, 1_000_000))
    const hash = await sha256(draft.attachments[1]?.bytes() ?? new Uint8Array())
    for (const mail of [mails[0], mails.at(-1)]) {
      expect(mail?.bodyText).toContain('[2/3] two.zip (391 KB)')
      expect(mail?.bodyText).toContain(`${hash}  two.zip`)
    }
    expect(mails.at(-1)?.bodyText).not.toContain('7-Zip')
  })
})

describe('a file above the limit', () => {
  const content = noise(3_000_001, 7)
  const draft = draftOf({ attachments: [fileOf('设计 图.tar.gz', content)] })

  test('is cut into volumes of one size that join to the same bytes', async () => {
    const plan = planned(draft, 1_500_000)
    const names = namesOf(plan).flat()
    expect(names).toEqual(names.map((_, at) => `设计 图.tar.gz.00${at + 1}`))
    const mails = await mailsOf(plan)
    const volumes = mails.flatMap(({ attachments }) => attachments)
    expect(new Set(volumes.slice(0, -1).map(({ sizeBytes }) => sizeBytes)).size).toBe(1)
    expect(Buffer.concat(volumes.map((volume) => volume.bytes())).equals(content)).toBe(true)
  })

  test('comes with a note on joining in both languages, and its hash', async () => {
    const note = (await mailsOf(planned(draft, 1_500_000))).at(-1)?.bodyText ?? ''
    expect(note).toContain('用 7-Zip：打开第一个分卷（设计 图.tar.gz.001）')
    expect(note).toContain('With 7-Zip: open the first piece')
    expect(note).toContain('copy /b "设计 图.tar.gz.001"+"设计 图.tar.gz.002"')
    expect(note).toContain(`cat ./'设计 图.tar.gz'.[0-9][0-9][0-9] > ./'设计 图.tar.gz'`)
    expect(note).toContain(await sha256(content))
  })

  test('gets volume names that no shell takes for more than a name', async () => {
    const hostile = draftOf({ attachments: [fileOf("-rf $(x) `y` %PATH% & o'k !1.zip", content)] })
    const note = (await mailsOf(planned(hostile, 1_500_000))).at(-1)?.bodyText ?? ''
    const commands = note.split('\n').filter((line) => /^(?:copy|cat) /.test(line))
    expect(commands).toHaveLength(2)
    expect(commands[1]).toBe(
      `cat ./'_rf _(x) _y_ _PATH_ _ o'\\''k _1.zip'.[0-9][0-9][0-9] > ./'_rf _(x) _y_ _PATH_ _ o'\\''k _1.zip'`,
    )
    expect(commands.join('')).not.toMatch(/[%`$!&]/)
  })
})

describe('the body', () => {
  const picture = fileOf('logo.png', 200_000, 'image/png', 'logo@x')
  const draft = draftOf({
    bodyHtml: '<html><body><p>你好</p><img src="cid:logo@x"></body></html>',
    bodyText: '你好',
    attachments: [picture, fileOf('a.bin', 600_000), fileOf('b.bin', 600_000)],
  })

  test('keeps its pictures in the first message', async () => {
    const [first, ...others] = await mailsOf(planned(draft, 1_000_000))
    expect(first?.attachments[0]).toBe(picture)
    expect(first?.bodyHtml).toContain('cid:logo@x')
    expect(first?.bodyHtml).toMatch(/b\.bin.*<\/body><\/html>$/s)
    for (const other of others) expect(other.bodyHtml).toBeNull()
    expect(others.flatMap(({ attachments }) => attachments)).not.toContain(picture)
  })

  test('has names of files escaped', async () => {
    const named = { ...draft, attachments: [fileOf('a&<b>.bin', 900_000), fileOf('b.bin', 900_000)] }
    const [first] = await mailsOf(planned(named, 1_500_000))
    expect(first?.bodyHtml).toContain('a&amp;&lt;b&gt;.bin')
  })

  test('may be too large by itself', () => {
    const large = draftOf({ bodyText: '很长'.repeat(200_000), attachments: [fileOf('a', 10)] })
    expect(planSplit(large, { limitBytes: 500_000, languages })).toEqual({
      ok: false,
      reason: 'body-too-large',
    })
    const pictures = { ...draft, attachments: [fileOf('l.png', 900_000, 'image/png', 'logo@x')] }
    expect(planSplit(pictures, { limitBytes: 1_000_000, languages })).toEqual({
      ok: false,
      reason: 'body-too-large',
    })
  })
})

describe('the limit', () => {
  test('is used to 95 %, and assumed in steps where the bounce names none', () => {
    const draft = draftOf({ attachments: [fileOf('a', noise(9_000_000)), fileOf('b', noise(9_000_000))] })
    const assumed = planned(draft, null)
    expect(assumed).toMatchObject({ assumed: true, limitBytes: 20 * 1024 * 1024 })
    expect(assumed.targetBytes).toBe(Math.floor(20 * 1024 * 1024 * 0.95))
    const next = planSplit(draft, { limitBytes: null, assumedLimitBytes: SIZE_STEPS[1] as number, languages })
    expect(next).toMatchObject({ ok: true, assumed: true, limitBytes: 10 * 1024 * 1024 })
    expect(planned(draft, 7_372_800)).toMatchObject({ assumed: false, limitBytes: 7_372_800 })
  })

  test('that holds the mail as it is leaves it as it is', async () => {
    const draft = draftOf({ attachments: [fileOf('a.pdf', 1000)] })
    const plan = planned(draft, 10_000_000)
    const [mail, ...more] = await mailsOf(plan)
    expect(more).toEqual([])
    expect(mail).toMatchObject({ subject: draft.subject, bodyText: draft.bodyText })
  })

  test('may be too small, or ask for too many messages', () => {
    const draft = draftOf({ attachments: [fileOf('a', 100_000)] })
    expect(planSplit(draft, { limitBytes: 6_000, languages }).ok).toBe(false)
    expect(planSplit(draft, { limitBytes: 0, languages })).toEqual({ ok: false, reason: 'body-too-large' })
    const huge = draftOf({ attachments: [fileOf('a', noise(9_000_000))] })
    expect(planSplit(huge, { limitBytes: 150_000, languages })).toEqual({
      ok: false,
      reason: 'too-many-parts',
    })
  })
})

test.each(['signed', 'encrypted'] as const)('%s mail is not taken apart', (protection) => {
  const draft = draftOf({ protection, attachments: [fileOf('a', 100)] })
  expect(planSplit(draft, { limitBytes: 10, languages })).toEqual({ ok: false, reason: protection })
})

test('what was not returned whole is not sent on', () => {
  expect(planSplit(draftOf({ complete: 'headers' }), { limitBytes: null, languages })).toMatchObject({
    reason: 'not-returned',
  })
  expect(planSplit(draftOf({ complete: 'body-cut' }), { limitBytes: null, languages })).toMatchObject({
    reason: 'incomplete',
  })
})

test('every refusal has words in every language', () => {
  for (const reason of SPLIT_REFUSALS)
    for (const { catalogue } of languages) expect(catalogue[refusalMessage(reason).key]?.message).toBeTruthy()
})

describe('moving a file', () => {
  const draft = draftOf({ attachments: ['a', 'b', 'c'].map((name, at) => fileOf(name, 300_000 + at)) })

  test('works sizes and subjects out again and drops messages left empty', () => {
    const plan = planned(draft, 950_000)
    expect(namesOf(plan)).toEqual([['a', 'b'], ['c']])
    const moved = moveItem(plan, '1', 2)
    expect(namesOf(moved)).toEqual([['a'], ['b', 'c']])
    expect(moved.fits).toBe(true)
    const full = moveItem(moved, '0', 2)
    expect(namesOf(full)).toEqual([[], ['a', 'b', 'c']])
    expect(full.parts.map(({ fits }) => fits)).toEqual([true, false])
    expect(full.fits).toBe(false)
    expect(namesOf(moveItem(plan, '2', 1))).toEqual([['a', 'b', 'c']])
    const opened = moveItem(plan, '0', 3)
    expect(namesOf(opened)).toEqual([['b'], ['c'], ['a']])
    expect(opened.parts[2]?.subject).toMatch(/^\[3\/3\]/)
  })

  test('leaves the plan alone when there is no such file or message', () => {
    const plan = planned(draft, 950_000)
    for (const [id, part] of [
      ['9', 1],
      ['0', 0],
      ['0', 9],
      ['0', 1.5],
    ] as const)
      expect(moveItem(plan, id, part)).toBe(plan)
  })
})

const sizes = fc.array(fc.integer({ min: 0, max: 150_000 }), { minLength: 1, maxLength: 8 })
const limits = fc.integer({ min: 50_000, max: 350_000 })

test('every message is below the limit, nothing is lost or doubled, order is kept', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, limits, fc.boolean(), async (all, limitBytes, asHtml) => {
      const attachments = all.map((size, at) => fileOf(`文件 ${at}.dat`, noise(size, at + 1)))
      const draft = draftOf({ attachments, bodyHtml: asHtml ? '<p>你好</p>' : null })
      const plan = planSplit(draft, { limitBytes, languages })
      if (!plan.ok) {
        expect(plan.reason).toBe('too-many-parts')
        return
      }
      expect(plan.fits).toBe(true)
      expect(plan.parts.length).toBeLessThanOrEqual(MAX_PARTS)
      const mails = await mailsOf(plan)
      mails.forEach((mail, index) => {
        for (const encoding of ['8bit', 'base64'] as const) {
          const real = composeMail(mail, encoding).length
          expect(real).toBeLessThan(limitBytes * 0.95 + 1)
          expect(real).toBeLessThanOrEqual(plan.parts[index]?.wireBytes ?? 0)
        }
      })
      for (const { items } of plan.parts) {
        const places = items.map(({ attachment, volume }) => attachment * 1000 + (volume?.number ?? 0))
        expect(places).toEqual(places.toSorted((one, other) => one - other))
      }
      const items = plan.parts.flatMap((part) => part.items)
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
      const sent = new Map(mails.flatMap((mail) => mail.attachments).map((file) => [file.name, file]))
      for (const file of attachments) {
        const pieces = items
          .filter(({ attachment }) => attachments[attachment] === file)
          .toSorted((one, other) => (one.volume?.number ?? 0) - (other.volume?.number ?? 0))
        const joined = Buffer.concat(pieces.map(({ name }) => sent.get(name)?.bytes() ?? new Uint8Array()))
        expect(joined.equals(file.bytes())).toBe(true)
      }
    }),
    { numRuns: 40 },
  )
})

/** The fewest bins, by trying everything. */
function fewestBins(weights: readonly number[], room: number): number {
  let best = weights.length
  const place = (at: number, bins: readonly number[]): void => {
    if (bins.length >= best && at < weights.length) return
    if (at === weights.length) {
      best = Math.min(best, bins.length)
      return
    }
    const weight = weights[at] as number
    bins.forEach((left, index) => {
      if (weight <= left) place(at + 1, bins.with(index, left - weight))
    })
    place(at + 1, [...bins, room - weight])
  }
  place(0, [])
  return best
}

test('takes at most one message more than the fewest possible', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1000, max: 100_000 }), { minLength: 1, maxLength: 7 }), (all) => {
      const attachments = all.map((size, at) => fileOf(`${at}`, noise(size, at)))
      const plan = planned(draftOf({ attachments }), 180_000)
      expect(plan.parts.length).toBeLessThanOrEqual(
        fewestBins(attachments.map(attachmentSize), plan.targetBytes) + 1,
      )
    }),
    { numRuns: 100 },
  )
})

test('volumes take at most one message more than their bytes ask for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 200_000, max: 2_000_000 }), (size) => {
      const file = fileOf('a.iso', new Uint8Array(size))
      const plan = planned(draftOf({ attachments: [file] }), 150_000)
      expect(plan.parts.length).toBeLessThanOrEqual(Math.ceil(attachmentSize(file) / plan.targetBytes) + 1)
    }),
    { numRuns: 50 },
  )
})
