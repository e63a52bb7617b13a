import type { CDPSession, Page } from 'playwright-core'
import { HOST_NAME } from '../../src/platform/hostName.ts'
import { within } from '../../src/platform/within.ts'
import type { Place, Task, WebTab } from './webBrowser.ts'

/** The part of a protocol session that a tab needs. */
export interface Protocol {
  send: CDPSession['send']
}

/** So long, in milliseconds, the browser may take for one command; after that it has lost it, as it does now and then. */
const PATIENCE = 30_000

class LateAnswer extends Error {}

/** The answer, or an exception where Chromium has not given it in time. */
export async function inTime<Answer>(answer: Promise<Answer>, isLate?: () => void): Promise<Answer> {
  let answered = false
  const noted = answer.finally(() => {
    answered = true
  })
  const first = await within(PATIENCE, noted, null)
  if (answered) return first as Answer
  isLate?.()
  throw new LateAnswer('Chromium did not answer')
}

/** The same for what may be done twice: it is asked for once more. */
export const twiceInTime = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await inTime(ask())
  } catch (error) {
    if (!(error instanceof LateAnswer)) throw error
    return inTime(ask())
  }
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
      const answer = protocol.then((session) => runAt(session, place, task, args))
      return inTime(answer, () => {
        protocol = undefined
      })
    },
    show: () => inTime(page.bringToFront()),
    async click({ x, y }, button = 'left') {
      await inTime(page.bringToFront())
      await inTime(page.mouse.click(x, y, { button }))
    },
    screenshot: () => twiceInTime(() => page.screenshot()),
    // A tab that does not say it has closed is left behind.
    close: async () => void (await within(PATIENCE, page.close(), null)),
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

/** A page that puts more elements of that name before the banner's own is not looked through. */
const MOST_HOSTS = 8

/** The shadow root of the banner: a closed one that holds a section. */
async function bannerIn(protocol: Protocol, place: Place): Promise<string> {
  const objectId = await documentIn(protocol, place)
  for (let n = 0; n < MOST_HOSTS; n++) {
    // A page may have given the document's own functions away to its elements.
    const functionDeclaration = `function () { return Document.prototype.querySelectorAll.call(this, '${HOST_NAME}')[${n}] }`
    const { result } = await protocol.send('Runtime.callFunctionOn', { objectId, functionDeclaration })
    if (!result.objectId) break
    const { node } = await protocol.send('DOM.describeNode', {
      objectId: result.objectId,
      depth: 3,
      pierce: true,
    })
    const shadow = (node as Node).shadowRoots?.find(
      (one) => one.shadowRootType === 'closed' && holdsSection(one),
    )
    if (!shadow) continue
    const { object } = await protocol.send('DOM.resolveNode', { backendNodeId: shadow.backendNodeId })
    if (!object.objectId) throw new Error('the banner is gone')
    return object.objectId
  }
  throw new Error('no banner')
}

const holdsSection = (node: Node): boolean =>
  /^section$/i.test(node.nodeName) || (node.children ?? []).some(holdsSection)
