import type { Marionette } from './marionette.ts'
import type { ClientWindow, Privileged } from './privileged.ts'
import { until } from './waiting.ts'

/** What an open compose window holds. */
export interface Composed {
  readonly from: string
  readonly to: string
  readonly cc: string
  readonly bcc: string
  readonly subject: string
  readonly references: string
  readonly html: boolean
  /** The editor's content as HTML. */
  readonly body: string
  readonly attachments: readonly {
    readonly name: string
    readonly size: number
    readonly type: string
    readonly url: string
  }[]
}

/** All compose windows, in the order in which they were opened. */
export function composeWindows(marionette: Marionette): Promise<readonly Composed[]> {
  return marionette.chrome(readWindows)
}

/** Waits until so many compose windows stand, and are complete. */
export async function composeWindowsStand(
  marionette: Marionette,
  count: number,
): Promise<readonly Composed[]> {
  return until(
    async () => {
      const windows = await composeWindows(marionette)
      return windows.length === count ? windows : null
    },
    { what: `${count} compose windows` },
  )
}

/** Sends the mail of a window with that subject, as its Send button does, and waits until the window is gone. */
export async function sendComposed(marionette: Marionette, subject: string): Promise<void> {
  const standing = async () =>
    (await composeWindows(marionette)).filter((one) => one.subject === subject).length
  const before = await standing()
  await marionette.chrome(pressSend, subject)
  await until(async () => (await standing()) < before, {
    what: `"${subject}" to be sent`,
    timeoutMs: 60_000,
  })
}

/** Closes every compose window without saving. */
export async function closeComposed(marionette: Marionette): Promise<void> {
  await marionette.chrome(closeWindows)
  await until(async () => (await composeWindows(marionette)).length === 0, { what: 'no compose window' })
}

interface ComposeWindow extends ClientWindow {
  gContentChanged: boolean
  readonly gMsgCompose: { readonly compFields: Readonly<Record<string, string>> }
  readonly gAttachmentBucket: {
    readonly itemChildren: Iterable<{
      readonly attachment: {
        readonly name: string
        readonly size: number
        readonly contentType: string
        readonly url: string
      }
    }>
  }
  readonly composeEditorReady: boolean
  GetComposeDetails(): Readonly<Record<string, string>>
  GetCurrentEditor(): { outputToString(type: string, flags: number): string }
  IsHTMLEditor(): boolean
  goDoCommand(command: string): void
}

function readWindows({ Services }: Privileged): readonly Composed[] {
  const windows = [...Services.wm.getEnumerator('msgcompose')] as unknown as ComposeWindow[]
  return windows
    .filter((window) => window.composeEditorReady)
    .map((window) => {
      const { from = '', to = '', cc = '', bcc = '', subject = '' } = window.GetComposeDetails()
      return {
        from,
        to,
        cc,
        bcc,
        subject,
        references: window.gMsgCompose.compFields.references ?? '',
        html: window.IsHTMLEditor(),
        body: window.GetCurrentEditor().outputToString('text/html', 2),
        attachments: [...window.gAttachmentBucket.itemChildren].map(({ attachment }) => ({
          name: attachment.name,
          size: attachment.size,
          type: attachment.contentType,
          url: attachment.url,
        })),
      }
    })
}

function pressSend({ Services }: Privileged, subject: string): void {
  const windows = [...Services.wm.getEnumerator('msgcompose')] as unknown as ComposeWindow[]
  const window = windows.find((one) => one.GetComposeDetails().subject === subject)
  if (!window) throw new Error(`no compose window with the subject ${subject}`)
  window.focus()
  window.goDoCommand('cmd_sendNow')
}

function closeWindows({ Services }: Privileged): void {
  for (const window of [...Services.wm.getEnumerator('msgcompose')] as unknown as ComposeWindow[]) {
    window.gContentChanged = false
    window.close()
  }
}
