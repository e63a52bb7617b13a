import advice from 'virtual:advice'
import ruleSet from 'virtual:rules'
import { isWay, type Way } from '../actions/ways.ts'
import { findOriginal } from '../hosts/thunderbird/findOriginal.ts'
import { identity } from '../hosts/thunderbird/identity.ts'
import { thunderbird } from '../platform/browser.ts'
import { loadCatalogue } from '../platform/catalogue.ts'
import { createEngine } from '../platform/engine.ts'
import { timeZone, uiLocale } from '../platform/locale.ts'
import { mountNote, mountPlan } from '../ui/plan/mountPlan.tsx'
import { planWords } from '../ui/plan/words.ts'
import { planInput } from './planInput.ts'
import { planServices } from './planServices.ts'

const engine = createEngine(ruleSet, advice)

/** The bounce and the way that the address of the page names. */
function asked(): { readonly message: number; readonly way: Way } | null {
  const query = new URLSearchParams(location.search)
  const [message, way] = [Number(query.get('message')), query.get('way')]
  return Number.isSafeInteger(message) && message > 0 && isWay(way) ? { message, way } : null
}

async function main(root: Element): Promise<void> {
  const locale = await uiLocale()
  const words = planWords(await loadCatalogue(locale), locale, timeZone())
  document.documentElement.lang = words.lang
  document.title = words.word('extensionName')
  mountNote(words.word('plan_reading_bounce'), root)
  try {
    const { message, way } = asked() ?? { message: 0, way: 'resend' as const }
    const header = await thunderbird.messages.get(message)
    const file = await thunderbird.messages.getRaw(message)
    const diagnosed = engine.diagnoseMessage(new Uint8Array(await file.arrayBuffer()))
    const found = await findOriginal(diagnosed, message)
    const view = await engine.view(diagnosed)
    const input = await planInput(found, diagnosed, view)
    const services = planServices({ key: identity(header), found, diagnosed, bounce: message })
    document.title = `${words.word('extensionName')} - ${input.draft?.subject ?? ''}`
    const props = { way, input, words, services, progress: await services.progress(way) }
    mountPlan(props, root)
  } catch {
    mountNote(words.word('plan_unreadable'), root)
  }
}

const root = document.querySelector('#app')
if (root) void main(root)
