import type { ActionAnswer, Deed } from '../../actions/deed.ts'
import { saveTicketChoice, ticketChoice } from '../../actions/settings.ts'
import type { TicketChoice } from '../../actions/types.ts'
import { loadCatalogue } from '../../platform/catalogue.ts'
import { isDone } from '../../platform/done.ts'
import { readFindings } from '../../platform/findings.ts'
import { isHidden } from '../../platform/hidden.ts'
import { uiLocale } from '../../platform/locale.ts'
import { audienceFor } from '../../ticket/audience.ts'
import { allows } from '../../view/allows.ts'
import { commandsOf } from '../../view/commands.ts'
import { frameWords } from '../../view/frameWords.ts'
import type { Request, Shown } from '../messages.ts'
import { askFrames, bounceOf, displayedIn, loadEngine, type WebBounce } from './bounce.ts'
import { webEffects } from './effects.ts'
import { injectBanner } from './inject.ts'
import { markTab, nameOnTab } from './toolbar.ts'

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
  await Promise.all([injectBanner(at), markTab(at.tab)])
  if (bounce.judged.verdict.verdict === 'trick') await nameOnTab(at.tab, 'toolbar_trick', shown)
  return shown
}

/** Answers the banner, or the popup about the tab behind it. */
export async function answerRequest(request: Request, tab: number): Promise<Shown | ActionAnswer | null> {
  switch (request.type) {
    case 'covered': {
      const bounce = await bounceOf(tab, request.message)
      if (!bounce || bounce.judged.verdict.verdict === 'trick') return null
      await nameOnTab(tab, request.covered ? 'toolbar_covered' : null, await describe(bounce))
      return null
    }
    case 'choice':
      await saveTicketChoice(request.choice)
      return null
    case 'displayed': {
      const bounce = await displayedIn(tab)
      return bounce && describe(bounce)
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
    viewOf(bounce),
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
    origin: null,
  }
}

async function viewOf({ diagnosed, can, identity, judged }: WebBounce) {
  const engine = (await loadEngine()).engineFor(can)
  return engine.withChecks(await engine.view(diagnosed, null, judged), await readFindings(identity))
}

async function act(
  tab: number,
  bounce: WebBounce,
  action: string,
  choice: TicketChoice,
): Promise<ActionAnswer> {
  const [{ runAction }, { engine }] = await Promise.all([import('../../actions/index.ts'), loadEngine()])
  if (!allows(bounce.judged, action)) return 'failed'
  const [options, checks] = await Promise.all([engine.ticketOptions(choice), readFindings(bounce.identity)])
  const ticket = { ...options, checks }
  const { verdict } = bounce.judged.verdict
  const trick = verdict === 'trick' ? await engine.trickReport(bounce.diagnosed, bounce.judged) : ''
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
  return commandsOf(await viewOf(bounce)).includes(text) ? { do: 'copy', text, html: null } : 'failed'
}
