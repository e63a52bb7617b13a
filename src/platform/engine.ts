import type { AdviceTable } from '../advice/adviceTable.ts'
import { compile, diagnose, diagnoseText, explain } from '../classifier/index.ts'
import type { RuleSet } from '../classifier/ruleSet.ts'
import type { DiagnosedReport, ExplainedReply } from '../classifier/types.ts'
import type { Locale } from '../i18n/types.ts'
import type { TicketOptions } from '../ticket/index.ts'
import { buildView } from '../view/buildView.ts'
import { buildViewOfReply } from '../view/buildViewOfReply.ts'
import type { ViewContext } from '../view/context.ts'
import type { DiagnosisView } from '../view/types.ts'
import { browser } from './browser.ts'
import { loadCatalogue } from './catalogue.ts'
import { timeZone, uiLocale } from './locale.ts'
import { readSettings } from './settings.ts'

interface TicketWish {
  readonly locale: Locale
  readonly mask: boolean
}

/** The pure core, with the data, words, language and time zone of where it runs. */
export interface Engine {
  /** Reads and judges a whole message. Never throws; `report.kind` says whether it is a bounce at all. */
  diagnoseMessage(bytes: Uint8Array): DiagnosedReport
  /** The same for the visible text of a message. */
  diagnoseText(text: string): DiagnosedReport
  /** One server's reply, or a code alone. */
  explain(reply: string): ExplainedReply
  /** What to show, in the language of the screen. */
  view(diagnosed: DiagnosedReport): Promise<DiagnosisView>
  viewOfReply(explained: ExplainedReply): Promise<DiagnosisView>
  ticketOptions(wish: TicketWish): Promise<TicketOptions>
}

/**
 * An engine over a set of rules, which it compiles when it needs them first. `available` names the actions that can be
 * carried out where the views are shown; left out, those that need no mail program.
 */
export function createEngine(ruleSet: RuleSet, table: AdviceTable, available?: ReadonlySet<string>): Engine {
  let compiled: ReturnType<typeof compile> | undefined
  const rules = () => {
    compiled ??= compile(ruleSet)
    return compiled
  }
  return {
    diagnoseMessage: (bytes) => diagnose(bytes, rules()),
    diagnoseText: (text) => diagnoseText(text, rules()),
    explain: (reply) => explain(reply, rules()),
    view: async (diagnosed) => buildView(diagnosed, await viewContext(table, available)),
    viewOfReply: async (explained) => buildViewOfReply(explained, await viewContext(table, available)),
    ticketOptions,
  }
}

async function viewContext(table: AdviceTable, available?: ReadonlySet<string>): Promise<ViewContext> {
  const locale = await uiLocale()
  const { version } = browser.runtime.getManifest()
  const shared = { table, locale, catalogue: await loadCatalogue(locale), timeZone: timeZone(), version }
  return available ? { ...shared, available } : shared
}

/** Chinese tickets say what happened in English as well: many of their readers sit abroad. */
async function ticketOptions({ locale, mask }: TicketWish): Promise<TicketOptions> {
  const [catalogue, english, { ticketSubject }] = await Promise.all([
    loadCatalogue(locale),
    loadCatalogue('en'),
    readSettings(),
  ])
  return {
    locale,
    catalogue,
    mask,
    audience: 'own-admin',
    includeSubject: ticketSubject,
    timeZone: timeZone(),
    version: browser.runtime.getManifest().version,
    ...(locale === 'en' ? {} : { also: { locale: 'en', catalogue: english } }),
  }
}
