import type { Shown } from '../background/messages.ts'

/** Where banner.js leaves its function for content.js: a symbol, since a mail's elements can take any name on window. */
const KEY = Symbol.for('bounce-doctor/mount')

type Mount = (shown: Shown) => void
type Scope = { [KEY]?: Mount }

export const setMount = (mount: Mount): void => {
  ;(globalThis as Scope)[KEY] = mount
}

export const getMount = (): Mount | undefined => (globalThis as Scope)[KEY]
