import type { DiagnosedReport } from '../classifier/types.ts'
import type { PlanInput } from '../ui/plan/types.ts'
import type { ClientServices } from './planServices.ts'

/** What a plan page is about. */
export interface Subject {
  /** Tells the bounce from others. */
  readonly key: string
  readonly diagnosed: DiagnosedReport
  readonly found: Pick<PlanInput, 'source' | 'folder' | 'draft'>
  readonly services: ClientServices
}
