import { roundcubeRepairs } from '../roundcube/repairs.ts'
import { sogoRepairs } from '../sogo/repairs.ts'
import type { WebmailRepairs } from './types.ts'

/** Webmails in which a mail can be sent again. */
const REPAIRS: readonly WebmailRepairs[] = [roundcubeRepairs, sogoRepairs]

export const findRepairs = (page: Document, url: URL): WebmailRepairs | null =>
  REPAIRS.find((repairs) => repairs.recognises(page, url)) ?? null
