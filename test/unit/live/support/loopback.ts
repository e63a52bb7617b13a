import type { Resolver, Send } from '../../../../src/live/types.ts'
import type { DohServer } from '../../../../tools/clients/dohServer.ts'

/** A resolver on loopback. */
export const resolverAt = (server: DohServer, id = 'test'): Resolver => ({
  ...{ id, name: id, url: server.url },
  permission: 'http://127.0.0.1/*',
  open: false,
})

/** Sends queries over HTTP; what does not come within `timeout` milliseconds counts as silence. */
export const overHttp =
  (timeout = 30_000): Send =>
  async ({ url }, query) => {
    try {
      const response = await fetch(`${url}?dns=${Buffer.from(query).toString('base64url')}`, {
        headers: { accept: 'application/dns-message' },
        signal: AbortSignal.timeout(timeout),
      })
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : 'unreachable'
    } catch (error) {
      return (error as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable'
    }
  }
