import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { CATEGORIES } from '../../../src/classifier/types.ts'
import { LOCALES } from '../../../src/i18n/types.ts'
import { ANNOUNCEMENT_LENGTH } from '../../../src/view/announcement.ts'
import { buildView } from '../../../src/view/buildView.ts'
import type { ViewContext } from '../../../src/view/context.ts'
import { contextOf, diagnosedOf, diagnosisOf, factsOf } from '../advice/samples.ts'

const contexts: ViewContext[] = []
beforeAll(async () => {
  for (const locale of LOCALES) contexts.push(await contextOf(locale))
})

/** Text as hostile mail may hold it: any characters, long, with placeholders, markup and direction overrides. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ maxLength: 40 }).map((text) => text.repeat(200)),
  fc.constantFrom(
    '$address$',
    '$who$',
    '<img src=x onerror=alert(1)>',
    '\u202ea\u200b@b',
    '__proto__',
    '',
    '-x',
    'a@b@c.example',
  ),
)
const orNull = fc.option(anyText)
const anyNumber = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY),
)

const anyRecipient = fc.record({
  finalRecipient: anyText,
  originalRecipient: orNull,
  replyCode: orNull,
  status: orNull,
  diagnosticText: orNull,
  reportingMta: orNull,
  remoteMta: orNull,
  remoteIp: orNull,
  lastAttempt: orNull,
  willRetryUntil: orNull,
  action: fc.constantFrom('failed', 'delayed', 'delivered', null),
})
const anyDiagnosis = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  ruleId: fc.constantFrom('sample/rule', null),
  provider: orNull,
  evidence: fc.option(
    fc.record({
      text: anyText,
      source: fc.constant('diagnostic-code'),
      start: fc.integer(),
      end: fc.integer(),
    }),
  ),
  params: fc.record(
    {
      limitBytes: anyNumber,
      sizeBytes: anyNumber,
      maxRecipients: anyNumber,
      waitSeconds: anyNumber,
      hops: anyNumber,
      blocklist: anyText,
      ip: anyText,
      host: anyText,
      domain: anyText,
      url: anyText,
      newAddress: anyText,
      mechanism: anyText,
      virus: anyText,
      keyword: anyText,
      traceId: anyText,
    },
    { requiredKeys: [] },
  ),
})

test('no text of a mail breaks a view or hides in it', () => {
  const several = fc.array(fc.tuple(anyRecipient, anyDiagnosis), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(several, fc.constantFrom(0, 1, 2), (recipients, locale) => {
      const diagnosed = diagnosedOf(
        recipients.map(([facts, { category, ...more }]) => ({
          facts: factsOf(facts as Partial<ReturnType<typeof factsOf>>),
          diagnosis: diagnosisOf(category, more as Partial<ReturnType<typeof diagnosisOf>>),
        })),
      )
      const context = contexts[locale]
      if (!context) throw new Error('no context')
      const view = buildView(diagnosed, context)
      const json = JSON.stringify(view)
      expect(JSON.parse(json)).toEqual(view)
      expect(json).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/)
      expect(json.length).toBeLessThan(60_000)
      expect(view.announcement.length).toBeLessThanOrEqual(ANNOUNCEMENT_LENGTH)
      for (const href of json.matchAll(/"href":"([^"]*)"/g)) expect(href[1]).toMatch(/^https:\/\//)
      for (const [, command] of json.matchAll(/"kind":"command","text":"([^"]*)"/g))
        expect(command).toMatch(/^(?:nslookup -q=(?:mx|txt)|dig -x|telnet) [\p{L}\p{N}._:-]+(?: 25)?$/u)
    }),
    { numRuns: 300 },
  )
})
