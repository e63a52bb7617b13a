const LONGEST = 4000

/** The address of a web page out of a value from outside; null for anything else. */
export const pageAddress = (value: unknown): string | null =>
  typeof value === 'string' && value.length <= LONGEST && /^https?:\/\//.test(value) ? value : null
