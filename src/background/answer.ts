import { saveTicketChoice, ticketChoice } from '../actions/settings.ts'
import type { ActionOutcome, TicketChoice } from '../actions/types.ts'
import { canBeDone, isDone } from '../hosts/thunderbird/doneTag.ts'
import { identity } from '../hosts/thunderbird/identity.ts'
import { injectBanner } from '../hosts/thunderbird/inject.ts'
import { loadCatalogue } from '../platform/catalogue.ts'
import { readFindings } from '../platform/findings.ts'
import { isHidden } from '../platform/hidden.ts'
import { uiLocale } from '../platform/locale.ts'
import { audienceFor } from '../ticket/audience.ts'
import { commandsOf } from '../view/commands.ts'
import { frameWords } from '../view/frameWords.ts'
import type { ActionView, DiagnosisView } from '../view/types.ts'
import { type Bounce, displayedBounce, loadEngine } from './bounce.ts'
import { backgroundEffects } from './effects.ts'
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
  const bounce = await displayedBounce(tabId)
  switch (request.type) {
    case 'shown':
      return bounce && show(bounce, tabId)
    case 'displayed':
      return bounce && describe(bounce)
    case 'original':
      return bounce?.header.id === request.message ? locate(bounce) : null
    case 'action':
      return bounce?.header.id === request.message ? act(bounce, request.action, request.choice) : 'failed'
    case 'copy-command':
      return bounce?.header.id === request.message ? copyCommand(bounce, request.text) : 'failed'
  }
}

/**
 * The diagnosis for the document that asks; when this returns one, the banner's code stands ready there. The answer
 * goes to that very document, so a quick change of the message cannot put a banner on another one.
 */
async function show(bounce: Bounce, tabId: number): Promise<Shown | null> {
  const [shown] = await Promise.all([describe(bounce), injectBanner(tabId)])
  return shown.hidden ? null : shown
}

async function describe(bounce: Bounce): Promise<Shown> {
  const { header, diagnosed } = bounce
  const locale = await uiLocale()
  const [view, catalogue, choice, hidden] = await Promise.all([
    loadEngine().then((engine) => engine.view(diagnosed)),
    loadCatalogue(locale),
    ticketChoice(audienceFor(diagnosed)),
    isHidden(identity(header)),
  ])
  const words = frameWords(catalogue, locale)
  return {
    message: header.id,
    view: await fitting(view, bounce),
    words,
    choice,
    hidden,
    done: isDone(header),
    origin: hasOriginal(bounce) ? await (await loadEngine()).origin(null) : null,
  }
}

/** Somebody's mail came back, or waits: it is worth looking for. */
const hasOriginal = ({ diagnosed: { report } }: Bounce): boolean =>
  report.kind === 'failure' || report.kind === 'delay'

/** Looks for the mail that failed; asked for once the banner stands, which never waits for it. */
async function locate(bounce: Bounce): Promise<Located | null> {
  if (!hasOriginal(bounce)) return null
  const { header, diagnosed } = bounce
  const { glanceOriginal } = await import('../hosts/thunderbird/glanceOriginal.ts')
  try {
    const { holdings, ...facts } = await glanceOriginal(diagnosed, header.id)
    const engine = await loadEngine()
    const view = await fitting(await engine.view(diagnosed, holdings), bounce)
    // The line about the original has that button now.
    return { view: without(view, new Set(['open-sent'])), origin: await engine.origin(facts) }
  } catch {
    return null
  }
}

/** The view without the actions that this message has no use for, and with what was looked up about it. */
async function fitting(view: DiagnosisView, bounce: Bounce): Promise<DiagnosisView> {
  const useless = new Set<string>()
  if (!canBeDone(bounce.header)) useless.add('mark-done').add('unmark-done')
  const offered = new Set([view, ...view.recipients].flatMap(({ actions }) => actions.map(({ id }) => id)))
  if (offered.has('retry-later') && !(await (await import('./retries.ts')).canRetry(bounce)))
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
  { header, diagnosed }: Bounce,
  action: string,
  choice: TicketChoice,
): Promise<ActionOutcome> {
  const [{ runAction }, engine] = await Promise.all([import('../actions/index.ts'), loadEngine()])
  const [options, checks] = await Promise.all([engine.ticketOptions(choice), readFindings(identity(header))])
  const ticket = { ...options, checks }
  return runAction(action, {
    diagnosed,
    format: choice.format,
    ticket,
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
