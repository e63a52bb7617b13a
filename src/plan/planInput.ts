import { outcomeOf } from '../advice/advise.ts'
import { visible } from '../advice/visibleText.ts'
import type { DiagnosedRecipient, DiagnosedReport, Params } from '../classifier/types.ts'
import type { Locale } from '../i18n/types.ts'
import { strictAddress } from '../outgoing/index.ts'
import { loadCatalogue } from '../platform/catalogue.ts'
import { uiLocale } from '../platform/locale.ts'
import { readSettings } from '../platform/settings.ts'
import type { Person, PlanInput } from '../ui/plan/types.ts'
import type { DiagnosisView } from '../view/types.ts'
import type { Subject } from './subject.ts'

/** What the plan page shows and plans with. Recipients whose mail is still on its way are not in it. */
export async function planInput(
  found: Subject['found'],
  { report, recipients }: DiagnosedReport,
  view: DiagnosisView,
): Promise<PlanInput> {
  const failed = recipients.filter(({ facts }) => outcomeOf(facts, report.kind) === 'failed')
  const arrived = recipients.filter(
    ({ facts }) => !['failed', 'delayed'].includes(outcomeOf(facts, report.kind)),
  )
  const [locale, { perMail, sizeSteps }] = await Promise.all([uiLocale(), readSettings()])
  const languages = await Promise.all(
    noteLocales(locale).map(async (one) => ({ locale: one, catalogue: await loadCatalogue(one) })),
  )
  return {
    source: found.source,
    folder: found.folder,
    draft: found.draft,
    people: failed.filter(({ facts }) => facts.finalRecipient !== '').map((one) => person(one, view)),
    received: arrived.map(({ facts }) => facts.finalRecipient).filter(Boolean),
    limitBytes: smallest(failed, 'limitBytes'),
    maxRecipients: smallest(failed, 'maxRecipients'),
    languages,
    perMail,
    sizeSteps,
    opensEncrypted: __TARGET__ === 'thunderbird',
  }
}

/** Recipients may read the other language: notes carry the reader's first, and English or Chinese after it. */
const noteLocales = (locale: Locale): readonly Locale[] =>
  locale === 'en' ? ['en', 'zh_CN'] : [locale, 'en']

function person({ facts, diagnosis }: DiagnosedRecipient, view: DiagnosisView): Person {
  const address = facts.finalRecipient
  const shown = view.recipients.find((one) => one.address === visible(address))
  const claimed = diagnosis.category === 'mailbox-moved' ? diagnosis.params.newAddress : undefined
  return {
    finalRecipient: address,
    originalRecipient: facts.originalRecipient,
    address,
    category: diagnosis.category,
    title: shown?.title ?? '',
    claimed: claimed ? strictAddress(claimed) : null,
  }
}

function smallest(
  failed: readonly DiagnosedRecipient[],
  name: 'limitBytes' | ('maxRecipients' & keyof Params),
): number | null {
  const values = failed.flatMap(({ diagnosis }) => diagnosis.params[name] ?? [])
  return values.length > 0 ? Math.min(...values) : null
}
