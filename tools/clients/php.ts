import { openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { findBinary } from './binaries.ts'
import { howToInstall } from './missing.ts'
import { startGroup } from './processes.ts'
import { until } from './waiting.ts'

export interface PhpOptions {
  readonly port: number
  /** Folder that is served. */
  readonly documents: string
  /** File for what PHP writes down. */
  readonly log: string
  readonly environment?: Readonly<Record<string, string>>
  /** Settings of php.ini by name. */
  readonly settings: Readonly<Record<string, string>>
  /** Script that gets every request first, where the folder alone does not do. */
  readonly router?: string
  /** Whether the first page is the one expected. */
  ready(page: string): boolean
}

export interface PhpServer {
  log(): Promise<string>
  stop(): Promise<void>
}

/** Pages are made at once by so many processes: a webmail asks for several at a time. */
const WORKERS = 8

/** Starts PHP's own web server on 127.0.0.1 and resolves when its first page is there. */
export async function startPhp(options: PhpOptions): Promise<PhpServer> {
  const binary = findBinary('php')
  if (!binary) throw new Error(howToInstall(['php']))
  const { port, documents, log, environment, settings, router } = options
  const output = openSync(log, 'a')
  const ini = Object.entries(settings).flatMap(([name, value]) => ['-d', `${name}=${value}`])
  const args = [...ini, '-S', `127.0.0.1:${port}`, '-t', documents, ...(router ? [router] : [])]
  const group = startGroup(binary, args, {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...environment, PHP_CLI_SERVER_WORKERS: String(WORKERS) },
  })
  const server: PhpServer = {
    log: () => readFile(log, 'utf8').catch(() => ''),
    stop: () => group.stop(),
  }
  try {
    const page = async () => (await fetch(`http://127.0.0.1:${port}/`)).text()
    await until(async () => options.ready(await page()), { what: 'the webmail', timeoutMs: 30_000 })
  } catch (error) {
    await server.stop()
    throw new Error(`the webmail does not answer: ${await server.log()}`, { cause: error })
  }
  return server
}
