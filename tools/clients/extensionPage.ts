import type { Marionette } from './marionette.ts'
import type { Privileged } from './privileged.ts'
import { until } from './waiting.ts'

/** Parts of an extension that have a document. */
export type View = 'background' | 'popup' | 'tab'

/** One of them; `path` is the beginning of its path where several may be open. */
export interface Page {
  readonly id: string
  readonly view: View
  readonly path?: string
}

/**
 * Runs a self-contained function inside a page of an extension, which lives in a process of its own. Arguments and
 * result travel as JSON. `background` wakes a suspended event page.
 */
export async function inExtension<A extends readonly unknown[], R>(
  marionette: Marionette,
  { id, view, path = '' }: Page,
  task: (...args: A) => R,
  ...args: A
): Promise<Awaited<R>> {
  const call = `(async () => JSON.stringify((await (${task.toString()}).apply(null, ${JSON.stringify(args)})) ?? null))()`
  const answer = await marionette.chrome(runInView, id, view, path, call)
  if (answer.error !== undefined) throw new Error(answer.error)
  return JSON.parse(answer.value ?? 'null') as Awaited<R>
}

/** Resolves when a page of the extension stands. */
export async function viewStands(
  marionette: Marionette,
  { id, view }: { id: string; view: View },
): Promise<void> {
  const ask = () =>
    marionette.chrome(
      ({ WebExtensionPolicy }, id, view) =>
        [...(WebExtensionPolicy.getByID(id)?.extension.views ?? [])].some(
          (v) => v.viewType === view && v.xulBrowser,
        ),
      id,
      view as string,
    )
  await until(ask, { what: `${view} of ${id}` })
}

/** PNG of a page of the extension as it is painted, also inside a panel that a screenshot of the window leaves out. */
export async function viewScreenshot(marionette: Marionette, { id, view, path = '' }: Page): Promise<Buffer> {
  return Buffer.from(await marionette.chrome(drawView, id, view as string, path), 'base64')
}

/** Gives the extension an optional permission, or access to a host by its match pattern, as the reader does in the prompt. */
export async function grant(marionette: Marionette, id: string, permission: string): Promise<void> {
  const isHost = permission.includes('://')
  await marionette.chrome(addPermission, id, isHost ? '' : permission, isHost ? permission : '')
}

async function addPermission(
  scope: Privileged,
  id: string,
  permission: string,
  origin: string,
): Promise<void> {
  const { ExtensionPermissions } = scope.ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs',
  ) as { ExtensionPermissions: { add(id: string, granted: object, extension: unknown): Promise<void> } }
  const only = (name: string) => (name === '' ? [] : [name])
  const granted = { permissions: only(permission), origins: only(origin), data_collection: [] }
  await ExtensionPermissions.add(id, granted, scope.WebExtensionPolicy.getByID(id)?.extension)
}

interface Answer {
  readonly value?: string
  readonly error?: string
}

async function runInView(
  scope: Privileged,
  id: string,
  view: string,
  path: string,
  call: string,
): Promise<Answer> {
  const extension = scope.WebExtensionPolicy.getByID(id)?.extension
  if (!extension) return { error: `no extension ${id}` }
  if (view === 'background') await extension.wakeupBackground?.()
  const page = [...extension.views].find(
    (v) => v.viewType === view && v.xulBrowser?.currentURI.spec.includes(path),
  )?.xulBrowser
  if (!page) return { error: `${id} has no ${view}` }
  const channel = `answer:${Math.random()}`
  const code = `(async () => {
    let answer
    try {
      const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false })
      answer = { value: await Cu.evalInSandbox(${JSON.stringify(call)}, sandbox) }
    } catch (error) { answer = { error: String(error?.message ?? error) } }
    sendAsyncMessage(${JSON.stringify(channel)}, answer)
  })()`
  return new Promise((resolve) => {
    page.messageManager.addMessageListener(channel, ({ data }) => resolve(data as Answer))
    page.messageManager.loadFrameScript(
      `data:application/javascript;charset=utf-8,${encodeURIComponent(code)}`,
      false,
    )
  })
}

async function drawView(scope: Privileged, id: string, view: string, path: string): Promise<string> {
  const extension = scope.WebExtensionPolicy.getByID(id)?.extension
  const page = [...(extension?.views ?? [])].find(
    (v) => v.viewType === view && v.xulBrowser?.currentURI.spec.includes(path),
  )?.xulBrowser
  const image = await page?.browsingContext.currentWindowGlobal?.drawSnapshot(null, 2, 'white')
  const document = page?.ownerDocument
  if (!image || !document) throw new Error(`${id} has no ${view}`)
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas') as HTMLCanvasElement
  canvas.width = image.width
  canvas.height = image.height
  canvas.getContext('2d')?.drawImage(image, 0, 0)
  return canvas.toDataURL('image/png').split(',')[1] ?? ''
}
