import type { Marionette } from '../../../tools/clients/marionette.ts'

/** Notes from now on each request over the network, of whatever part of the client. */
export async function watchRequests(marionette: Marionette): Promise<void> {
  await marionette.chrome(({ Services }) => {
    const seen: string[] = []
    const note = {
      observe(subject: {
        QueryInterface(type: unknown): {
          URI: { spec: string }
          loadInfo: { triggeringPrincipal: { spec?: string } }
        }
      }) {
        const { URI, loadInfo } = subject.QueryInterface(
          (globalThis as unknown as { Ci: { nsIChannel: unknown } }).Ci.nsIChannel,
        )
        seen.push(`${loadInfo.triggeringPrincipal.spec ?? ''} ${URI.spec}`)
      },
    }
    Services.obs.addObserver(note, 'http-on-modify-request')
    const window = Services.wm.getMostRecentWindow('mail:3pane')
    Object.assign(window ?? {}, { seenRequests: seen, requestNote: note })
  })
}

/** Addresses that parts of the extension have requested since `watchRequests`. */
export async function requestsOfExtension(marionette: Marionette): Promise<readonly string[]> {
  const seen = await marionette.chrome(({ Services }) => {
    const window = Services.wm.getMostRecentWindow('mail:3pane') as unknown as { seenRequests?: string[] }
    return JSON.stringify(window?.seenRequests ?? null)
  })
  const lines = JSON.parse(seen) as readonly string[] | null
  if (!lines) throw new Error('requests are not watched')
  return lines.filter((line) => line.startsWith('moz-extension:')).map((line) => line.split(' ')[1] ?? '')
}
