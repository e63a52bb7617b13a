// The part of Thunderbird's API that the extension uses, in its Manifest V3 form (schemas of Thunderbird 153):
// @types/thunderbird-webext-browser 127 still describes Manifest V2 and lacks `scripting`.

/** messages.MessageHeader: what Thunderbird knows of a message without reading it. `size` is in bytes. */
export interface MessageHeader {
  readonly id: number
  readonly headerMessageId: string
  readonly author: string
  readonly subject: string
  readonly size: number
  readonly date: Date
}

export interface MessageList {
  readonly id: string | null
  readonly messages: readonly MessageHeader[]
}

interface InjectionTarget {
  readonly target: { readonly tabId: number }
}

export interface ThunderbirdApi {
  readonly messages: {
    get(id: number): Promise<MessageHeader>
    /** Header fields alone, by lower-case name; the body is not fetched. */
    getHeaders(id: number): Promise<Readonly<Record<string, readonly string[]>>>
    getRaw(id: number): Promise<File>
  }
  readonly messageDisplay: {
    getDisplayedMessages(tabId: number): Promise<MessageList>
  }
  readonly scripting: {
    executeScript(details: InjectionTarget & { readonly files: readonly string[] }): Promise<unknown>
    insertCSS(
      details: InjectionTarget & { readonly css: string; readonly origin: 'USER' | 'AUTHOR' },
    ): Promise<void>
    readonly messageDisplay: {
      registerScripts(
        scripts: readonly { readonly id: string; readonly js: readonly string[]; readonly runAt: string }[],
      ): Promise<void>
    }
  }
  readonly tabs: {
    query(query: {
      readonly type?: readonly string[]
      readonly active?: boolean
      readonly currentWindow?: boolean
    }): Promise<readonly { readonly id?: number }[]>
  }
}
