import type { Shown } from '../background/messages.ts'

/** Where banner.js leaves its function for the other script: a symbol, since a mail's elements can take any name on window. */
const KEY = Symbol.for('bounce-doctor/mount')

/** Paints the banner in an element that `place` puts into the document; returns what takes it away again. */
type Mount = (shown: Shown, place: (host: HTMLElement) => void) => () => void
type Scope = { [KEY]?: Mount }

export const setMount = (mount: Mount): void => {
  ;(globalThis as Scope)[KEY] = mount
}

export const getMount = (): Mount | undefined => (globalThis as Scope)[KEY]
