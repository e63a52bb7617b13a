import advice from 'virtual:advice'
import ruleSet from 'virtual:rules'
import { isWay, type Way } from '../actions/ways.ts'
import { loadCatalogue } from '../platform/catalogue.ts'
import { createEngine } from '../platform/engine.ts'
import { timeZone, uiLocale } from '../platform/locale.ts'
import { mountNote, mountPlan } from '../ui/plan/mountPlan.tsx'
import { planWords } from '../ui/plan/words.ts'
import { planInput } from './planInput.ts'
import { planServices } from './planServices.ts'
import { subjectInThunderbird } from './thunderbird.ts'
import { subjectInWebmail } from './webmail.ts'
import { showSent } from './webmailSent.ts'
import { writeToSupport } from './webmailSupport.ts'

const engine = createEngine(ruleSet, advice)

const WEB = __TARGET__ !== 'thunderbird'
const subjectOf = WEB ? subjectInWebmail : subjectInThunderbird

async function main(root: Element): Promise<void> {
  const locale = await uiLocale()
  const catalogue = await loadCatalogue(locale)
  const wordsFor = (surface: Parameters<typeof planWords>[3]) =>
    planWords(catalogue, locale, timeZone(), surface)
  const words = wordsFor(WEB ? 'tabs' : 'windows')
  document.documentElement.lang = words.lang
  document.title = words.word('extensionName')
  const query = new URLSearchParams(location.search)
  if (WEB && query.has('support')) return writeToSupport(query, engine, words, root, () => wordsFor('handed'))
  if (WEB && query.has('sent')) return showSent(query, engine, words, root)
  mountNote(words.word('plan_reading_bounce'), root)
  try {
    const asked = query.get('way')
    const way: Way = isWay(asked) ? asked : 'resend'
    const { key, diagnosed, found, services: own } = await subjectOf(query, engine)
    const view = await engine.view(diagnosed)
    const input = await planInput(found, diagnosed, view)
    const services = planServices(key, own)
    document.title = `${words.word('extensionName')} - ${input.draft?.subject ?? ''}`
    const props = {
      way,
      input,
      words: services.handOver ? wordsFor('handed') : words,
      services,
      progress: await services.progress(way),
    }
    mountPlan(props, root)
  } catch {
    mountNote(words.word('plan_unreadable'), root)
  }
}

const root = document.querySelector('#app')
if (root) void main(root)
