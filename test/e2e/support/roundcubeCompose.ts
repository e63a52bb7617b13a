import { until } from '../../../tools/clients/waiting.ts'
import type { WebTab } from '../../../tools/clients/webBrowser.ts'
import { fill, press, waitIn } from '../../../tools/clients/webTab.ts'

export interface WrittenMail {
  readonly to: string
  readonly cc?: string
  readonly bcc?: string
  readonly subject: string
  readonly text: string
  readonly files?: readonly { readonly name: string; readonly bytes: Buffer }[]
}

export const isComposePage = (url: string): boolean => /[?&]_action=compose&_id=/.test(url)

/** Writes a mail on Roundcube's own page, as its user does. */
export async function writeInRoundcube(tab: WebTab, url: string, mail: WrittenMail): Promise<void> {
  // PHP's own server may let a request wait behind another; the page is asked for again then, as a user would.
  const opened = async () => {
    await tab.goto(`${url}?_task=mail&_action=compose`)
    return waitIn(tab, {}, { what: 'it to be ready', timeoutMs: 15_000 }, isReady)
  }
  await until(opened, { what: 'the page for a new mail', timeoutMs: 60_000 })
  const fields = {
    to: mail.to,
    cc: mail.cc ?? '',
    bcc: mail.bcc ?? '',
    subject: mail.subject,
    text: mail.text,
  }
  await tab.run({}, fillIn, fields)
  for (const { name, bytes } of mail.files ?? []) {
    // A page that is busy with something else ignores the file.
    const uploaded = async () => {
      await tab.run({}, upload, name, bytes.toString('base64'))
      return waitIn(tab, {}, { what: name, timeoutMs: 10_000 }, isListed, name)
    }
    await until(uploaded, { what: `${name} on the server`, timeoutMs: 40_000 })
  }
}

declare const rcmail: { readonly busy: boolean } | undefined

const isReady = (root: Document | ShadowRoot): boolean =>
  root.querySelector('#composebody') !== null &&
  root.querySelector('.draft.disabled, .savedraft.disabled') === null &&
  typeof rcmail === 'object' &&
  !rcmail.busy

function fillIn(
  root: Document | ShadowRoot,
  { to, cc, bcc, subject, text }: Readonly<Record<'to' | 'cc' | 'bcc' | 'subject' | 'text', string>>,
): void {
  const values = { _to: to, _cc: cc, _bcc: bcc, 'compose-subject': subject, composebody: text }
  for (const [id, value] of Object.entries(values)) {
    const field = root.querySelector<HTMLTextAreaElement>(`#${id}`)
    if (!field) continue
    field.value = value
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

function upload(root: Document | ShadowRoot, name: string, content: string): void {
  const field = root.querySelector<HTMLInputElement>('#uploadform input[type="file"]')
  if (!field) throw new Error('no field for files')
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
  const transfer = new DataTransfer()
  transfer.items.add(new File([bytes], name))
  field.files = transfer.files
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

const isListed = (root: Document | ShadowRoot, name: string): boolean =>
  [...root.querySelectorAll('#attachment-list li[id^="rcmfile"]')].some(
    (file) => file.querySelector('.attachment-name')?.textContent === name,
  )

/** Presses Roundcube's own button, and waits until the mail is gone. */
export async function sendInRoundcube(tab: WebTab): Promise<void> {
  await waitIn(tab, {}, { what: 'the page for a new mail' }, isReady)
  await press(tab, {}, 'button.send, a.send, #messagetoolbar a.send')
  await waitIn(tab, {}, { what: 'the mail to be sent', timeoutMs: 60_000 }, (root) => {
    const url = new URL((root as Document).URL)
    return url.searchParams.get('_action') !== 'compose'
  })
}

/** Gives the user another identity, in Roundcube's own settings. */
export async function addIdentity(
  tab: WebTab,
  url: string,
  { name, address }: { readonly name: string; readonly address: string },
): Promise<void> {
  await tab.goto(`${url}?_task=settings&_action=add-identity`)
  await fill(tab, {}, '[name="_name"]', name)
  await fill(tab, {}, '[name="_email"]', address)
  await press(tab, {}, 'button.submit, input.button.mainaction')
  await waitIn(
    tab,
    {},
    { what: 'the identity' },
    (root) => root.querySelector<HTMLInputElement>('[name="_iid"]')?.value,
  )
}
