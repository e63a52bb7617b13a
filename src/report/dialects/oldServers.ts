/** Servers of the nineties and small ones that write in layouts of their own. */
import { layout } from './readers.ts'
import type { Block, Dialect } from './types.ts'

export const OLD_SERVERS: readonly Dialect[] = [
  layout(
    'smail',
    'smail',
    ['failed addresses follow:'],
    [/^\s{0,4}<?(?<to>[^\s<>@]{1,64}@[^\s<>]{1,255}?)>?\s{0,3}\.\.\.\s{1,3}(?<why>[^\n]{3,1200})$/gm],
  ),
  webshield(),
  layout(
    'mdaemon',
    'mdaemon',
    ['there is no user by that name at this server'],
    [/^(?<to>[^\s@]{1,64}@\S{1,255}) - (?<why>[^\n]{3,300})$/m],
  ),
  layout(
    'dbmail',
    'dbmail',
    ['this is the dbmail-smtp program', 'this is dbmail-smtp program'],
    [
      /your message, addressed to (?<to>[^\s,]{3,320}),\s{1,4}could not be delivered due to the following error\.\s{1,6}(?<why>[^\n]{3,600})/i,
    ],
  ),
  layout(
    'postal',
    'postal',
    ['this is the mail delivery service responsible for delivering mail to'],
    [/^Rcpt To: {0,4}<?(?<to>[^\s<>]{3,320})>?\s{1,6}(?<why>[\s\S]{3,1500})$/im],
  ),
  layout(
    'jetmail',
    'jetmail',
    ['your mail cannot be delivered to the following address(es)'],
    [/^\s{0,8}(?<to>\S{1,320}) "\(\d{1,4}\), ErrMsg=(?<why>[^\n"]{3,600})/gm],
  ),
]

/** WebShield and its successor, the e500: `<address>: text [SMTP Error Code 550]`. */
function webshield(): Dialect {
  const read = layout(
    'webshield',
    'mcafee',
    ['---- failed recipients ----', '--- failed recipients ---'],
    [/^<(?<to>[^<>\n]{3,320})>:?\s{1,4}(?<why>[^\n]{3,800})/gm],
  )
  return { ...read, read: (notice, headers) => read.read(notice, headers).map(coded) }
}

function coded(block: Block): Block {
  const [, text, code] = /^(.{1,800}?)\s?\[SMTP Error Code (\d{3})\]$/.exec(block.reply ?? '') ?? []
  return code ? { ...block, reply: `${code} ${text}` } : block
}
