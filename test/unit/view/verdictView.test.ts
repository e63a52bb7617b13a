import { beforeAll, describe, expect, test } from 'vitest'
import type { DiagnosedReport } from '../../../src/classifier/types.ts'
import { type Catalogue, LOCALES, type Locale } from '../../../src/i18n/types.ts'
import { SAMPLES } from '../../../src/ui/dev/samples.ts'
import { REASONS, VERDICTS, type Verdict, type VerdictId } from '../../../src/verdict/index.ts'
import { allows, type Judged } from '../../../src/view/allows.ts'
import { trickReport } from '../../../src/view/trickReport.ts'
import type { DiagnosisView } from '../../../src/view/types.ts'
import { withVerdict } from '../../../src/view/verdictView.ts'
import { readCatalogue } from '../advice/samples.ts'

const catalogues = {} as Record<Locale, Catalogue>
beforeAll(async () => {
  for (const locale of LOCALES) catalogues[locale] = await readCatalogue(locale)
})

const sample = SAMPLES[1] as DiagnosisView
const resendable: DiagnosisView = {
  ...sample,
  actions: [
    { id: 'resend', label: 'Send again…', kind: 'main' },
    { id: 'copy-ticket', label: 'Copy ticket', kind: 'normal' },
    { id: 'not-a-bounce', label: 'Not a bounce?', kind: 'plain' },
  ],
}
const diagnosed = {
  report: { original: { subject: 'Quarterly report', date: '2026-11-10T01:00:00Z' }, message: null },
  recipients: [],
} as unknown as DiagnosedReport

const judged = (verdict: VerdictId, more: Partial<Verdict> & Partial<Judged> = {}): Judged => ({
  verdict: { verdict, reasons: more.reasons ?? [], linkHosts: more.linkHosts ?? [] },
  comparing: more.comparing ?? false,
  claimed: more.claimed ?? false,
})
const shown = (one: Judged, locale: Locale = 'en') =>
  withVerdict(resendable, diagnosed, one, {
    table: {} as never,
    catalogue: catalogues[locale],
    locale,
    timeZone: 'UTC',
    available: new Set([
      'mark-junk',
      'report-trick',
      'it-was-mine',
      'not-a-bounce',
      'mark-done',
      'copy-ticket',
    ]),
  })
const ids = (view: DiagnosisView) => view.actions.map(({ id }) => id)

describe('the view of a verdict', () => {
  test('names the mail that was found in Sent, and leaves everything on', () => {
    const view = shown(judged('matches-sent'))
    expect(view.verdict).toMatchObject({ id: 'matches-sent', tone: 'ok' })
    expect(view.verdict?.note).toContain('Quarterly report')
    expect(view.verdict?.note).toContain('2026')
    expect(ids(view)).toEqual(ids(resendable))
  })

  test('is never green without the sent mail', () => {
    for (const verdict of VERDICTS)
      if (verdict !== 'matches-sent') expect(shown(judged(verdict)).verdict?.tone).not.toBe('ok')
    const reasons = [{ id: 'not-compared', weight: 4, params: {} }] as const
    expect(shown(judged('none', { reasons })).verdict?.title).toBe(
      'Could not be compared with your sent mail.',
    )
  })

  test('says nothing where there is nothing to say', () => {
    expect(shown(judged('none')).verdict).toBeUndefined()
  })

  test('says while it compares', () => {
    expect(shown(judged('none', { comparing: true })).verdict).toMatchObject({
      id: 'comparing',
      tone: 'info',
    })
  })

  test('takes sending again away where Sent has no such mail, until the reader claims it', () => {
    const before = shown(judged('not-in-sent'))
    expect(ids(before)).toEqual(['it-was-mine', 'copy-ticket', 'not-a-bounce'])
    expect(before.verdict?.tone).toBe('info')
    expect(ids(shown(judged('not-in-sent', { claimed: true })))).toEqual(ids(resendable))
  })

  test.each(['trick', 'backscatter'] as const)('has a %s take the place of the diagnosis', (verdict) => {
    const view = shown(judged(verdict))
    expect(view.recipients).toEqual([])
    expect(view.route).toBeNull()
    expect(view.headline).not.toBe(sample.headline)
    expect(view.tone).toBe(verdict === 'trick' ? 'fail' : 'wait')
    expect(ids(view)).not.toContain('resend')
  })

  test('offers to report a trick and to mark it as junk, and names three reasons and the true hosts', () => {
    const reasons = REASONS.slice(18, 23).map((id, at) => ({
      id,
      weight: 9 - at,
      params: { words: 'send\u202e\u200b now' },
    }))
    const view = shown(judged('trick', { reasons, linkHosts: ['evil\u202e.example'] }))
    expect(ids(view)).toEqual(['mark-junk', 'report-trick', 'not-a-bounce'])
    expect(view.verdict?.reasons).toHaveLength(3)
    expect(JSON.stringify(view)).not.toMatch(/[\u202e\u200b]/)
    expect(view.verdict?.hosts).toEqual(['evil.example'])
  })

  test('allows nothing that sends for a trick, whatever the reader claims', () => {
    for (const claimed of [true, false]) {
      expect(allows(judged('trick', { claimed }), 'resend')).toBe(false)
      expect(allows(judged('backscatter', { claimed }), 'retry-later')).toBe(false)
      expect(allows(judged('trick', { claimed }), 'report-trick')).toBe(true)
    }
  })

  test.each(LOCALES)('has words for every verdict and reason in %s', (locale) => {
    const context = { table: {} as never, catalogue: catalogues[locale], locale, timeZone: 'UTC' }
    for (const verdict of VERDICTS)
      for (const id of REASONS) {
        const one = judged(verdict, {
          reasons: [{ id, weight: 1, params: { words: 'w', host: 'h.example' } }],
        })
        const view = withVerdict(resendable, diagnosed, one, context)
        const said = [view.verdict?.title, view.verdict?.note, ...(view.verdict?.reasons ?? [])].join('')
        expect(said).not.toMatch(/verdict_/)
        if (locale !== 'en')
          expect(said.replace(/[“「]Quarterly report[”」]|h\.example|Message-ID|Received/g, '')).not.toMatch(
            /[A-Za-z]{6}/,
          )
      }
  })
})

test('the report of a trick makes no link and holds no control character', () => {
  const one = judged('trick', { linkHosts: ['login.evil.example'] })
  const context = { table: {} as never, catalogue: catalogues.en, locale: 'en' as const, timeZone: 'UTC' }
  const { verdict } = withVerdict(resendable, diagnosed, one, context)
  if (!verdict) throw new Error('no verdict')
  const text = trickReport(diagnosed, one.verdict, verdict, context)
  expect(text).toContain('login[.]evil[.]example')
  expect(text).not.toMatch(/evil\.example/)
})
