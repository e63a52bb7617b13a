import { type Guarded, isCut, overlaysOf, type Trouble, troubleOf } from './checks.ts'
import { isInDepth } from './effects.ts'
import { isVeiled } from './veil.ts'

/** Buttons work after the banner has stood still and in sight for so long, in milliseconds. */
export const ARMING = 500
/** Trouble that lasts so long, in milliseconds, is no passing menu. */
const LASTING = 700
const OFTEN = 250
const SELDOM = 1000
/** So many checks are made often. */
const FIRST = 16
/** While all is well, one look in so many is a close one. */
const CLOSELY = 4
const EVENTS = ['scroll', 'toggle', 'animationend', 'transitionend', 'pointerdown', 'focusin'] as const

export interface Guard {
  /** Whether an event may press a button now: a real one, on a banner that has been in sight for a while and still is. */
  accepts(event: Event): boolean
  /** Has the buttons wait again, after what stands on them has changed. */
  disarm(): void
  stop(): void
}

export interface Watching {
  /** Told when the banner cannot be seen or pressed, and when it can again. */
  onTrouble(trouble: Trouble): void
  /** Told when the buttons begin or cease to work. */
  onArmed?(armed: boolean): void
  /** True where nothing but the banner has any business in the top layer. */
  readonly alone?: boolean
}

/** Watches over a banner in a document that may be hostile to it. The document must not be ours to trust in anything. */
export function watchBanner(guarded: Guarded, { onTrouble, onArmed, alone }: Watching): Guard {
  const document = guarded.host.ownerDocument
  const window = document.defaultView ?? globalThis.window
  const stop = new AbortController()
  const now = () => performance.now()
  let armed = false
  let since = now()
  let place = ''
  let trouble: Trouble = null
  let troubledSince: number | null = null
  let unseen = false
  let veiled = false
  let checks = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const arm = (next: boolean) => {
    if (armed === next) return
    armed = next
    onArmed?.(next)
  }
  const look = (): Trouble => {
    if (alone) closeOthers(guarded.host)
    return troubleOf(guarded) ?? (unseen || veiled ? 'covered' : null)
  }
  const lookClosely = (): Trouble => {
    const needed = !alone && (observer === null || isBlind(guarded.host))
    veiled = needed && troubleOf(guarded) === null && isVeiled(guarded)
    return look()
  }
  const check = (found = look()) => {
    if (stop.signal.aborted) return
    const here = placeOf(guarded.host)
    if (found !== null || here !== place) {
      since = now()
      place = here
      arm(false)
    } else if (now() - since >= ARMING) arm(true)
    if (found !== null) troubledSince ??= now()
    // What comes and goes all the time never leaves the banner in sight for long enough to be pressed.
    else if (armed) troubledSince = null
    const lasting = troubledSince !== null && now() - troubledSince >= LASTING
    const settled =
      found === null
        ? trouble !== null && now() - since < ARMING
          ? trouble
          : null
        : lasting
          ? found
          : trouble
    if ((settled === null) !== (trouble === null)) onTrouble(settled)
    trouble = settled
  }
  const tick = () => {
    check(!armed || checks % CLOSELY === 0 ? lookClosely() : look())
    const calm = document.visibilityState === 'hidden' || (armed && troubledSince === null)
    timer = setTimeout(tick, checks++ < FIRST || !calm ? OFTEN : SELDOM)
  }

  const observer = watchPixels(guarded.host, (hidden) => {
    unseen = hidden
    check()
  })
  for (const name of EVENTS)
    document.addEventListener(name, () => check(), { capture: true, passive: true, signal: stop.signal })
  const disarm = () => {
    since = now()
    arm(false)
  }
  document.addEventListener('visibilitychange', disarm, { signal: stop.signal })
  window.addEventListener('resize', () => check(), { signal: stop.signal })
  if (alone)
    for (const name of ['beforetoggle', 'command'])
      document.addEventListener(name, refuse, { capture: true, signal: stop.signal })
  tick()

  return {
    accepts(event) {
      if (!event.isTrusted || !armed || trouble !== null) return false
      const found = lookClosely()
      if (found !== null) check(found)
      return found === null
    },
    disarm,
    stop() {
      stop.abort()
      observer?.disconnect()
      clearTimeout(timer)
    },
  }
}

/** Where it stands in the document: scrolling does not move it, growing downwards neither. */
function placeOf(host: HTMLElement): string {
  const { left, top, width } = host.getBoundingClientRect()
  const view = host.ownerDocument.defaultView
  return [left + (view?.scrollX ?? 0), top + (view?.scrollY ?? 0), width].map(Math.round).join()
}

/** What the message would put over everything does not come up. */
const refuse = (event: Event): void => event.preventDefault()

function closeOthers(host: HTMLElement): void {
  for (const other of overlaysOf(host) as readonly (HTMLElement & Partial<HTMLDialogElement>)[])
    try {
      if (other.matches(':popover-open')) other.hidePopover()
      else other.close?.()
    } catch {
      // It stays, and is trouble.
    }
}

/** Where Chromium vouches for no pixel, whatever is painted. */
const isBlind = (host: HTMLElement): boolean => isInDepth(host) || isCut(host)

/**
 * Where the browser tells whether an element's pixels are shown as painted (Intersection Observer 2: Chromium), whatever
 * lies over it and whatever effect is on it.
 */
function watchPixels(host: HTMLElement, tell: (hidden: boolean) => void): IntersectionObserver | null {
  if (
    typeof IntersectionObserver === 'undefined' ||
    !('isVisible' in (globalThis.IntersectionObserverEntry?.prototype ?? {}))
  )
    return null
  const options = { threshold: [0, 0.25, 0.5, 0.75, 1], trackVisibility: true, delay: 100 }
  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1) as (IntersectionObserverEntry & { readonly isVisible?: boolean }) | undefined
    if (last) tell(last.isIntersecting && last.isVisible === false && !isBlind(host))
  }, options)
  observer.observe(host)
  return observer
}
