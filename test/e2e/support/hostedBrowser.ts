import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openChromium } from '../../../tools/clients/chromium.ts'
import { openFirefox } from '../../../tools/clients/firefox.ts'
import { throwAwayFolder } from '../../../tools/clients/session.ts'
import type { WebBrowser } from '../../../tools/clients/webBrowser.ts'
import { allowEverywhere } from './allowEverywhere.ts'
import { type HostedServer, serveHosted } from './hostedServer.ts'

export interface HostedBrowser {
  readonly server: HostedServer
  readonly browser: WebBrowser
}

/** One browser for all tests of a block, with the hosted webmails' pages at their own names and allowed there. */
export function useHostedBrowser(target: 'chrome' | 'firefox'): () => HostedBrowser {
  let server: HostedServer | undefined
  let browser: WebBrowser | undefined
  let folder: Awaited<ReturnType<typeof throwAwayFolder>> | undefined
  beforeAll(async () => {
    server = await serveHosted()
    folder = await throwAwayFolder()
    const extension = await allowEverywhere(target, join(folder.path, 'extension'), 'https://*/*')
    const open = target === 'chrome' ? openChromium : openFirefox
    browser = await open({ headless: true, locale: 'en-US', hosts: server.hosts, trusting: true, extension })
  })
  afterAll(async () => {
    await browser?.stop()
    await server?.close()
    await folder?.remove()
  })
  return () => {
    if (!server || !browser) throw new Error('the browser did not start')
    return { server, browser }
  }
}
