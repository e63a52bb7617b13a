import type { Marionette, Point } from './marionette.ts'
import type { Browser, PaneWindow, Privileged, TabMail } from './privileged.ts'
import { type Patience, until } from './waiting.ts'

/** Where a message can be displayed. */
export type Place = 'pane' | 'tab' | 'window'

/** Runs in the document of a displayed message; gets it, its window and the client's services. */
export type DocumentTask<A extends readonly unknown[], R> = (
  document: Document,
  window: Window,
  ...args: A
) => R

export const localFolder = (name: string): string =>
  `mailbox://nobody@Local%20Folders/${encodeURIComponent(name)}`

/** Thunderbird's windows as a user handles them. */
export class MailWindow {
  readonly marionette: Marionette

  constructor(marionette: Marionette) {
    this.marionette = marionette
  }

  /** Opens a folder in the 3-pane window and waits until its messages are listed. */
  async openFolder(uri: string): Promise<void> {
    await this.marionette.chrome(({ Services }, uri) => {
      const tabs = Services.wm
        .getMostRecentWindow('mail:3pane')
        ?.document.getElementById('tabmail') as unknown as TabMail
      tabs.currentAbout3Pane?.displayFolder(uri)
    }, uri)
    await until(() => this.marionette.chrome(folderStands, uri), {
      what: `folder ${uri}`,
    })
  }

  /** Selects a message of the open folder and resolves when Thunderbird has displayed it. */
  async select(messageId: string): Promise<void> {
    await until(() => this.marionette.chrome(rowOf, messageId).then((row) => row + 1), {
      what: `message ${messageId}`,
    })
    await this.marionette.chrome(selectAndWait, messageId)
  }

  /** Selects without waiting for anything, as somebody does who scrolls through the list. */
  async touch(messageId: string): Promise<void> {
    await this.marionette.chrome(selectOnly, messageId)
  }

  /** Opens the selected message in a tab or in a window of its own. */
  async openSelected(place: 'tab' | 'window'): Promise<void> {
    await this.marionette.chrome(openSelected, place as string)
  }

  /** Opens a message file from disk, which Thunderbird shows in a tab. */
  async openFile(path: string): Promise<void> {
    await this.marionette.chrome(openFile, path)
  }

  /** Closes what openSelected and openFile opened. */
  async closeOpened(): Promise<void> {
    await this.marionette.chrome(closeOpened)
  }

  /** Runs a self-contained function in the document of the displayed message. */
  inMessage<A extends readonly unknown[], R>(
    place: Place,
    task: DocumentTask<A, R>,
    ...args: A
  ): Promise<Awaited<R>> {
    return this.marionette.chrome(runInMessage, place, task.toString(), args) as Promise<Awaited<R>>
  }

  waitInMessage<A extends readonly unknown[], R>(
    place: Place,
    patience: Patience,
    task: DocumentTask<A, R>,
    ...args: A
  ): Promise<NonNullable<Awaited<R>>> {
    return until(() => this.inMessage(place, task, ...args), {
      timeoutMs: 20_000,
      everyMs: 25,
      ...patience,
    })
  }

  /** A point of the message document in coordinates of the window around it. */
  windowPoint(place: Place, point: Point): Promise<Point> {
    return this.inMessage(
      place,
      (_document, window, { x, y }) => {
        let [left, top] = [x, y]
        type Inner = Window & {
          browsingContext: { embedderElement: Element | null }
        }
        for (let inner = window as Inner; inner.browsingContext.embedderElement; ) {
          const frame = inner.browsingContext.embedderElement
          const { x: dx, y: dy } = frame.getBoundingClientRect()
          left += dx
          top += dy
          inner = frame.ownerDocument.defaultView as unknown as Inner
        }
        return { x: left, y: top }
      },
      point,
    )
  }
}

function folderStands({ Services }: Privileged, uri: string): boolean {
  const tabs = Services.wm
    .getMostRecentWindow('mail:3pane')
    ?.document.getElementById('tabmail') as unknown as TabMail
  const pane = tabs.currentAbout3Pane
  return pane?.gFolder?.URI === uri && Boolean(pane.gDBView) && Boolean(pane.threadTree.view)
}

function rowOf({ Services }: Privileged, messageId: string): number {
  const tabs = Services.wm
    .getMostRecentWindow('mail:3pane')
    ?.document.getElementById('tabmail') as unknown as TabMail
  const view = tabs.currentAbout3Pane?.gDBView
  for (let row = 0; row < (view?.rowCount ?? 0); row++)
    if (view?.getMsgHdrAt(row).messageId === messageId) return row
  return -1
}

async function selectAndWait({ Services }: Privileged, messageId: string): Promise<void> {
  const tabs = Services.wm
    .getMostRecentWindow('mail:3pane')
    ?.document.getElementById('tabmail') as unknown as TabMail
  const pane = tabs.currentAbout3Pane as PaneWindow
  const shown = pane.messageBrowser.contentWindow
  if (shown.gMessage?.messageId === messageId && shown.msgLoaded) return
  const loaded = new Promise((resolve) => pane.addEventListener('MsgLoaded', resolve, { once: true }))
  for (let row = 0; row < (pane.gDBView?.rowCount ?? 0); row++)
    if (pane.gDBView?.getMsgHdrAt(row).messageId === messageId) pane.threadTree.selectedIndex = row
  await loaded
}

function selectOnly({ Services }: Privileged, messageId: string): void {
  const tabs = Services.wm
    .getMostRecentWindow('mail:3pane')
    ?.document.getElementById('tabmail') as unknown as TabMail
  const pane = tabs.currentAbout3Pane as PaneWindow
  for (let row = 0; row < (pane.gDBView?.rowCount ?? 0); row++)
    if (pane.gDBView?.getMsgHdrAt(row).messageId === messageId) pane.threadTree.selectedIndex = row
}

function openSelected({ Services, ChromeUtils }: Privileged, place: string): void {
  const window = Services.wm.getMostRecentWindow('mail:3pane')
  const tabs = window?.document.getElementById('tabmail') as unknown as TabMail
  const pane = tabs.currentAbout3Pane as PaneWindow
  const header = pane.gDBView?.getMsgHdrAt(pane.threadTree.selectedIndex)
  const { MailUtils } = ChromeUtils.importESModule('resource:///modules/MailUtils.sys.mjs') as {
    MailUtils: Record<string, (...args: unknown[]) => void>
  }
  if (place === 'window') MailUtils.openMessageInNewWindow?.(header)
  else MailUtils.displayMessages?.([header], null, tabs)
}

function openFile({ Services, ChromeUtils, Cc, Ci }: Privileged, path: string): void {
  const window = Services.wm.getMostRecentWindow('mail:3pane')
  const { MailUtils } = ChromeUtils.importESModule('resource:///modules/MailUtils.sys.mjs') as {
    MailUtils: Record<string, (...args: unknown[]) => void>
  }
  const file = Cc['@mozilla.org/file/local;1']?.createInstance(Ci.nsIFile)
  file?.initWithPath(path)
  if (file) MailUtils.openEMLFile?.(window, file, Services.io.newFileURI(file))
}

function closeOpened({ Services }: Privileged): void {
  for (const window of Services.wm.getEnumerator('mail:messageWindow')) window.close()
  const tabs = Services.wm
    .getMostRecentWindow('mail:3pane')
    ?.document.getElementById('tabmail') as unknown as TabMail
  for (const tab of tabs.tabInfo.slice(1)) tabs.closeTab(tab)
}

function runInMessage(
  { Services }: Privileged,
  place: string,
  task: string,
  args: readonly unknown[],
): unknown {
  const main = Services.wm.getMostRecentWindow('mail:3pane')
  const tabs = main?.document.getElementById('tabmail') as unknown as TabMail
  const open = {
    pane: () => tabs.currentAbout3Pane?.messageBrowser.contentWindow,
    tab: () => tabs.currentTabInfo.chromeBrowser.contentWindow,
    window: () => Services.wm.getMostRecentWindow('mail:messageWindow')?.messageBrowser?.contentWindow,
  }[place]
  const browser = open?.()?.getMessagePaneBrowser() as Browser
  // biome-ignore lint/security/noGlobalEval: the source is the caller's own function
  return globalThis.eval(`(${task})`)(browser.contentDocument, browser.contentWindow, ...args)
}
