import advice from 'virtual:advice'
import table from 'virtual:live'
import ruleSet from 'virtual:rules'
import { languageTag } from '../i18n/locale.ts'
import { planChecks } from '../live/runChecks.ts'
import { loadCatalogue } from '../platform/catalogue.ts'
import { createEngine } from '../platform/engine.ts'
import { readFindings } from '../platform/findings.ts'
import { timeZone, uiLocale } from '../platform/locale.ts'
import { firstResolver, isAllowed, offeredResolvers } from '../platform/resolvers.ts'
import { readSettings } from '../platform/settings.ts'
import { subjectOf } from '../ticket/index.ts'
import { mountCheck, mountUnreadable } from '../ui/check/mountCheck.tsx'
import { sayIn } from '../ui/words.ts'
import { checkServices } from './services.ts'
import { readSource } from './source.ts'

const engine = createEngine(ruleSet, advice)

async function main(root: Element): Promise<void> {
  const locale = await uiLocale()
  const say = sayIn(await loadCatalogue(locale), locale, timeZone())
  document.documentElement.lang = languageTag(locale)
  document.title = `${say('extensionName')} - ${say('liveTitle')}`
  const source = await readSource(new URLSearchParams(location.search), engine).catch(() => null)
  if (!source) return mountUnreadable(say, root)
  const { diagnosed, view, identity } = source
  const subject = subjectOf(diagnosed)
  const settings = await readSettings()
  const resolvers = offeredResolvers(settings)
  const granted = await Promise.all(resolvers.map(isAllowed))
  const input = {
    ...{ view, resolvers, plan: planChecks(subject, table) },
    first: firstResolver(settings, locale),
    allowed: resolvers.filter((_, index) => granted[index]).map(({ id }) => id),
    findings: identity === null ? [] : await readFindings(identity),
    kept: identity !== null,
  }
  mountCheck({ input, say, services: checkServices({ diagnosed, identity, subject, table, engine }) }, root)
}

const root = document.querySelector('#app')
if (root) void main(root)
