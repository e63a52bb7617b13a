import type { DiagnosedReport } from '../../classifier/types.ts'
import { browser } from '../../platform/browser.ts'
import type { Engine } from '../../platform/engine.ts'
import { takeSelection } from '../../platform/handedSelection.ts'
import { DELIVERY_KINDS } from '../../view/deliveryKinds.ts'
import { type PageText, textOfPage } from './textOfPage.ts'

/** What a page that is no webmail gives: a selection to look at, or a bounce that stands in its text. */
export interface PageInput {
  readonly selection: string
  readonly bounce: DiagnosedReport | null
}

const NOTHING: PageInput = { selection: '', bounce: null }

/** Reads the page in a tab, as far as opening the popup there allows; nothing where browsers let nobody look. */
export async function readPage(tab: number, engine: Pick<Engine, 'diagnoseText'>): Promise<PageInput> {
  const [handed, frames] = await Promise.all([takeSelection(tab).catch(() => ''), framesOf(tab)])
  const selection = frames.find(({ selected }) => selected.trim() !== '')?.selected ?? handed
  if (selection.trim()) return { selection, bounce: null }
  // A page's text holds that of its frames: the least text with a bounce in it has the least of what is around it.
  for (const { text } of [...frames].sort((one, other) => one.text.length - other.text.length)) {
    const bounce = engine.diagnoseText(text)
    if (DELIVERY_KINDS.has(bounce.report.kind) && bounce.recipients.length > 0)
      return { selection: '', bounce }
  }
  return NOTHING
}

async function framesOf(tab: number): Promise<readonly PageText[]> {
  try {
    const target = { tabId: tab, allFrames: true }
    const results = await browser.scripting.executeScript({ target, func: textOfPage })
    return results.flatMap(({ result }) => (isPageText(result) ? [result] : []))
  } catch {
    return []
  }
}

const isPageText = (value: unknown): value is PageText => {
  const { selected, text } = (value ?? {}) as Readonly<Record<string, unknown>>
  return typeof selected === 'string' && typeof text === 'string'
}
