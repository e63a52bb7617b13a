// The few members of the clients' internal interfaces that the tools call; types only.

/** Inside of Thunderbird and Firefox: what a privileged script may use. */
export interface Privileged {
  readonly Services: Services
  readonly ChromeUtils: {
    importESModule(url: string): Record<string, unknown>
  }
  readonly WebExtensionPolicy: {
    getByID(id: string): { readonly extension: Extension } | null
  }
  readonly Cc: Readonly<
    Record<
      string,
      {
        createInstance(type: unknown): Transferable & LoginInfo & File
        getService(type: unknown): CertificateOverrides
      }
    >
  >
  readonly Ci: Readonly<Record<string, unknown>> & {
    readonly nsIClipboard: { readonly kGlobalClipboard: number }
  }
  readonly Cu: { Sandbox(principal: unknown, options: object): unknown }
}

interface Services {
  readonly wm: {
    getMostRecentWindow(type: string): ClientWindow | null
    getEnumerator(type: string): Iterable<ClientWindow>
  }
  readonly clipboard: {
    getData(to: Transferable, which: number): void
    emptyClipboard(which: number): void
  }
  readonly prefs: {
    setIntPref(name: string, value: number): void
    setBoolPref(name: string, value: boolean): void
    clearUserPref(name: string): void
  }
  readonly locale: { readonly appLocaleAsBCP47: string }
  readonly obs: { addObserver(observer: object, topic: string): void }
  readonly logins: { addLoginAsync(login: LoginInfo): Promise<unknown> }
  readonly scriptSecurityManager: { getSystemPrincipal(): unknown }
  readonly io: { newFileURI(file: File): { readonly spec: string } }
}

interface CertificateOverrides {
  setDisableAllSecurityChecksAndLetAttackersInterceptMyData(disable: boolean): void
}

interface Extension {
  readonly views: Iterable<{
    readonly viewType: string
    readonly xulBrowser?: Browser
  }>
  readonly backgroundState?: string
  wakeupBackground?(): Promise<void>
  terminateBackground?(options?: object): Promise<void>
}

export interface Browser extends Element {
  readonly contentDocument: Document
  readonly contentWindow: Window
  readonly currentURI: { readonly spec: string }
  readonly browsingContext: BrowsingContext
  readonly messageManager: {
    addMessageListener(name: string, listener: (message: { data: unknown }) => void): void
    loadFrameScript(url: string, delayed: boolean): void
  }
}

export interface BrowsingContext {
  mediumOverride: string
  prefersColorSchemeOverride: string
  readonly embedderElement: Element | null
  readonly currentWindowGlobal: {
    /** Its document. */
    readonly innerWindowId: number
    drawSnapshot(area: DOMRect | null, scale: number, background: string): Promise<ImageBitmap>
    readonly documentURI: { readonly spec: string }
  } | null
}

/** A top-level window of the client. */
export interface ClientWindow extends Window {
  readonly messageBrowser?: { readonly contentWindow: MessageWindow }
  readonly setTimeout: typeof setTimeout
}

/** about:message */
export interface MessageWindow extends Window {
  readonly gMessage: { readonly messageId: string } | null
  readonly msgLoaded: boolean
  getMessagePaneBrowser(): Browser
}

/** about:3pane */
export interface PaneWindow extends Window {
  readonly gFolder: { readonly URI: string } | null
  readonly gDBView: {
    readonly rowCount: number
    getMsgHdrAt(row: number): { readonly messageId: string }
  } | null
  readonly threadTree: { selectedIndex: number; readonly view: unknown }
  readonly folderTree: unknown
  readonly messageBrowser: {
    readonly contentWindow: MessageWindow
    readonly contentDocument: Document
  }
  displayFolder(uri: string): void
}

/** The element that holds Thunderbird's tabs. */
export interface TabMail extends Element {
  readonly currentAbout3Pane: PaneWindow | null
  readonly currentTabInfo: {
    readonly chromeBrowser: { readonly contentWindow: MessageWindow }
  }
  readonly tabInfo: readonly {
    readonly chromeBrowser?: { readonly contentWindow: MessageWindow }
  }[]
  switchToTab(index: number): void
  closeTab(tab: unknown): void
}

interface Transferable {
  init(context: null): void
  addDataFlavor(type: string): void
  getTransferData(
    type: string,
    out: {
      value?: { QueryInterface(type: unknown): { readonly data: string } }
    },
  ): void
}

interface LoginInfo {
  init(...values: (string | null)[]): void
}

interface File {
  initWithPath(path: string): void
}

/** In privileged code a closed shadow root can be opened. */
export type Openable = Element & {
  readonly openOrClosedShadowRoot: ShadowRoot | null
}
