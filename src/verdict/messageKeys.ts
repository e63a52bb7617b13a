import type { ReasonId, VerdictId } from './types.ts'

/** Key in `_locales` of a reason's sentence; its placeholders are the reason's params. */
export const reasonKey = (id: ReasonId) => `verdict_reason_${id.replaceAll('-', '_')}`

/** Key in `_locales` of the line that names a verdict. */
export const verdictKey = (id: VerdictId) => `verdict_title_${id.replaceAll('-', '_')}`
