import { composeWindowsStand, sendComposed } from './composeWindows.ts'
import type { Marionette } from './marionette.ts'
import type { Privileged } from './privileged.ts'

/** A mail that the demo user writes; each field as one types it. */
export interface WrittenMail {
  readonly to: string
  readonly cc?: string
  readonly bcc?: string
  readonly subject: string
  /** HTML. */
  readonly body: string
  /** Paths of the files that go along. */
  readonly files?: readonly string[]
}

/** Opens a compose window with the mail in it and sends it; no other compose window may stand. */
export async function writeMail(marionette: Marionette, mail: WrittenMail): Promise<void> {
  await marionette.chrome(openWindow, mail)
  await composeWindowsStand(marionette, 1)
  await sendComposed(marionette, mail.subject)
}

interface ComposeFields {
  to: string
  cc: string
  bcc: string
  subject: string
  body: string
  addAttachment(attachment: Attachment): void
}

interface Attachment {
  url: string
}

interface ComposeParameters {
  type: number
  format: number
  composeFields: ComposeFields
}

type Constants = Readonly<Record<string, number>>

function openWindow({ ChromeUtils, Services, Cc, Ci }: Privileged, mail: WrittenMail): void {
  const make = (name: string, type: string) =>
    Cc[`@mozilla.org/${name};1`]?.createInstance(Ci[type]) as unknown
  const fields = make('messengercompose/composefields', 'nsIMsgCompFields') as ComposeFields
  const { to, cc = '', bcc = '', subject, body, files = [] } = mail
  Object.assign(fields, { to, cc, bcc, subject, body })
  for (const path of files) {
    const file = Cc['@mozilla.org/file/local;1']?.createInstance(Ci.nsIFile)
    if (!file) throw new Error('no files')
    file.initWithPath(path)
    const attachment = make('messengercompose/attachment', 'nsIMsgAttachment') as Attachment
    attachment.url = Services.io.newFileURI(file).spec
    fields.addAttachment(attachment)
  }
  const parameters = make('messengercompose/composeparams', 'nsIMsgComposeParams') as ComposeParameters
  parameters.type = (Ci.nsIMsgCompType as Constants).New ?? 0
  parameters.format = (Ci.nsIMsgCompFormat as Constants).HTML ?? 0
  parameters.composeFields = fields
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs') as {
    MailServices: { compose: { OpenComposeWindowWithParams(chrome: null, parameters: unknown): void } }
  }
  MailServices.compose.OpenComposeWindowWithParams(null, parameters)
}
