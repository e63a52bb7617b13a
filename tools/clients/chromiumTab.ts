import type { CDPSession, Page } from 'playwright-core'
import type { Place, Task, WebTab } from './webBrowser.ts'

/** The part of a protocol session that a tab needs. */
export interface Protocol {
  send: CDPSession['send']
}

/** A tab of Chromium. */
export function chromiumTab(page: Page): WebTab & { readonly page: Page } {
  let protocol: Promise<Protocol> | undefined
  return {
    page,
    url: async () => page.url(),
    goto: async (url) => {
      await page.goto(url)
    },
    run(place, task, ...args) {
      protocol ??= page.context().newCDPSession(page)
      return protocol.then((session) => runAt(session, place, task, args))
    },
    show: () => page.bringToFront(),
    async click({ x, y }, button = 'left') {
      await page.bringToFront()
      await page.mouse.click(x, y, { button })
    },
    screenshot: () => page.screenshot(),
    close: () => page.close(),
  }
}

/** Runs a task by the protocol, which neither a page's policy nor a closed shadow root stops. */
export async function runAt<A extends readonly unknown[], R>(
  protocol: Protocol,
  place: Place,
  task: Task<A, R>,
  args: A,
): Promise<Awaited<R>> {
  const objectId = place.banner ? await bannerIn(protocol, place) : await documentIn(protocol, place)
  const { result, exceptionDetails } = await protocol.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: `function () { return (${task.toString()}).apply(null, [this, ...${JSON.stringify(args)}]) }`,
    returnByValue: true,
    awaitPromise: true,
    userGesture: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value as Awaited<R>
}

async function documentIn(protocol: Protocol, { frame }: Place): Promise<string> {
  const expression = frame ? `document.querySelector(${JSON.stringify(frame)})?.contentDocument` : 'document'
  const { result } = await protocol.send('Runtime.evaluate', { expression })
  if (!result.objectId) throw new Error(`no frame ${frame}`)
  return result.objectId
}

interface Node {
  readonly nodeName: string
  readonly backendNodeId: number
  readonly shadowRootType?: string
  readonly children?: readonly Node[]
  readonly shadowRoots?: readonly Node[]
}

/** The shadow root of the banner: a closed one that holds a section. */
async function bannerIn(protocol: Protocol, place: Place): Promise<string> {
  const objectId = await documentIn(protocol, place)
  const { node } = await protocol.send('DOM.describeNode', { objectId, depth: -1, pierce: true })
  const shadow = find(
    node,
    (one) =>
      one.shadowRootType === 'closed' && find(one, ({ nodeName }) => /^section$/i.test(nodeName)) !== null,
  )
  if (!shadow) throw new Error('no banner')
  const { object } = await protocol.send('DOM.resolveNode', { backendNodeId: shadow.backendNodeId })
  if (!object.objectId) throw new Error('the banner is gone')
  return object.objectId
}

/** The first node that fits, in document order; what frames within hold is left out. */
function find(node: Node, fits: (node: Node) => boolean): Node | null {
  if (fits(node)) return node
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = find(child, fits)
    if (found) return found
  }
  return null
}
