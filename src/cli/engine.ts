import { setFlagsFromString } from 'node:v8'

/**
 * Engine settings for a process that often lives for a second: optimizing code took a third of its processor time and
 * was seldom paid back, and most expressions are used often enough to be compiled at once. Unknown names are ignored.
 */
setFlagsFromString('--interrupt-budget=600000')
setFlagsFromString('--no-regexp-tier-up')
