import { askForSent, connectRepairs } from '../hosts/webmail/connectRepairs.ts'
import { messageIdsOf } from '../outgoing/index.ts'
import type { Engine } from '../platform/engine.ts'
import { mountNote } from '../ui/plan/mountPlan.tsx'
import type { PlanWords } from '../ui/plan/words.ts'
import { readBounce } from './webmail.ts'

/** Turns this page into the webmail's own with the sent copy of the mail that failed; stays to say that there is none. */
export async function showSent(
  query: URLSearchParams,
  engine: Engine,
  words: PlanWords,
  root: Element,
): Promise<void> {
  mountNote(words.word('plan_reading_bounce'), root)
  const stored = await findSent(query, engine).catch(() => null)
  if (stored) location.replace(stored.url)
  else mountNote(words.word('label_not_found'), root)
}

async function findSent(query: URLSearchParams, engine: Engine) {
  const tab = Number(query.get('tab'))
  const { content } = await readBounce(tab, Number(query.get('message')))
  const { report } =
    typeof content === 'string' ? engine.diagnoseText(content) : engine.diagnoseMessage(content)
  const calls = await connectRepairs(tab)
  try {
    return await askForSent(calls, messageIdsOf(report))
  } finally {
    calls.close()
  }
}
