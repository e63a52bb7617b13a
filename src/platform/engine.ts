import type { Capability, Holding } from '../advice/actionTable.ts'
import type { AdviceTable } from '../advice/adviceTable.ts'
import { possibleActions } from '../advice/chooseActions.ts'
import { compile, diagnose, diagnoseText, explain } from '../classifier/index.ts'
import type { RuleSet } from '../classifier/ruleSet.ts'
import type { DiagnosedReport, ExplainedReply } from '../classifier/types.ts'
import type { Locale } from '../i18n/types.ts'
import type { Finding } from '../live/types.ts'
import type { Audience, TicketOptions } from '../ticket/index.ts'
import type { Verdict, VerdictContext } from '../verdict/types.ts'
import { PLAIN } from '../view/actions.ts'
import type { Judged } from '../view/allows.ts'
import { buildView } from '../view/buildView.ts'
import { buildViewOfReply } from '../view/buildViewOfReply.ts'
import { viewOfChecks } from '../view/checks.ts'
import type { ViewContext } from '../view/context.ts'
import { type OriginFacts, viewOfOrigin, viewOfSearch } from '../view/origin.ts'
import { trickReport } from '../view/trickReport.ts'
import type { DiagnosisView, OriginView } from '../view/types.ts'
import { withVerdict } from '../view/verdictView.ts'
import { browser } from './browser.ts'
import { loadCatalogue } from './catalogue.ts'
import { timeZone, uiLocale } from './locale.ts'
import { readSettings } from './settings.ts'

interface TicketWish {
  readonly locale: Locale
  readonly mask: boolean
  readonly audience: Audience
}

/** The pure core, with the data, words, language and time zone of where it runs. */
export interface Engine {
  /** Reads and judges a whole message. Never throws; `report.kind` says whether it is a bounce at all. */
  diagnoseMessage(bytes: Uint8Array): DiagnosedReport
  /** The same for the visible text of a message. */
  diagnoseText(text: string): DiagnosedReport
  /** One server's reply, or a code alone. */
  explain(reply: string): ExplainedReply
  /**
   * What to show, in the language of the screen; `holdings` is what the original holds, once that is known,
   * `judged` whether the notice itself is genuine.
   */
  view(
    diagnosed: DiagnosedReport,
    holdings?: ReadonlySet<Holding> | null,
    judged?: Judged | null,
  ): Promise<DiagnosisView>
  /** Whether the notice itself is genuine. Never throws. */
  judge(diagnosed: DiagnosedReport, context: VerdictContext): Promise<Verdict>
  /** What to tell others about a trick. */
  trickReport(diagnosed: DiagnosedReport, judged: Judged): Promise<string>
  /** The view with what was looked up in the DNS. */
  withChecks(view: DiagnosisView, findings: readonly Finding[]): Promise<DiagnosisView>
  /** Where the original is; `null` while it is looked for. */
  origin(facts: OriginFacts | null): Promise<OriginView>
  viewOfReply(explained: ExplainedReply): Promise<DiagnosisView>
  ticketOptions(wish: TicketWish): Promise<TicketOptions>
}

/** What a surface can do without a mail program. */
const ANYWHERE: ReadonlySet<Capability> = new Set(['clipboard', 'files', 'lookups'])

/** An engine over a set of rules, which it compiles when it needs them first; for a surface that can do so much. */
export function createEngine(ruleSet: RuleSet, table: AdviceTable, can = ANYWHERE): Engine {
  let compiled: ReturnType<typeof compile> | undefined
  const rules = () => {
    compiled ??= compile(ruleSet)
    return compiled
  }
  return {
    diagnoseMessage: (bytes) => diagnose(bytes, rules()),
    diagnoseText: (text) => diagnoseText(text, rules()),
    explain: (reply) => explain(reply, rules()),
    async view(diagnosed, holdings = null, judged = null) {
      const context = {
        ...(await viewContext(table, availableTo(can, table, holdings))),
        ...(can.has('hand-over') && !can.has('compose') ? { prepares: true as const } : {}),
      }
      const view = buildView(diagnosed, context)
      return judged ? withVerdict(view, diagnosed, judged, context) : view
    },
    async judge({ report }, context) {
      if (!report.message) return { verdict: 'none', reasons: [], linkHosts: [] }
      const { judge } = await import('../verdict/index.ts')
      return judge(report.message, report, context)
    },
    async trickReport(diagnosed, judged) {
      const context = await viewContext(table, new Set())
      const { verdict } = withVerdict(buildView(diagnosed, context), diagnosed, judged, context)
      return verdict ? trickReport(diagnosed, judged.verdict, verdict, context) : ''
    },
    viewOfReply: async (explained) =>
      buildViewOfReply(explained, await viewContext(table, availableTo(can, table, null))),
    async withChecks(view, findings) {
      const checks = viewOfChecks(findings, await viewContext(table, new Set()))
      return checks ? { ...view, checks } : view
    },
    async origin(facts) {
      const context = await viewContext(table, new Set())
      return facts ? viewOfOrigin(facts, context) : viewOfSearch(context)
    },
    ticketOptions,
  }
}

function availableTo(
  can: ReadonlySet<Capability>,
  table: AdviceTable,
  holdings: ReadonlySet<Holding> | null,
): ReadonlySet<string> {
  const possible = possibleActions(can, table.actions, holdings)
  const inMailProgram = possible.has('mark-done') ? ['unmark-done', 'it-was-mine'] : []
  const junk = can.has('junk') ? ['mark-junk'] : []
  return new Set([...possible, ...PLAIN, 'report-trick', ...inMailProgram, ...junk])
}

async function viewContext(table: AdviceTable, available: ReadonlySet<string>): Promise<ViewContext> {
  const locale = await uiLocale()
  const { version } = browser.runtime.getManifest()
  return { table, locale, catalogue: await loadCatalogue(locale), timeZone: timeZone(), version, available }
}

/** Chinese tickets say what happened in English as well: many of their readers sit abroad. */
async function ticketOptions({ locale, mask, audience }: TicketWish): Promise<TicketOptions> {
  const [catalogue, english, { ticketSubject }] = await Promise.all([
    loadCatalogue(locale),
    loadCatalogue('en'),
    readSettings(),
  ])
  return {
    locale,
    catalogue,
    mask,
    audience,
    includeSubject: ticketSubject,
    timeZone: timeZone(),
    version: browser.runtime.getManifest().version,
    ...(locale === 'en' ? {} : { also: { locale: 'en', catalogue: english } }),
  }
}
