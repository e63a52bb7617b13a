import { runAction } from '../../actions/index.ts'
import { pasteEffects } from '../../actions/pasteEffects.ts'
import type { DiagnosedReport } from '../../classifier/types.ts'
import type { Engine } from '../../platform/engine.ts'
import type { Judged } from '../../view/allows.ts'
import type { Shell } from '../shell.ts'

/** What carries out actions on something that is no message of a mailbox. */
export const runnerOn =
  (diagnosed: DiagnosedReport, engine: Engine, judged: Judged | null = null): Shell['run'] =>
  async (action, choice) => {
    const trick = judged?.verdict.verdict === 'trick' ? await engine.trickReport(diagnosed, judged) : ''
    return runAction(action, {
      diagnosed,
      ...(trick ? { trickReport: trick } : {}),
      format: choice.format,
      ticket: await engine.ticketOptions(choice),
      effects: pasteEffects(diagnosed),
    })
  }
