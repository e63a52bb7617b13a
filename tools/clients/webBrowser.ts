/** A place in a tab: its top document, a frame in it by the frame's CSS selector, and there the extension's banner. */
export interface Place {
  readonly frame?: string
  /** The banner's shadow root in place of the document. */
  readonly banner?: true
}

/** A function that needs nothing around it; its first argument is the document or shadow root that a place names. */
export type Task<A extends readonly unknown[], R> = (root: Document | ShadowRoot, ...args: A) => R

/** A tab of a browser; also an extension's own page, and its popup. */
export interface WebTab {
  url(): Promise<string>
  goto(url: string): Promise<void>
  /** Runs a task at a place; in a document with the rights of its page. Arguments and result travel as JSON. */
  run<A extends readonly unknown[], R>(place: Place, task: Task<A, R>, ...args: A): Promise<Awaited<R>>
  /** Brings it before the other tabs of its window. */
  show(): Promise<void>
  /** Clicks at a point of the tab's viewport, in CSS pixels, as a mouse does; with its left button unless said. */
  click(point: { readonly x: number; readonly y: number }, button?: 'left' | 'right'): Promise<void>
  /** PNG of what the tab shows. */
  screenshot(): Promise<Buffer>
  close(): Promise<void>
}

/** A notification as the system shows it. */
export interface ShownNotification {
  /** Resolves when it has come up and was clicked. */
  click(): Promise<void>
}

/** A browser with the built extension in it: the same steps for Chromium and Firefox. */
export interface WebBrowser {
  readonly name: 'chromium' | 'firefox'
  /** Address under which the extension's own pages stand. */
  readonly own: string
  open(url: string): Promise<WebTab>
  /** An empty tab in a window of its own, which is painted while other windows are used. */
  openWindow(): Promise<WebTab>
  /** Every open tab, in no certain order. */
  tabs(): Promise<readonly WebTab[]>
  /** Runs a task in the extension's background, which it wakes; there is no document there. */
  background<A extends readonly unknown[], R>(task: (...args: A) => R, ...args: A): Promise<Awaited<R>>
  /** Ends the service worker, or suspends the event page. */
  endBackground(): Promise<void>
  /**
   * Has the extension ask for a host permission, and says yes as the reader does. Chromium without a window cannot show
   * its question: there the site is allowed on the browser's own page of the extension first.
   */
  permit(pattern: string, ask: () => Promise<unknown>): Promise<void>
  /**
   * Has the extension ask for a permission, and answers the browser's own question as its reader does. Chromium shows one
   * only where it was opened on a display.
   */
  answer(answer: 'allow' | 'deny', ask: () => Promise<unknown>): Promise<void>
  /** Waits for a notification of the extension that comes after this call; the same holds for the display. */
  nextNotification(): Promise<ShownNotification>
  /** Takes a host permission away, as the reader does on the browser's own page of the extension. */
  revoke(pattern: string): Promise<void>
  /** Presses the extension's button in the toolbar over a tab, and returns its popup. */
  pressButton(tab: WebTab): Promise<WebTab>
  /**
   * Chooses the extension's item from the context menu at a point of a tab, and returns the popup that it opens. Chromium
   * without a window has no context menus: there the item's event is sent, which opens no page to the extension.
   */
  chooseItem(tab: WebTab, point: { readonly x: number; readonly y: number }): Promise<WebTab>
  /**
   * Ends the browser and starts it again on the same profile. The extension is still there in Chromium, and in Firefox where
   * it was opened with `lasting`.
   */
  restart(): Promise<WebBrowser>
  stop(): Promise<void>
}
