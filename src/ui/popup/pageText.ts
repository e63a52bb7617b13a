import type { DiagnosedReport } from '../../classifier/types.ts'
import { browser } from '../../platform/browser.ts'
import type { Engine } from '../../platform/engine.ts'
import { takeSelection } from '../../platform/handedSelection.ts'
import { DELIVERY_KINDS } from '../../view/deliveryKinds.ts'

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
  for (const { text } of [...frames].sort((one, other) => other.text.length - one.text.length)) {
    const bounce = engine.diagnoseText(text)
    if (DELIVERY_KINDS.has(bounce.report.kind) && bounce.recipients.length > 0)
      return { selection: '', bounce }
  }
  return NOTHING
}

interface FrameText {
  readonly selected: string
  readonly text: string
}

async function framesOf(tab: number): Promise<readonly FrameText[]> {
  try {
    const target = { tabId: tab, allFrames: true }
    const results = await browser.scripting.executeScript({ target, func: textOfFrame })
    return results.flatMap(({ result }) => (isFrameText(result) ? [result] : []))
  } catch {
    return []
  }
}

/** Runs in the page: nothing from around it may be used. */
function textOfFrame(): FrameText {
  const most = 200_000
  const selected = String(getSelection() ?? '').slice(0, most)
  // biome-ignore lint/performance/useDomNodeTextContent: lines as they are shown, without what is hidden
  return { selected, text: (document.body?.innerText ?? '').slice(0, most) }
}

const isFrameText = (value: unknown): value is FrameText => {
  const { selected, text } = (value ?? {}) as Readonly<Record<string, unknown>>
  return typeof selected === 'string' && typeof text === 'string'
}
