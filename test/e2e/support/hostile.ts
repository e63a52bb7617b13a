import type { Openable } from '../../../tools/clients/privileged.ts'
import type { Session } from '../../../tools/clients/session.ts'
import { type Area, type Grid, likeness, paintedGrid } from '../../../tools/clients/snapshot.ts'
import { pause, until } from '../../../tools/clients/waiting.ts'

/** What a reader sees of the banner over a hostile mail, and what a mouse can do there. */
export interface Look {
  /** The banner says that it is hidden, and has no buttons. */
  readonly covered: boolean
  readonly armed: boolean
  /** What it says of the notice itself. */
  readonly verdict: string | null
  readonly area: Area
  readonly buttons: number
  /** Buttons in sight that a mouse reaches. */
  readonly reachable: number
  readonly painted: Grid
  /** How much it looks like the one over a harmless mail, 0 to 1. */
  readonly likeness: number
}

type Standing = Omit<Look, 'painted' | 'likeness'>

/** Waits until the banner's buttons work, or are gone; `press` is clicked in the mail first. */
export async function settles(session: Session, control?: Look, press?: string): Promise<Look> {
  await until(() => standing(session).then(({ armed, covered }) => armed || covered), {
    what: 'a banner that can be pressed, or says that it cannot be seen',
  })
  if (press !== undefined) await clickInMail(session, press)
  // What the mail does later shows by then, and the banner has looked again.
  await pause(press === undefined ? 600 : 1200)
  await until(() => standing(session).then(({ armed, covered }) => armed || covered), { what: 'its end' })
  return look(session, control)
}

async function look(session: Session, control?: Look): Promise<Look> {
  const now = await standing(session)
  const painted = await paintedGrid(session.mail, 'pane', control?.area ?? now.area)
  return { ...now, painted, likeness: control ? likeness(painted, control.painted) : 1 }
}

/** Folds the banner by a click where its button was over the harmless mail, and unfolds it: true when it obeyed. */
export async function obeysClicks(session: Session): Promise<boolean> {
  const open = await toggle(session)
  if (!open) return false
  await session.mail.marionette.click(await session.mail.windowPoint('pane', open.point))
  const folded = await until(async () => (await toggle(session))?.expanded === false, {
    what: 'the banner to fold',
    timeoutMs: 3000,
  }).catch(() => false)
  const closed = await toggle(session)
  if (folded && closed)
    await session.mail.marionette.click(await session.mail.windowPoint('pane', closed.point))
  return Boolean(folded)
}

function toggle(session: Session) {
  return session.mail.inMessage('pane', (document) => {
    for (const host of document.querySelectorAll('*')) {
      const button = (host as Openable).openOrClosedShadowRoot?.querySelector('[data-action="toggle"]')
      if (!button) continue
      const { x, y, width, height } = button.getBoundingClientRect()
      return {
        point: { x: x + width / 2, y: y + height / 2 },
        expanded: button.getAttribute('aria-expanded') === 'true',
      }
    }
    return null
  })
}

async function clickInMail(session: Session, selector: string): Promise<void> {
  const point = await session.mail.inMessage(
    'pane',
    (document, _window, selector) => {
      const element = document.querySelector(selector)
      element?.scrollIntoView({ block: 'nearest' })
      const { x, y, width, height } = (element ?? document.body).getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2 }
    },
    selector,
  )
  await session.mail.marionette.click(await session.mail.windowPoint('pane', point))
  await session.mail.inMessage('pane', (_document, window) => window.scrollTo(0, 0))
}

/** Where the banner stands once the reader has scrolled to the top, and how many of its buttons a mouse can reach. */
function standing(session: Session): Promise<Standing> {
  return session.mail.inMessage('pane', (document, window) => {
    window.scrollTo(0, 0)
    for (const host of document.querySelectorAll('*')) {
      const root = (host as Openable).openOrClosedShadowRoot
      const surface = root?.querySelector('section.banner')
      if (!root || !surface || root.querySelector('[data-action]') === host) continue
      const inSight = [...root.querySelectorAll('button')].flatMap((button) => {
        const { x, y, width, height } = button.getBoundingClientRect()
        const point = { x: x + width / 2, y: y + height / 2 }
        return width > 0 && point.y < window.innerHeight ? [point] : []
      })
      const reachable = inSight.filter(({ x, y }) => document.elementFromPoint(x, y) === host)
      const { x, y, width, height } = surface.getBoundingClientRect()
      const area = { x, y, width, height: Math.min(height, window.innerHeight - y) }
      return {
        covered: surface.hasAttribute('data-covered'),
        armed: root.querySelector('[data-armed]') !== null,
        verdict: root.querySelector('[data-verdict]')?.getAttribute('data-verdict') ?? null,
        area,
        buttons: inSight.length,
        reachable: reachable.length,
      }
    }
    const nowhere = { x: 0, y: 0, width: 0, height: 0 }
    return { covered: false, armed: false, verdict: null, area: nowhere, buttons: 0, reachable: 0 }
  })
}
