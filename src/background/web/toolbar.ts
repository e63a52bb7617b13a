import { readIds } from '../../hosts/webmail/frameMessages.ts'
import { translate } from '../../i18n/translate.ts'
import { browser } from '../../platform/browser.ts'
import { loadCatalogue } from '../../platform/catalogue.ts'
import { MARKS, type Mark } from '../marks.ts'
import type { Shown } from '../messages.ts'
import { askFrames, bounceOf } from './bounce.ts'

/** Says on the button of a tab that a message is a trick, or that it hides the banner: no page can paint there. */
export async function markTab(tab: number, mark: Mark, { view }: Pick<Shown, 'view'>): Promise<void> {
  const { text, color, title: key } = MARKS[mark]
  const catalogue = await loadCatalogue(view.locale)
  const name = translate(catalogue, view.locale, { key: 'extensionName' })
  const title = translate(catalogue, view.locale, { key, params: { name, headline: view.headline } })
  await setButton(tab, { text, color, title })
}

/** Messages that hide their banners, by tab: a tab may show more of them. A background that has ended has forgotten them. */
const hiding = new Map<number, Set<number>>()

/** Marks a tab for a message that hides its banner. */
export async function markHidden(tab: number, message: number, shown: Pick<Shown, 'view'>): Promise<void> {
  hiding.set(tab, new Set([...(hiding.get(tab) ?? []), message]))
  await markTab(tab, 'covered', shown)
}

/** Takes that mark away again. */
export async function unmarkHidden(tab: number, message: number): Promise<void> {
  hiding.get(tab)?.delete(message)
  await unmarkTab(tab)
}

/** Takes the mark of a message away that has gone, unless a trick or one that hides its banner still stands open beside it. */
export async function unmarkTab(tab: number): Promise<void> {
  for (const message of readIds(await askFrames(tab, { type: 'candidates' }))) {
    if (hiding.get(tab)?.has(message)) return
    if ((await bounceOf(tab, message))?.verdict.verdict === 'trick') return
  }
  hiding.delete(tab)
  await setButton(tab, { text: null, color: null, title: '' })
}

interface Button {
  readonly text: string | null
  readonly color: string | null
  readonly title: string
}

/** Null, or no title, gives the tab what stands for all of them. A tab that has gone takes nothing any more. */
async function setButton(tabId: number, { text, color, ...rest }: Button): Promise<void> {
  const { action } = browser
  // Chrome would leave the button without any name for an empty one.
  const title = rest.title || (await action.getTitle({}).catch(() => ''))
  await Promise.allSettled([
    action.setBadgeText({ tabId, text }),
    ...(color === null ? [] : [action.setBadgeBackgroundColor({ tabId, color })]),
    action.setTitle({ tabId, title }),
  ])
}
