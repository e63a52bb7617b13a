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
  /** As `Name <address>`; absent in messages from outside of the folders. */
  readonly recipients?: readonly string[]
  readonly ccList?: readonly string[]
  readonly bccList?: readonly string[]
  /** Absent for a message that was opened from a file. */
  readonly folder?: MailFolder
  /** Keys of its tags. */
  readonly tags?: readonly string[]
  /** True for a message that was opened from a file or out of another one: it cannot be changed. */
  readonly external?: boolean
}

/** folders.MailFolder; `name` is the one that the folder pane shows. */
export interface MailFolder {
  readonly id: string
  readonly accountId?: string
  readonly name?: string
  readonly specialUse: readonly string[]
  readonly isVirtual?: boolean
}

/** identities.MailIdentity */
export interface MailIdentity {
  readonly id: string
  readonly email: string
}

export interface MailAccount {
  readonly id: string
  readonly name?: string
  /** `imap`, `pop3`, `local` and others. */
  readonly type?: string
  readonly identities: readonly MailIdentity[]
}

/** messages.query: what is left out does not limit. `subject` is compared without case, as a part of the whole. */
export interface MessageQuery {
  readonly headerMessageId?: string
  readonly folderId?: readonly string[]
  readonly subject?: string
  readonly fromDate?: Date
  readonly toDate?: Date
}

/** compose.ComposeDetails, as far as it is set here. Exactly one of the bodies. */
export interface ComposeDetails {
  readonly identityId?: string
  readonly to?: readonly string[]
  readonly cc?: readonly string[]
  readonly bcc?: readonly string[]
  readonly replyTo?: readonly string[]
  readonly subject?: string
  readonly isPlainText?: boolean
  readonly body?: string
  readonly plainTextBody?: string
  readonly attachments?: readonly { readonly file: File; readonly name: string }[]
}

/** A tab; of a compose window the one that it holds. */
export interface ClientTab {
  readonly id: number
  readonly windowId: number
  readonly type?: string
}

interface AddressBook {
  readonly contacts?: readonly { readonly vCard?: string }[]
}

/** A contact of an address book; its card is a vCard 4.0 text (RFC 6350). */
export interface Contact {
  readonly id: string
  readonly readOnly?: boolean
  readonly vCard: string
}

export interface MessageList {
  readonly id: string | null
  readonly messages: readonly MessageHeader[]
}

interface InjectionTarget {
  readonly target: { readonly tabId: number }
}

/** action and messageDisplayAction: one tab's mark; `text` null gives back what holds for all tabs. */
interface ToolbarButton {
  setBadgeText(details: { readonly tabId: number; readonly text: string | null }): Promise<void>
  setBadgeBackgroundColor(details: { readonly tabId: number; readonly color: string | null }): Promise<void>
  setTitle(details: { readonly tabId: number; readonly title: string | null }): Promise<void>
}

export interface ThunderbirdApi {
  readonly action: ToolbarButton
  readonly messageDisplayAction: ToolbarButton
  readonly messages: {
    get(id: number): Promise<MessageHeader>
    /** Header fields alone, by lower-case name; the body is not fetched. */
    getHeaders(id: number): Promise<Readonly<Record<string, readonly string[]>>>
    getRaw(id: number): Promise<File>
    /** The id of a list that is still being made; continueList() waits for its next page. */
    query(
      query: MessageQuery & { readonly messagesPerPage: number; readonly returnMessageListId: true },
    ): Promise<string>
    /** Rejects options that it does not know, such as the page length of query(). */
    list(
      folderId: string,
      options: { readonly sortType: 'date'; readonly sortOrder: 'descending' },
    ): Promise<MessageList>
    continueList(listId: string): Promise<MessageList>
    abortList(listId: string): Promise<void>
    update(
      id: number,
      properties: { readonly tags?: readonly string[]; readonly junk?: boolean },
    ): Promise<void>
    readonly tags: {
      list(): Promise<readonly { readonly key: string; readonly tag: string }[]>
      create(key: string, tag: string, color: string): Promise<string>
    }
    readonly onNewMailReceived: {
      addListener(listener: (folder: unknown, messages: MessageList) => void): void
    }
  }
  readonly messageDisplay: {
    getDisplayedMessages(tabId: number): Promise<MessageList>
    open(properties: { readonly messageId: number; readonly active: boolean }): Promise<ClientTab>
    readonly onMessagesDisplayed: {
      addListener(listener: (tab: { readonly id?: number }, messages: MessageList) => void): void
    }
  }
  readonly folders: {
    query(query: { readonly specialUse: readonly string[] }): Promise<readonly MailFolder[]>
    /** Rejects for a local folder that was never opened. */
    getFolderInfo(folderId: string): Promise<{ readonly totalMessageCount: number }>
  }
  readonly accounts: {
    list(): Promise<readonly MailAccount[]>
  }
  readonly mailTabs: {
    create(properties: { readonly displayedFolderId: string }): Promise<unknown>
  }
  readonly compose: {
    beginNew(messageId: number | null, details: ComposeDetails): Promise<ClientTab>
    beginReply(messageId: number, replyType: 'replyToSender', details: ComposeDetails): Promise<ClientTab>
    readonly onAfterSend: {
      addListener(
        listener: (
          tab: { readonly id: number },
          info: {
            readonly error?: string
            readonly headerMessageId?: string
            readonly messages: readonly MessageHeader[]
          },
        ) => void,
      ): void
    }
  }
  /** Only there while the reader has granted the permission. */
  readonly addressBooks: {
    list(complete: true): Promise<readonly AddressBook[]>
    readonly contacts: {
      query(query: { readonly searchString: string }): Promise<readonly Contact[]>
      update(id: string, vCard: string): Promise<void>
    }
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
    remove(tabId: number): Promise<void>
  }
}
