/**
 * Settings of V8 for a process that often lives for a second: optimizing code takes a third of its processor time and
 * is paid back only after some thousand messages, and most expressions are used often enough to be compiled at once.
 * Names that a later engine does not know are ignored by it.
 */
import { setFlagsFromString } from 'node:v8'

/** Bytecode run before a function is optimized: V8's own value, and that of a short run. */
const USUAL_BUDGET = 67_584
const SHORT_BUDGET = 600_000
/** From as many messages on a run is a long one. */
const MANY_MESSAGES = 4000

setFlagsFromString(`--interrupt-budget=${SHORT_BUDGET}`)
setFlagsFromString('--no-regexp-tier-up')

let messages = 0

/** To be called for each message, so that a long run is optimized as usual. */
export function countMessage(): void {
  messages++
  if (messages === MANY_MESSAGES) setFlagsFromString(`--interrupt-budget=${USUAL_BUDGET}`)
}
