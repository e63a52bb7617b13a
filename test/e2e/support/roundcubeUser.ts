import type { Mail } from '../../../tools/clients/mbox.ts'
import { until } from '../../../tools/clients/waiting.ts'
import type { Place, WebTab } from '../../../tools/clients/webBrowser.ts'
import type { Webmail } from '../../../tools/clients/webmail.ts'
import { press, waitIn } from '../../../tools/clients/webTab.ts'
import type { MailServers } from './mailServers.ts'
import { sendInRoundcube, type WrittenMail, writeInRoundcube } from './roundcubeCompose.ts'
import { pressAction as pressInBanner } from './webmailBanner.ts'

/** The pane beside the list. */
export const PREVIEW = { frame: '#messagecontframe' }
/** The banner in it. */
export const BANNER = { ...PREVIEW, banner: true } as const

/** What a reader does with Roundcube, in whatever skin, in a tab that is logged in. */
export interface RoundcubeUser {
  /** Sends a mail, and waits for the notice that it has failed. */
  sendAndFail(mail: WrittenMail): Promise<Mail>
  /** Opens the newest message in the preview pane. */
  openNewest(): Promise<void>
  /** Presses a button of its banner, one behind "more" too. */
  pressAction(action: string): Promise<void>
  /** The banner once it says where the mail that failed is. */
  located(place?: Place): Promise<LocatedBanner>
}

export interface LocatedBanner {
  readonly source: string | undefined
  readonly text: string
  readonly verdict: string | undefined
  readonly actions: readonly (string | undefined)[]
}

export const roundcubeUser = (
  tab: WebTab,
  { url }: Pick<Webmail, 'url'>,
  { nextNotice }: Pick<MailServers, 'nextNotice'>,
): RoundcubeUser => ({
  async sendAndFail(mail) {
    await writeInRoundcube(tab, url, mail)
    await sendInRoundcube(tab)
    return nextNotice()
  },
  async openNewest() {
    // A list that was made just before the notice came is asked for again, as a user would.
    const listed = async () => {
      await tab.goto(`${url}?_task=mail&_mbox=INBOX`)
      return waitIn(tab, {}, { what: 'a message in the list', timeoutMs: 8000 }, hasRow, NEWEST)
    }
    await until(listed, { what: 'a message', timeoutMs: 40_000 })
    await press(tab, {}, NEWEST)
    const stands = (root: Document | ShadowRoot) => root.querySelector('#messagebody') !== null
    await waitIn(tab, PREVIEW, { what: 'the message' }, stands)
  },
  async pressAction(action) {
    await waitIn(tab, BANNER, { what: 'the banner' }, offers, 'more')
    await pressInBanner(tab, PREVIEW, action)
  },
  located: (place = BANNER) =>
    waitIn(tab, place, { what: 'the mail that failed', timeoutMs: 30_000 }, readLocated),
})

const NEWEST = '#messagelist tbody tr:first-child td.subject a'

const hasRow = (root: Document | ShadowRoot, row: string): boolean => root.querySelector(row) !== null

const offers = (root: Document | ShadowRoot, action: string): boolean =>
  root.querySelector(`[data-action="${action}"]`) !== null

function readLocated(root: Document | ShadowRoot): LocatedBanner | null {
  const line = root.querySelector<HTMLElement>('.origin')
  const source = line?.dataset.source
  if (!line || source === 'looking') return null
  const actions = [...root.querySelectorAll<HTMLElement>('[data-action]')]
  return {
    source,
    text: line.textContent ?? '',
    verdict: root.querySelector<HTMLElement>('[data-verdict]')?.dataset.verdict,
    actions: actions.map(({ dataset }) => dataset.action),
  }
}
