import type { DiagnosedReport } from '../classifier/types.ts'
import { identity } from '../hosts/thunderbird/identity.ts'
import { thunderbird } from '../platform/browser.ts'
import type { Engine } from '../platform/engine.ts'
import { fileOf, takeOver } from '../platform/handOver.ts'
import { type Reading, readFile, readPaste, reportOfReply } from '../platform/readInput.ts'
import type { DiagnosisView } from '../view/types.ts'

/** The notice that the page is about. */
export interface Source {
  readonly diagnosed: DiagnosedReport
  readonly view: DiagnosisView
  /** What tells the message from others; null where there is none. */
  readonly identity: string | null
}

/** Reads what the address of the page names: a message by its id, or what another page of ours has handed over. */
export async function readSource(query: URLSearchParams, engine: Engine): Promise<Source | null> {
  const message = Number(query.get('message') ?? Number.NaN)
  if (Number.isSafeInteger(message)) return readMessage(message, engine)
  const handed = await takeOver(query.get('handed') ?? '')
  if (!handed) return null
  const reading =
    handed.kind === 'bytes' ? await readFile(fileOf(handed), engine) : readPaste(handed.text, engine)
  return judged(reading, handed.identity, engine)
}

async function readMessage(id: number, engine: Engine): Promise<Source> {
  const header = await thunderbird.messages.get(id)
  const file = await thunderbird.messages.getRaw(id)
  const diagnosed = engine.diagnoseMessage(new Uint8Array(await file.arrayBuffer()))
  return { diagnosed, view: await engine.view(diagnosed), identity: identity(header) }
}

async function judged(reading: Reading, about: string | null, engine: Engine): Promise<Source | null> {
  switch (reading.kind) {
    case 'diagnosis': {
      const { diagnosed } = reading
      return { diagnosed, view: await engine.view(diagnosed), identity: about }
    }
    case 'reply': {
      const { explained } = reading
      const view = await engine.viewOfReply(explained)
      return { diagnosed: reportOfReply(explained), view, identity: about }
    }
    default:
      return null
  }
}
