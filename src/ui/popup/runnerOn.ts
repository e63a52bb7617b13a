import { runAction } from '../../actions/index.ts'
import type { DiagnosedReport } from '../../classifier/types.ts'
import type { Engine } from '../../platform/engine.ts'
import type { Shell } from '../shell.ts'
import { popupEffects } from './effects.ts'

/** What carries out actions on something that is no message of a mailbox. */
export const runnerOn =
  (diagnosed: DiagnosedReport, engine: Engine): Shell['run'] =>
  async (action, choice) =>
    runAction(action, {
      diagnosed,
      format: choice.format,
      ticket: await engine.ticketOptions(choice),
      effects: popupEffects(diagnosed),
    })
