import type { Marionette } from './marionette.ts'
import type { Privileged } from './privileged.ts'

/** What a notification says; `name` is the id that the extension gave it. */
export interface ShownNotification {
  readonly name: string
  readonly title: string
  readonly text: string
}

interface Alert extends ShownNotification {
  readonly observer: { observe(subject: null, topic: string, data: string): void }
}

/** Keeps what would be shown by the desktop, which a headless client has none of. */
interface Desktop {
  alerts?: Alert[]
}

/** Stands in for the desktop's service for notifications from now on. */
export async function keepNotifications(marionette: Marionette): Promise<void> {
  await marionette.chrome(replaceService)
}

export function shownNotifications(marionette: Marionette): Promise<readonly ShownNotification[]> {
  return marionette.chrome(({ Services }) => {
    const { alerts = [] } =
      (Services as unknown as { bounceDoctorDesktop?: Desktop }).bounceDoctorDesktop ?? {}
    return alerts.map(({ name, title, text }) => ({ name, title, text }))
  })
}

/** Clicks a notification, as its reader does. */
export async function clickNotification(marionette: Marionette, name: string): Promise<void> {
  await marionette.chrome(({ Services }, name) => {
    const { alerts = [] } =
      (Services as unknown as { bounceDoctorDesktop?: Desktop }).bounceDoctorDesktop ?? {}
    const alert = alerts.find((one) => one.name === name)
    if (!alert) throw new Error(`no notification ${name}`)
    alert.observer.observe(null, 'alertclickcallback', '')
  }, name)
}

function replaceService({ Services, ChromeUtils }: Privileged): void {
  type Registrar = {
    registerFactory(id: unknown, name: string, contract: string, factory: object): void
    QueryInterface(type: unknown): Registrar
  }
  const { manager, interfaces, ID } = (
    globalThis as unknown as {
      Components: { manager: Registrar; interfaces: Record<string, unknown>; ID(text: string): unknown }
    }
  ).Components
  const { generateQI } = ChromeUtils as unknown as { generateQI(names: readonly string[]): unknown }
  const desktop: Desktop & { alerts: Alert[] } = { alerts: [] }
  Object.assign(Services, { bounceDoctorDesktop: desktop })
  const service = {
    QueryInterface: generateQI(['nsIAlertsService']),
    showAlert({ name, title, text }: ShownNotification, observer: Alert['observer']) {
      desktop.alerts.push({ name, title, text, observer })
    },
    closeAlert(name: string) {
      const at = desktop.alerts.findIndex((one) => one.name === name)
      if (at >= 0) desktop.alerts.splice(at, 1)
    },
  }
  const factory = {
    QueryInterface: generateQI(['nsIFactory']),
    createInstance: () => service,
  }
  manager
    .QueryInterface(interfaces.nsIComponentRegistrar)
    .registerFactory(
      ID('{5a1f3c1e-7f0d-4e0b-9c3a-2f6d4b8e1a77}'),
      'notifications kept for a test',
      '@mozilla.org/alerts-service;1',
      factory,
    )
}
