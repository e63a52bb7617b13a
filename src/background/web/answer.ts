import type { ActionAnswer, Deed } from '../../actions/deed.ts'
import { saveTicketChoice, ticketChoice } from '../../actions/settings.ts'
import type { TicketChoice } from '../../actions/types.ts'
import type { Holding } from '../../advice/actionTable.ts'
import { loadCatalogue } from '../../platform/catalogue.ts'
import { isDone } from '../../platform/done.ts'
import { readFindings } from '../../platform/findings.ts'
import { isHidden } from '../../platform/hidden.ts'
import { uiLocale } from '../../platform/locale.ts'
import { audienceFor } from '../../ticket/audience.ts'
import { allows, isRepair, type Judged } from '../../view/allows.ts'
import { commandsOf } from '../../view/commands.ts'
import { frameWords } from '../../view/frameWords.ts'
import type { DiagnosisView } from '../../view/types.ts'
import type { Located, Request, Shown } from '../messages.ts'
import { askFrames, bounceOf, displayedIn, loadEngine, type WebBounce } from './bounce.ts'
import { webEffects } from './effects.ts'
import { injectBanner } from './inject.ts'
import { canLook, isOthers, judgedAlone, judgedCompared, judgedSoon, locateSent } from './original.ts'
import { markHidden, markTab, unmarkHidden } from './toolbar.ts'

/** A frame of a tab. */
export interface Frame {
  readonly tab: number
  readonly frame: number
}

/** What to show of a message that has come up in a frame; when this returns it, the banner's code stands ready there. */
export async function answerOpen(message: number, at: Frame): Promise<Shown | null> {
  const bounce = await bounceOf(at.tab, message)
  if (!bounce) return null
  const shown = await describe(bounce)
  if (shown.hidden) return null
  const isTrick = bounce.verdict.verdict === 'trick'
  await Promise.all([injectBanner(at), isTrick ? markTab(at.tab, 'trick', shown) : null])
  return shown
}

/** Answers the banner, or the popup about the tab behind it. */
export async function answerRequest(
  request: Request,
  tab: number,
): Promise<Shown | Located | ActionAnswer | null> {
  switch (request.type) {
    case 'covered': {
      const bounce = await bounceOf(tab, request.message)
      if (!bounce || bounce.verdict.verdict === 'trick') return null
      if (request.covered) await markHidden(tab, bounce.message, await describe(bounce))
      else await unmarkHidden(tab, bounce.message)
      return null
    }
    case 'choice':
      await saveTicketChoice(request.choice)
      return null
    case 'displayed': {
      const bounce = await displayedIn(tab)
      return bounce && describe(bounce)
    }
    case 'original': {
      const bounce = await bounceOf(tab, request.message)
      return bounce && locate(tab, bounce)
    }
    case 'action': {
      const bounce = await bounceOf(tab, request.message)
      return bounce ? act(tab, bounce, request.action, request.choice) : 'failed'
    }
    case 'copy-command': {
      const bounce = await bounceOf(tab, request.message)
      return bounce ? copyCommand(bounce, request.text) : 'failed'
    }
    default:
      return null
  }
}

/** Brings the banner back after the popup has taken "not a bounce" back. */
export async function showAgain(tab: number, message: number): Promise<void> {
  await askFrames(tab, { type: 'again', message })
}

async function describe(bounce: WebBounce): Promise<Shown> {
  const locale = await uiLocale()
  const [view, catalogue, choice, hidden, done] = await Promise.all([
    viewOf(bounce, await judgedAlone(bounce)),
    loadCatalogue(locale),
    ticketChoice(audienceFor(bounce.diagnosed)),
    isHidden(bounce.identity),
    isDone(bounce.identity),
  ])
  return {
    message: bounce.message,
    view,
    words: frameWords(catalogue, locale),
    choice,
    hidden,
    done,
    origin: canLook(bounce) ? await (await loadEngine()).engine.origin(null) : null,
  }
}

/** Looks for the mail that failed in the webmail's folders; asked for once the banner stands. */
async function locate(tab: number, bounce: WebBounce): Promise<Located> {
  const [judged, found] = await Promise.all([judgedCompared(tab, bounce), locateSent(tab, bounce)])
  const view = await viewOf(bounce, judged, found?.holdings ?? null)
  if (judged.verdict.verdict === 'trick') await markTab(tab, 'trick', { view })
  if (!found || isOthers(judged.verdict)) return { view, origin: null }
  const { engine } = await loadEngine()
  // The line about the original has that button now.
  return { view: without(view, 'open-sent'), origin: await engine.origin(found.facts) }
}

function without(view: DiagnosisView, action: string): DiagnosisView {
  const left = <A extends { readonly id: string }>(actions: readonly A[]) =>
    actions.filter(({ id }) => id !== action)
  const recipients = view.recipients.map((one) => ({ ...one, actions: left(one.actions) }))
  return { ...view, recipients, actions: left(view.actions) }
}

async function viewOf(
  bounce: WebBounce,
  judged: Judged | null,
  holdings: ReadonlySet<Holding> | null = null,
) {
  const { diagnosed, can, identity } = bounce
  const engine = (await loadEngine()).engineFor(can)
  const view = await engine.view(diagnosed, holdings, judged)
  return engine.withChecks(await withoutVainRetry(view, bounce), await readFindings(identity))
}

/** Which mails may be tried again, and how often, is another matter than what the cause is. */
async function withoutVainRetry(view: DiagnosisView, bounce: WebBounce): Promise<DiagnosisView> {
  const offered = [view, ...view.recipients].some(({ actions }) =>
    actions.some(({ id }) => id === 'retry-later'),
  )
  if (!offered || (await (await import('./retries.ts')).canRetry(bounce))) return view
  return without(view, 'retry-later')
}

async function act(
  tab: number,
  bounce: WebBounce,
  action: string,
  choice: TicketChoice,
): Promise<ActionAnswer> {
  const [{ runAction }, { engine }] = await Promise.all([import('../../actions/index.ts'), loadEngine()])
  const judged = await (isRepair(action) ? judgedSoon(tab, bounce) : judgedAlone(bounce))
  if (!allows(judged, action)) return 'failed'
  const [options, checks] = await Promise.all([engine.ticketOptions(choice), readFindings(bounce.identity)])
  const ticket = { ...options, checks }
  const { verdict } = judged.verdict
  const trick = verdict === 'trick' ? await engine.trickReport(bounce.diagnosed, judged) : ''
  const left: Deed[] = []
  const outcome = await runAction(action, {
    diagnosed: bounce.diagnosed,
    format: choice.format,
    ticket,
    ...(trick ? { trickReport: trick } : {}),
    effects: webEffects(tab, bounce, (deed) => left.push(deed)),
  })
  return outcome === 'failed' ? outcome : (left[0] ?? outcome)
}

/** Lets a command be copied only if the diagnosis of that message holds it: a page cannot fill the clipboard at will. */
async function copyCommand(bounce: WebBounce, text: string): Promise<ActionAnswer> {
  return commandsOf(await viewOf(bounce, null)).includes(text) ? { do: 'copy', text, html: null } : 'failed'
}
