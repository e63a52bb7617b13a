import { thunderbird } from '../../platform/browser.ts'
import type { MessageHeader, MessageQuery } from '../../platform/thunderbird.d.ts'
import { within } from '../../platform/within.ts'

/** A search over everything that is stored may last so long, in milliseconds; it is given up then. */
const PATIENCE = 15_000

/**
 * The first messages that a search finds, at most `most`; fewer when time is up. Folders that Thunderbird has not read
 * yet have no messages in it.
 */
export async function search(query: MessageQuery, most: number): Promise<readonly MessageHeader[]> {
  const list = await thunderbird.messages.query({
    ...query,
    messagesPerPage: most,
    returnMessageListId: true,
  })
  const page = await within(PATIENCE, thunderbird.messages.continueList(list), null)
  if (!page || page.id) await thunderbird.messages.abortList(page?.id ?? list).catch(() => {})
  return page?.messages.slice(0, most) ?? []
}

/** The first message with that Message-ID (with or without its angle brackets) that `accept` takes. */
export async function findById(
  messageId: string,
  folders: readonly string[] | null,
  accept: (header: MessageHeader) => boolean = () => true,
): Promise<MessageHeader | null> {
  const headerMessageId = messageId.replace(/^<|>$/g, '')
  if (headerMessageId === '') return null
  const found = await search({ headerMessageId, ...(folders ? { folderId: folders } : {}) }, 5)
  return found.find(accept) ?? null
}
