import type { WebmailRepairs } from '../webmail/types.ts'
import { compose } from './compose.ts'
import { findSent, keepsSent } from './findSent.ts'
import { roundcube } from './host.ts'
import { placeOfKey, readBytes } from './server.ts'
import { writtenTo } from './writtenTo.ts'

/** Sending again with Roundcube: everything is asked of the server as its own pages do, and written on its own page. */
export const roundcubeRepairs: WebmailRepairs = {
  id: roundcube.id,
  recognises: roundcube.recognises,
  findSent: (messageIds, signal) => findSent(document, messageIds, signal),
  readStored: ({ key }, signal, maxBytes) => readBytes(document, placeOfKey(key), signal, maxBytes),
  keepsSent: (signal) => keepsSent(document, signal),
  writtenTo: (signal) => writtenTo(document, signal),
  compose,
}
