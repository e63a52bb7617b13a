import { saveTicketChoice, ticketChoice } from '../actions/settings.ts'
import type { ActionOutcome, TicketChoice } from '../actions/types.ts'
import { canBeDone, isDone } from '../hosts/thunderbird/doneTag.ts'
import { identity } from '../hosts/thunderbird/identity.ts'
import { injectBanner } from '../hosts/thunderbird/inject.ts'
import { markToolbar } from '../hosts/thunderbird/toolbar.ts'
import { translate } from '../i18n/translate.ts'
import { loadCatalogue } from '../platform/catalogue.ts'
import { readFindings } from '../platform/findings.ts'
import { isHidden } from '../platform/hidden.ts'
import { uiLocale } from '../platform/locale.ts'
import { audienceFor } from '../ticket/audience.ts'
import { allows, type Judged } from '../view/allows.ts'
import { commandsOf } from '../view/commands.ts'
import { frameWords } from '../view/frameWords.ts'
import type { OriginFacts } from '../view/origin.ts'
import type { ActionView, DiagnosisView } from '../view/types.ts'
import { type Bounce, displayedReport, isDelivery, loadEngine } from './bounce.ts'
import { backgroundEffects } from './effects.ts'
import { judgeAlone, judgeCompared } from './judging.ts'
import { MARKS } from './marks.ts'
import type { Located, Request, Shown } from './messages.ts'

/** Answers a request about the message displayed in a tab. */
export async function answer(
  request: Request,
  tabId: number,
): Promise<Shown | Located | ActionOutcome | null> {
  if (request.type === 'choice') {
    await saveTicketChoice(request.choice)
    return null
  }
  const notice = await displayedNotice(tabId)
  if (request.type === 'shown') return notice && show(notice, tabId)
  if (request.type === 'displayed') return notice && describe(notice)
  const isMeant = notice?.header.id === request.message
  switch (request.type) {
    case 'original':
      return isMeant ? locate(notice, tabId) : null
    case 'covered':
      if (isMeant) await markTab(notice, tabId, request.covered)
      return null
    case 'action':
      return isMeant ? act(notice, request.action, request.choice) : 'failed'
    case 'copy-command':
      return isMeant ? copyCommand(notice, request.text) : 'failed'
  }
}

/** A message that there is something to tell about: a notice about a delivery, or a trick. */
interface Notice extends Bounce {
  readonly judged: Judged
}

async function displayedNotice(tabId: number): Promise<Notice | null> {
  const bounce = await displayedReport(tabId)
  if (!bounce) return null
  const judged = await judgeAlone(bounce.header, bounce.diagnosed)
  return isDelivery(bounce) || judged.verdict.verdict === 'trick' ? { ...bounce, judged } : null
}

/**
 * The diagnosis for the document that asks; when this returns one, the banner's code stands ready there. The answer
 * goes to that very document, so a quick change of the message cannot put a banner on another one.
 */
async function show(notice: Notice, tabId: number): Promise<Shown | null> {
  const [shown] = await Promise.all([describe(notice), injectBanner(tabId), markTab(notice, tabId, false)])
  return shown.hidden ? null : shown
}

async function describe(notice: Notice): Promise<Shown> {
  const { header, diagnosed, judged } = notice
  const locale = await uiLocale()
  const [view, catalogue, choice, hidden] = await Promise.all([
    loadEngine().then((engine) => engine.view(diagnosed, null, judged)),
    loadCatalogue(locale),
    ticketChoice(audienceFor(diagnosed)),
    isHidden(identity(header)),
  ])
  const words = frameWords(catalogue, locale)
  return {
    message: header.id,
    view: await fitting(view, notice),
    words,
    choice,
    hidden,
    done: isDone(header),
    origin: hasOriginal(notice) ? await (await loadEngine()).origin(null) : null,
  }
}

/** Somebody's mail came back, or waits: it is worth looking for. Nothing of a trick is. */
const hasOriginal = ({ diagnosed: { report }, judged }: Notice): boolean =>
  (report.kind === 'failure' || report.kind === 'delay') && !isOthers(judged)

/** Nobody's mail of ours is behind it. */
const isOthers = ({ verdict: { verdict } }: Judged): boolean =>
  verdict === 'trick' || verdict === 'backscatter'

/**
 * Looks for the mail that failed, and whether the notice is about mail of the reader's at all; asked for once the banner
 * stands, which never waits for it.
 */
async function locate(notice: Notice, tabId: number): Promise<Located | null> {
  const { header, diagnosed } = notice
  const { glanceOriginal } = await import('../hosts/thunderbird/glanceOriginal.ts')
  const [judged, found] = await Promise.all([
    judgeCompared(header, diagnosed),
    hasOriginal(notice) ? glanceOriginal(diagnosed, header.id).catch(() => null) : null,
  ])
  if (judged.verdict.verdict === 'trick') await markTab({ ...notice, judged }, tabId, false)
  const engine = await loadEngine()
  const { holdings = null, ...facts } = found ?? {}
  const view = await fitting(await engine.view(diagnosed, holdings, judged), notice)
  if (!found || isOthers(judged)) return { view, origin: null }
  // The line about the original has that button now.
  const origin = await engine.origin(facts as OriginFacts)
  return { view: without(view, new Set(['open-sent'])), origin }
}

/** What the toolbar says of the message: that it is a trick, or that its banner cannot be seen or pressed there. */
async function markTab(notice: Notice, tabId: number, covered: boolean): Promise<void> {
  const trick = notice.judged.verdict.verdict === 'trick'
  if (!trick && !covered) return markToolbar(tabId, notice.header.id, null)
  const locale = await uiLocale()
  const catalogue = await loadCatalogue(locale)
  const name = translate(catalogue, locale, { key: 'extensionName' })
  const { title: key, ...mark } = MARKS[trick ? 'trick' : 'covered']
  const headline = trick ? '' : (await describe(notice)).view.headline
  const title = translate(catalogue, locale, { key, params: { name, headline } })
  await markToolbar(tabId, notice.header.id, { title, ...mark })
}

/** The view without the actions that this message has no use for, and with what was looked up about it. */
async function fitting(view: DiagnosisView, bounce: Bounce): Promise<DiagnosisView> {
  const useless = new Set<string>()
  if (!canBeDone(bounce.header)) useless.add('mark-done').add('unmark-done').add('mark-junk')
  const offered = new Set([view, ...view.recipients].flatMap(({ actions }) => actions.map(({ id }) => id)))
  if (offered.has('retry-later') && !(await (await import('./mailRetries.ts')).canRetry(bounce)))
    useless.add('retry-later')
  const findings = await readFindings(identity(bounce.header))
  const left = without(view, useless)
  return findings.length === 0 ? left : (await loadEngine()).withChecks(left, findings)
}

function without(view: DiagnosisView, ids: ReadonlySet<string>): DiagnosisView {
  const left = (actions: readonly ActionView[]) => actions.filter(({ id }) => !ids.has(id))
  const recipients = view.recipients.map((recipient) => ({ ...recipient, actions: left(recipient.actions) }))
  return { ...view, recipients, actions: left(view.actions) }
}

async function act(
  { header, diagnosed }: Notice,
  action: string,
  choice: TicketChoice,
): Promise<ActionOutcome> {
  const [{ runAction }, engine] = await Promise.all([import('../actions/index.ts'), loadEngine()])
  const judged = await judgeCompared(header, diagnosed)
  if (!allows(judged, action)) return 'failed'
  const [options, checks] = await Promise.all([engine.ticketOptions(choice), readFindings(identity(header))])
  const ticket = { ...options, checks }
  const trick = judged.verdict.verdict === 'trick' ? await engine.trickReport(diagnosed, judged) : null
  return runAction(action, {
    diagnosed,
    format: choice.format,
    ticket,
    ...(trick ? { trickReport: trick } : {}),
    effects: backgroundEffects(header, diagnosed),
  })
}

/** Copies a command only if the diagnosis of that message holds it: a document cannot fill the clipboard at will. */
async function copyCommand({ diagnosed }: Bounce, text: string): Promise<ActionOutcome> {
  const engine = await loadEngine()
  if (!commandsOf(await engine.view(diagnosed)).includes(text)) return 'failed'
  try {
    await navigator.clipboard.writeText(text)
    return 'copied'
  } catch {
    return 'failed'
  }
}
