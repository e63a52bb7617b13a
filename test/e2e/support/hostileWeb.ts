import { type Area, type Grid, likeness } from '../../../tools/clients/snapshot.ts'
import { until } from '../../../tools/clients/waiting.ts'
import type { WebTab } from '../../../tools/clients/webBrowser.ts'
import { type HostilePages, MAIL_FRAME } from './hostilePages.ts'
import { gridOf } from './png.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** What a banner in a webmail says of itself, and where it stands once the reader has scrolled to it. */
export interface Standing {
  /** It says that it is hidden, and has no buttons. */
  readonly covered: boolean
  /** Its buttons work. */
  readonly armed: boolean
  /** Nothing in its document is about to move. */
  readonly still: boolean
  readonly verdict: string | null
  /** In CSS pixels of the mail's document. */
  readonly area: Area
  readonly buttons: number
  /** Buttons that a mouse reaches. */
  readonly reachable: number
  readonly toggle: (Point & { readonly expanded: boolean }) | null
}

/** What a reader sees of the banner over a mail, and what a mouse can do there. */
export interface Look extends Standing {
  /** How much it looks like the one over the same mail without its HTML, 0 to 1. */
  readonly likeness: number
  /** Buttons of that one. */
  readonly expected: number
  /** Whether it did what a click on its button says; a covered one must do nothing. */
  readonly obeys: boolean
  /** Of the tab, over the mail. */
  readonly toolbar: Toolbar
}

export interface Toolbar {
  readonly badge: string
  readonly title: string
}

/** What the toolbar says of a banner that is hidden, and its mark. */
const TOLD = 'This message hides the banner'
const MARK = '•'

type Painted = Standing & { readonly grid: Grid }

/** Judges mails in the tabs of a browser. */
export class HostileJudge {
  readonly #pages: HostilePages
  readonly #toolbarOver: (name: string) => Promise<Toolbar>
  readonly #calm = new Map<string, Painted>()

  constructor(pages: HostilePages, toolbarOver: (name: string) => Promise<Toolbar>) {
    this.#pages = pages
    this.#toolbarOver = toolbarOver
  }

  /** What becomes of the banner over a mail; `press` is clicked in the mail first. Null where the mail leads its frame elsewhere. */
  async judge(tab: WebTab, name: string, press?: string): Promise<Look | null> {
    await tab.goto(this.#pages.attacked(name))
    const arrived = await settles(tab)
    if (!arrived) return null
    const now = press === undefined ? arrived : await pressed(tab, press)
    if (now.covered) return this.#told(tab, name, now)
    const toolbar = await this.#toolbarOver(name)
    const seen = await painted(tab, now)
    const obeys = await obeysClick(tab)
    const after = await standing(tab)
    // What the mail does late, it may have done meanwhile.
    if (after.covered) return this.#told(tab, name, after)
    const calm = await this.#undisturbed(tab, name, seen)
    return { ...seen, likeness: likeness(seen.grid, calm.grid), expected: calm.buttons, obeys, toolbar }
  }

  async #told(tab: WebTab, name: string, now: Standing): Promise<Look> {
    const told = async () => {
      const toolbar = await this.#toolbarOver(name)
      return toolbar.badge === MARK && toolbar.title.includes(TOLD) ? toolbar : null
    }
    const toolbar = await until(told, { what: 'the words on the toolbar', timeoutMs: PATIENCE })
    await clickInFrame(tab, FIRST_BUTTON)
    // A click may have led elsewhere, by what the mail has put there.
    const after = await standing(tab).catch(() => now)
    return { ...after, likeness: 0, expected: 0, obeys: after.covered && after.buttons === 0, toolbar }
  }

  /** The same banner where nothing fights it, as wide as it is; the page around it is the tab's from then on. */
  async #undisturbed(tab: WebTab, name: string, { verdict, area }: Standing): Promise<Painted> {
    const key = `${verdict} ${Math.round(area.width)}`
    const known = this.#calm.get(key)
    if (known) return known
    await tab.goto(this.#pages.undisturbed(name, Math.round(area.width) + MARGINS))
    const found = await settles(tab)
    if (!found) throw new Error('an undisturbed mail has gone')
    const calm = await painted(tab, found)
    this.#calm.set(key, calm)
    return calm
  }
}

const BANNER = { frame: MAIL_FRAME, banner: true } as const
/** Where the first button of a banner stands over a mail that does not fight it. */
const FIRST_BUTTON = { x: 120, y: 265 }
/** How much wider the frame of an undisturbed mail is than its banner. */
const MARGINS = 32
const QUICK = { everyMs: 120, timeoutMs: 30_000 }
/** For what follows at once, in milliseconds, on a slow machine too. */
const PATIENCE = 10_000

const standing = (tab: WebTab): Promise<Standing> => tab.run(BANNER, readStanding)

/** Waits until the banner's buttons work, or are gone; null when the mail is no longer there. */
async function settles(tab: WebTab): Promise<Standing | null> {
  const look = async () => {
    try {
      const now = await standing(tab)
      // Nothing moves in what a page does not paint.
      return now.covered || (now.armed && now.still) ? now : null
    } catch (error) {
      if (await tab.run({}, isOurs, MAIL_FRAME)) throw error
      return 'left'
    }
  }
  const end = await until(look, {
    what: 'a banner that can be pressed, or says that it cannot be seen',
    ...QUICK,
  })
  return end === 'left' ? null : end
}

const isOurs = (root: Document | ShadowRoot, frame: string): boolean =>
  root.querySelector<HTMLIFrameElement>(frame)?.contentDocument?.URL.startsWith('http') ?? false

/** Clicks in the mail, and gives the banner time to see what comes of it. */
async function pressed(tab: WebTab, selector: string): Promise<Standing> {
  await clickInFrame(tab, await tab.run({ frame: MAIL_FRAME }, centreOf, selector))
  const covered = async () => ((await standing(tab)).covered ? true : null)
  await until(covered, { what: 'the banner to notice', timeoutMs: 2000, everyMs: 60 }).catch(() => null)
  const now = await settles(tab)
  if (!now) throw new Error('the mail is gone')
  return now
}

async function painted(tab: WebTab, now: Standing): Promise<Painted> {
  const { x, y } = await corner(tab)
  const area = { ...now.area, x: now.area.x + x, y: now.area.y + y }
  return { ...now, grid: gridOf(await tab.screenshot(), area) }
}

/** Folds the banner by a click on its button. */
async function obeysClick(tab: WebTab): Promise<boolean> {
  const armed = async () => (({ armed, toggle }) => (armed ? toggle : null))(await standing(tab))
  const toggle = await until(armed, { what: 'a button', timeoutMs: PATIENCE, everyMs: 60 }).catch(() => null)
  if (!toggle) return false
  await clickInFrame(tab, toggle)
  const folded = async () => (await standing(tab)).toggle?.expanded === false
  return until(folded, { what: 'the banner to fold', timeoutMs: PATIENCE, everyMs: 60 }).catch(() => false)
}

async function clickInFrame(tab: WebTab, point: Point): Promise<void> {
  const { x, y } = await corner(tab)
  await tab.click({ x: x + point.x, y: y + point.y })
}

const corner = (tab: WebTab): Promise<Point> =>
  tab.run(
    {},
    (root, frame) => {
      const { x, y } = root.querySelector(frame)?.getBoundingClientRect() ?? { x: 0, y: 0 }
      return { x, y }
    },
    MAIL_FRAME,
  )

function centreOf(root: Document | ShadowRoot, selector: string): Point {
  const element = root.querySelector(selector)
  element?.scrollIntoView({ block: 'nearest' })
  const { x, y, width, height } = element?.getBoundingClientRect() ?? { x: 0, y: 0, width: 0, height: 0 }
  return { x: x + width / 2, y: y + height / 2 }
}

/** Uses nothing of the document that a mail's elements can take the name of. */
function readStanding(root: Document | ShadowRoot): Standing {
  const { host } = root as ShadowRoot
  const page = host.ownerDocument
  const surface = root.querySelector('section')
  const button = root.querySelector('[data-action="toggle"]')
  const top = () => surface?.getBoundingClientRect().y ?? 0
  window.scrollTo(0, 0)
  const isLocked = [host.parentElement, host.parentElement?.parentElement].some(
    (element) => element && /hidden|clip/.test(window.getComputedStyle(element).overflowY),
  )
  if (top() > window.innerHeight && !isLocked) window.scrollTo(0, top() - 8)
  const middle = (element: Element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  }
  const inSight = [...root.querySelectorAll('button')].flatMap((one) => {
    const { x, y } = middle(one)
    return one.getBoundingClientRect().width > 0 && y >= 0 && y < window.innerHeight ? [{ x, y }] : []
  })
  const moving = [
    ...Document.prototype.getAnimations.call(page),
    ...(root as ShadowRoot).getAnimations(),
  ].filter(({ effect, playState }) => {
    const end = effect?.getComputedTiming().endTime
    return playState !== 'finished' && typeof end === 'number' && end < 10_000
  })
  const { x, y, width, height } = surface?.getBoundingClientRect() ?? { x: 0, y: 0, width: 0, height: 0 }
  return {
    covered: surface?.hasAttribute('data-covered') ?? false,
    armed: root.querySelector('[data-armed]') !== null,
    still: moving.length === 0,
    verdict: root.querySelector('[data-verdict]')?.getAttribute('data-verdict') ?? null,
    area: { x, y, width, height },
    buttons: inSight.length,
    reachable: inSight.filter(({ x, y }) => Document.prototype.elementFromPoint.call(page, x, y) === host)
      .length,
    toggle: button && { ...middle(button), expanded: button.getAttribute('aria-expanded') === 'true' },
  }
}
