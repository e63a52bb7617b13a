import { saveTicketChoice, ticketChoice } from '../actions/settings.ts'
import type { ActionOutcome, TicketChoice } from '../actions/types.ts'
import type { DiagnosedReport } from '../classifier/types.ts'
import { diagnoseDisplayed, displayedMessage } from '../hosts/thunderbird/displayed.ts'
import { identity } from '../hosts/thunderbird/identity.ts'
import { injectBanner } from '../hosts/thunderbird/inject.ts'
import { loadCatalogue } from '../platform/catalogue.ts'
import { isHidden } from '../platform/hidden.ts'
import { uiLocale } from '../platform/locale.ts'
import type { MessageHeader } from '../platform/thunderbird.d.ts'
import { commandsOf } from '../view/commands.ts'
import { DELIVERY_KINDS } from '../view/deliveryKinds.ts'
import { frameWords } from '../view/frameWords.ts'
import { backgroundEffects } from './effects.ts'
import type { Request, Shown } from './messages.ts'

interface Bounce {
  readonly header: MessageHeader
  readonly diagnosed: DiagnosedReport
}

/** The core and its rules: loaded only for a message that may be a bounce. */
const loadEngine = async () => (await import('./engine.ts')).engine

/** Answers a request about the message displayed in a tab. */
export async function answer(request: Request, tabId: number): Promise<Shown | ActionOutcome | null> {
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

async function describe({ header, diagnosed }: Bounce): Promise<Shown> {
  const locale = await uiLocale()
  const [view, catalogue, choice, hidden] = await Promise.all([
    loadEngine().then((engine) => engine.view(diagnosed)),
    loadCatalogue(locale),
    ticketChoice(),
    isHidden(identity(header)),
  ])
  return { message: header.id, view, words: frameWords(catalogue, locale), choice, hidden }
}

async function act(
  { header, diagnosed }: Bounce,
  action: string,
  choice: TicketChoice,
): Promise<ActionOutcome> {
  const [{ runAction }, engine] = await Promise.all([import('../actions/index.ts'), loadEngine()])
  const ticket = await engine.ticketOptions(choice)
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

async function displayedBounce(tabId: number): Promise<Bounce | null> {
  const header = await displayedMessage(tabId)
  const diagnosed = header && (await diagnoseDisplayed(header, diagnoseBytes))
  return diagnosed && DELIVERY_KINDS.has(diagnosed.report.kind) ? { header, diagnosed } : null
}

const diagnoseBytes = async (bytes: Uint8Array) => (await loadEngine()).diagnoseMessage(bytes)
