import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { htmlBounce } from '../../../tools/clients/mails.ts'
import type { Attack } from '../../fixtures/hostile/attacks.ts'

/** A webmail that puts a mail's own HTML, with nothing taken out, into the page of a frame beside its own elements. */
const HOST = 'exmail.qq.com'
/** Where the attacks' links lead: nobody answers there. */
const ELSEWHERE = 'evil.example'
const SESSION = 'zTEST'

/** Selector of the frame that shows a mail. */
export const MAIL_FRAME = '#mainFrame'

export interface HostilePages {
  /** Names that browsers must find at 127.0.0.1. */
  readonly hosts: readonly string[]
  /** Match pattern of the webmail's pages. */
  readonly pattern: string
  /** The page that shows a mail. */
  attacked(name: string): string
  /** The same page about the same mail, but with none of its HTML, in a window of that width in CSS pixels. */
  undisturbed(name: string, width?: number): string
  close(): Promise<void>
}

/** Serves a webmail on loopback whose mails are attacks. */
export async function serveHostile(attacks: readonly Attack[]): Promise<HostilePages> {
  const html = new Map(attacks.map((attack) => [attack.name, attack.html]))
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${HOST}`)
    const name = url.searchParams.get('mailid') ?? ''
    const attack = html.get(name)
    if (attack === undefined) return send(response, 404, 'text/plain', 'no such mail')
    if (url.searchParams.has('action'))
      return send(response, 200, 'text/plain; charset=utf-8', htmlBounce(name, attack).bytes)
    const calm = url.searchParams.has('calm')
    if (url.searchParams.get('t') === 'readmail')
      return send(response, 200, HTML, mailPage(name, calm ? '' : attack))
    send(response, 200, HTML, framePage(name, calm, url.searchParams.get('calm') || null))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://${HOST}:${(server.address() as AddressInfo).port}`
  const page = (name: string) => `${origin}/cgi-bin/frame_html?sid=${SESSION}&mailid=${name}`
  return {
    hosts: [HOST, ELSEWHERE],
    pattern: `http://${HOST}/*`,
    attacked: page,
    undisturbed: (name, width) => `${page(name)}&calm=${width ?? ''}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const HTML = 'text/html; charset=utf-8'

const send = (response: ServerResponse, status: number, type: string, body: string | Uint8Array): unknown =>
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)

const framePage = (name: string, calm: boolean, width: string | null): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Webmail</title><style>
html, body { margin: 0; height: 100%; overflow: hidden; font: 14px sans-serif; }
header { height: 40px; line-height: 40px; padding: 0 12px; background: #e8ecf1; }
iframe { display: block; width: ${width ? `${Number(width)}px` : '100%'}; height: calc(100% - 40px); border: 0; }
</style></head><body><header>Webmail</header>
<iframe id="${MAIL_FRAME.slice(1)}" src="/cgi-bin/readmail?sid=${SESSION}&amp;mailid=${name}&amp;t=readmail${calm ? '&amp;calm' : ''}"></iframe>
</body></html>`

const mailPage = (name: string, html: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Mail</title></head><body>
<div class="readmailinfo"><span id="subject">Undelivered mail: ${name}</span>
<span id="fromname">Mail Delivery System</span> <span id="fromaddr">&lt;MAILER-DAEMON@mail.sender.example&gt;</span></div>
<div id="mailContentContainer" class="qmbox">${html}<p>Your message to li.na@partner.example could not be delivered: mailbox is full.</p></div>
</body></html>`
