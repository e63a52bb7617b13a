export { createResolve } from './resolve.ts'
export { planChecks, runChecks } from './runChecks.ts'
export { type Conclusion, sharpen } from './sharpen.ts'
export type {
  CheckContext,
  CheckId,
  Finding,
  LiveTable,
  PlannedCheck,
  Resolver,
  Send,
  Subject,
} from './types.ts'
