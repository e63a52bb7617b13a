import { until } from '../../../tools/clients/waiting.ts'
import type { WebTab } from '../../../tools/clients/webBrowser.ts'
import { press, waitIn } from '../../../tools/clients/webTab.ts'

export interface SogoMail {
  readonly from: string
  readonly to: readonly string[]
  readonly bcc?: readonly string[]
  readonly subject: string
  /** HTML. */
  readonly text: string
  readonly files?: readonly { readonly name: string; readonly bytes: Buffer }[]
}

export const isSogoEditor = (url: string): boolean => /UIxMailPopupView#!\/Mail\/.+\/edit$/.test(url)

/** Has SOGo send a mail, by the requests that its own editor makes, in a tab that shows SOGo. */
export async function sendBySogo(tab: WebTab, { files = [], ...mail }: SogoMail): Promise<void> {
  const contents = files.map(({ name, bytes }) => ({ name, content: bytes.toString('base64') }))
  const status = await tab.run({}, sendInPage, mail, contents)
  if (status !== 'success') throw new Error(`SOGo did not send: ${status}`)
}

async function sendInPage(
  root: Document | ShadowRoot,
  mail: Omit<SogoMail, 'files'>,
  files: readonly { readonly name: string; readonly content: string }[],
): Promise<string> {
  const page = root as Document
  const base = /^.*?\/SOGo\/so\/[^/]+\//.exec(new URL(page.URL).pathname)?.[0]
  const token = decodeURIComponent(/XSRF-TOKEN=([^;]+)/.exec(page.cookie)?.[1] ?? '')
  const ask = async (path: string, body?: BodyInit) => {
    const headers = {
      'X-XSRF-TOKEN': token,
      ...(typeof body === 'string' ? { 'Content-Type': 'application/json' } : {}),
    }
    const response = await fetch(
      `${base}Mail/${path}`,
      body ? { method: 'POST', headers, body } : { headers },
    )
    return response.json()
  }
  const { mailboxPath, draftId } = await ask('0/compose')
  const draft = `0/folder${mailboxPath}/${draftId}`
  for (const { name, content } of files) {
    const form = new FormData()
    const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))
    form.append('attachments', new File([bytes], name))
    await ask(`${draft}/save`, form)
  }
  const fields = { cc: [], bcc: [], ...mail, isHTML: 1 }
  return (await ask(`${draft}/send`, JSON.stringify(fields))).status
}

/** Presses SOGo's own button in its editor, and waits until it says that the mail is sent. */
export async function sendInSogo(tab: WebTab): Promise<void> {
  await press(tab, {}, 'button[ng-click="editor.send()"]:not([disabled])')
  await until(() => hasGone(tab), { what: 'the mail to be sent', timeoutMs: 60_000 })
}

/** The editor goes with its mail; where its tab may not close itself, it stands empty. */
const hasGone = (tab: WebTab): Promise<boolean> =>
  tab.run({}, (root) => root.querySelector('#mailEditor') === null).catch(() => true)

/** Opens the newest notice in the Inbox, which holds a text. */
export async function openNoticeInSogo(tab: WebTab, url: string, text: string): Promise<void> {
  await tab.goto(url)
  // A row that is just drawn does not mind the mouse yet.
  const opened = async () => {
    await waitIn(tab, {}, { what: 'a notice' }, clickNotice)
    return waitIn(tab, {}, { what: 'its text', timeoutMs: 4000 }, showsText, text)
  }
  await until(opened, { what: `the notice with ${text}`, timeoutMs: 40_000 })
}

function clickNotice(root: Document | ShadowRoot): true | null {
  const rows = [...root.querySelectorAll<HTMLElement>('md-list-item[role="listitem"]')]
  const row = rows.find(({ textContent }) => textContent?.includes('Undelivered'))
  const target = row?.querySelector('button') ?? row
  for (const type of ['mousedown', 'mouseup', 'click'])
    target?.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0 }))
  return target ? true : null
}

const showsText = (root: Document | ShadowRoot, text: string): true | null =>
  root.querySelector('.msg-body')?.textContent?.includes(text) || null
