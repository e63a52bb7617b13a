import type { Marionette } from './marionette.ts'

/** Lets the client believe certificates that nobody vouches for. */
export async function trustAnybody(marionette: Marionette): Promise<void> {
  await marionette.chrome(({ Cc, Ci }) => {
    type Service = {
      getService(type: unknown): {
        setDisableAllSecurityChecksAndLetAttackersInterceptMyData(disable: boolean): void
      }
    }
    const service = Cc['@mozilla.org/security/certoverride;1'] as unknown as Service
    service
      .getService(Ci.nsICertOverrideService)
      .setDisableAllSecurityChecksAndLetAttackersInterceptMyData(true)
  })
}
