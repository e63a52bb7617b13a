import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { findBinary } from '../../../tools/clients/binaries.ts'
import { howToInstall } from '../../../tools/clients/missing.ts'
import { throwAwayFolder } from '../../../tools/clients/session.ts'
import { fillFrame, HOSTED_SITES, type HostedSite, MAILS, pathOf, type View } from './hostedPages.ts'

export interface HostedServer {
  /** Names that browsers must find at 127.0.0.1. */
  readonly hosts: readonly string[]
  origin(host: string): string
  address(site: HostedSite, view: View): string
  /** Lets the source of a mail wait until the returned function is called. */
  hold(id: string): () => void
  /** Ids of mails of which the source was asked for, in order; forgotten when read. */
  asked(): readonly string[]
  close(): Promise<void>
}

/** Strict, as Gmail's is: no script but its own, no markup out of strings, no style of others. */
const POLICY =
  "default-src 'self'; script-src 'nonce-none'; style-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types none"

/** Serves the pages of the hosted webmails on loopback, under a certificate that nobody knows. */
export async function serveHosted(): Promise<HostedServer> {
  const held = new Map<string, Promise<void>>()
  const asked: string[] = []
  const server = createServer(await makeCertificate(), async (request, response) => {
    const host = (request.headers.host ?? '').split(':')[0] ?? ''
    const path = request.url ?? '/'
    const send = (status: number, type: string, body: string | Buffer, more: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...more }).end(body)
    const site = HOSTED_SITES.find((one) => one.host === host || one.frameHost === host)
    if (!site) return send(404, 'text/plain', 'no such site')
    const id = site.source ? new RegExp(site.source).exec(path)?.[1] : undefined
    if (id !== undefined) {
      asked.push(id)
      await held.get(id)
      const mail = MAILS.find((one) => one.id === id)
      return mail
        ? send(200, 'text/plain; charset=utf-8', mail.source)
        : send(404, 'text/html', '<h1>404</h1>')
    }
    const shown = site.frame ? new RegExp(site.frame).exec(path)?.[1] : undefined
    if (shown !== undefined) return send(200, 'text/html; charset=utf-8', fillFrame(site, shown))
    if (!/text\/html/.test(request.headers.accept ?? '')) return send(404, 'text/html', '<h1>404</h1>')
    send(200, 'text/html; charset=utf-8', site.page, site.csp ? { 'content-security-policy': POLICY } : {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const origin = (host: string) => `https://${host}:${port}`
  return {
    hosts: HOSTED_SITES.flatMap(({ host, frameHost }) => (frameHost ? [host, frameHost] : [host])),
    origin,
    address: (site, view) => origin(site.host) + pathOf(site, view),
    hold(id) {
      let release: () => void = () => undefined
      held.set(
        id,
        new Promise((resolve) => {
          release = resolve
        }),
      )
      return () => {
        held.delete(id)
        release()
      }
    },
    asked: () => asked.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function makeCertificate(): Promise<{ readonly key: Buffer; readonly cert: Buffer }> {
  const openssl = findBinary('openssl')
  if (!openssl) throw new Error(howToInstall(['openssl']))
  const folder = await throwAwayFolder()
  const [key, cert] = [join(folder.path, 'key.pem'), join(folder.path, 'cert.pem')]
  const algorithm = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const subject = ['-subj', '/CN=webmail.example', '-addext', 'subjectAltName=DNS:webmail.example']
  execFileSync(
    openssl,
    ['req', '-x509', ...algorithm, '-keyout', key, '-out', cert, '-days', '2', ...subject],
    {
      stdio: 'ignore',
    },
  )
  const made = { key: await readFile(key), cert: await readFile(cert) }
  await folder.remove()
  return made
}
