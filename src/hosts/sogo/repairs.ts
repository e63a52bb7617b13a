import type { WebmailRepairs } from '../webmail/types.ts'
import { compose } from './compose.ts'
import { findSent, keepsSent } from './findSent.ts'
import { sogo } from './host.ts'
import { readSource } from './server.ts'
import { writtenTo } from './writtenTo.ts'

/** More of a mail than this, in bytes, is not read. */
const MOST = 100 * 1024 * 1024

/** Sending again with SOGo: everything is asked of the server as its own pages do, and written in its own editor. */
export const sogoRepairs: WebmailRepairs = {
  id: sogo.id,
  recognises: sogo.recognises,
  findSent: (messageIds, signal) => findSent(document, messageIds, signal),
  async readStored({ key }, signal, maxBytes = MOST) {
    const source = await readSource(document, key, { maxBytes, signal })
    if (source.kind !== 'raw') throw new Error('SOGo: no source')
    return source.bytes
  },
  keepsSent: (signal) => keepsSent(document, signal),
  writtenTo: (signal) => writtenTo(document, signal),
  compose,
}
