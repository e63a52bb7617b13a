import type { Capability, Holding } from '../advice/actionTable.ts'
import type { AdviceTable } from '../advice/adviceTable.ts'
import { possibleActions } from '../advice/chooseActions.ts'
import { compile, diagnose, diagnoseText, explain } from '../classifier/index.ts'
import type { RuleSet } from '../classifier/ruleSet.ts'
import type { DiagnosedReport, ExplainedReply } from '../classifier/types.ts'
import type { Locale } from '../i18n/types.ts'
import type { Finding } from '../live/types.ts'
import type { Audience, TicketOptions } from '../ticket/index.ts'
import { PLAIN } from '../view/actions.ts'
import { buildView } from '../view/buildView.ts'
import { buildViewOfReply } from '../view/buildViewOfReply.ts'
import { viewOfChecks } from '../view/checks.ts'
import type { ViewContext } from '../view/context.ts'
import { type OriginFacts, viewOfOrigin, viewOfSearch } from '../view/origin.ts'
import type { DiagnosisView, OriginView } from '../view/types.ts'
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
  /** What to show, in the language of the screen; `holdings` is what the original holds, once that is known. */
  view(diagnosed: DiagnosedReport, holdings?: ReadonlySet<Holding> | null): Promise<DiagnosisView>
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
    view: async (diagnosed, holdings = null) =>
      buildView(diagnosed, await viewContext(table, availableTo(can, table, holdings))),
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
  return new Set([...possible, ...PLAIN, ...(possible.has('mark-done') ? ['unmark-done'] : [])])
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
