import { beforeAll, describe, expect, test } from 'vitest'
import { CATEGORIES, PARTIES, PERMANENCES } from '../../../src/classifier/types.ts'
import { LOCALES, type Rich } from '../../../src/i18n/types.ts'
import { ANNOUNCEMENT_LENGTH } from '../../../src/view/announcement.ts'
import { buildView } from '../../../src/view/buildView.ts'
import type { ViewContext } from '../../../src/view/context.ts'
import type { DiagnosisView } from '../../../src/view/types.ts'
import { ALL_PARAMS, contextOf, diagnosedOf, diagnosisOf, factsOf, oneOf } from '../advice/samples.ts'

const NO_FIGURES = { finalRecipient: '', remoteMta: null, remoteIp: null, diagnosticText: null, texts: [] }

/** Every text of a view that is ours; what the mail said is left out. */
function wordsOf(view: DiagnosisView): string[] {
  const own = (rich: Rich) => rich.filter(({ kind }) => kind === 'text').map(({ text }) => text)
  return [
    view.headline,
    ...own(view.summary),
    view.announcement,
    view.route?.label ?? '',
    ...Object.values(view.labels),
    ...view.actions.map(({ label }) => label),
    ...view.recipients.flatMap((recipient) => [
      recipient.title,
      recipient.party,
      recipient.waiting,
      recipient.next,
      ...[recipient.cause, ...recipient.steps, ...recipient.adminSteps].flatMap(own),
      recipient.said?.label ?? '',
      ...recipient.details.flatMap(({ term, explanation }) => [term, explanation ?? '']),
    ]),
  ]
}

describe.each(LOCALES)('%s', (locale) => {
  let context: ViewContext
  beforeAll(async () => {
    context = await contextOf(locale)
  })

  describe.each(CATEGORIES)('%s', (category) => {
    const views = () =>
      [ALL_PARAMS, {}].flatMap((params) =>
        [factsOf(), factsOf(NO_FIGURES), factsOf({ action: 'delayed' })].map((facts) =>
          buildView(diagnosedOf([{ facts, diagnosis: diagnosisOf(category, { params }) }]), context),
        ),
      )

    test('is told in full, with and without figures', () => {
      for (const view of views())
        for (const text of wordsOf(view)) {
          expect(text).not.toMatch(/\$[a-z_]+\$|…/)
          expect(text).not.toMatch(/^[a-z]+(?:_[a-z0-9]+)+$/)
        }
    })

    test('has a short title', () => {
      for (const view of views()) {
        expect(view.headline.length).toBeLessThanOrEqual(locale === 'en' ? 60 : 24)
        expect(view.recipients[0]?.next.length).toBeLessThanOrEqual(50)
      }
    })

    test('is announced in at most 120 characters that begin with the title', () => {
      for (const party of PARTIES)
        for (const permanence of PERMANENCES) {
          const view = buildView(oneOf(category, ALL_PARAMS, { party, permanence }), context)
          expect(view.announcement.length).toBeLessThanOrEqual(ANNOUNCEMENT_LENGTH)
          expect(view.announcement.startsWith(view.headline)).toBe(true)
          expect(view.announcement).toContain(view.recipients[0]?.next)
        }
    })

    test('survives JSON', () => {
      for (const view of views()) expect(JSON.parse(JSON.stringify(view))).toEqual(view)
    })
  })
})
