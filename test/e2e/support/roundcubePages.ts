import type { WebTab } from '../../../tools/clients/webBrowser.ts'
import { waitIn } from '../../../tools/clients/webTab.ts'

/** The pane beside the list, in which Roundcube shows a message. */
export const PANE = { frame: '#messagecontframe' } as const
/** Query of the page that lists the Inbox. */
export const INBOX = '_task=mail&_mbox=INBOX'

/** Selects the mail in the list whose line holds a text. */
export const select = (tab: WebTab, text: string): Promise<boolean> =>
  waitIn(
    tab,
    {},
    { what: `a mail ${text}` },
    (page, text) => {
      const row = [...page.querySelectorAll('#messagelist tbody tr')].find((one) =>
        one.textContent?.includes(text),
      )
      for (const type of ['mousedown', 'mouseup', 'click'])
        row?.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0 }))
      return row ? true : null
    },
    text,
  )

/** Waits until the pane shows a message that holds a text. */
export const messageStands = (tab: WebTab, text: string): Promise<boolean> =>
  waitIn(
    tab,
    PANE,
    { what: `the message ${text}` },
    (page, text) => page.querySelector('#messagebody')?.textContent?.includes(text) || null,
    text,
  )
