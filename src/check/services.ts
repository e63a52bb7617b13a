import { runAction } from '../actions/index.ts'
import { pasteEffects } from '../actions/pasteEffects.ts'
import { ticketChoice } from '../actions/settings.ts'
import type { DiagnosedReport } from '../classifier/types.ts'
import { createResolve } from '../live/resolve.ts'
import { runChecks } from '../live/runChecks.ts'
import type { LiveTable, Subject } from '../live/types.ts'
import { browser } from '../platform/browser.ts'
import type { Engine } from '../platform/engine.ts'
import { writeFindings } from '../platform/findings.ts'
import { allowResolver, sendUntil } from '../platform/resolvers.ts'
import { audienceFor } from '../ticket/audience.ts'
import type { CheckServices } from '../ui/check/types.ts'
import { meaningOf } from './meaning.ts'

interface Around {
  readonly diagnosed: DiagnosedReport
  readonly identity: string | null
  readonly subject: Subject
  readonly table: LiveTable
  readonly engine: Engine
}

export function checkServices({ diagnosed, identity, subject, table, engine }: Around): CheckServices {
  return {
    allow: allowResolver,
    async run({ checks, resolvers, signal, onFindings, onFailover }) {
      const resolve = createResolve({
        resolvers,
        send: sendUntil(signal),
        onFailover: (from, to, failure) => onFailover({ from: from.name, to: to.name, failure }),
      })
      const open = resolvers.some((resolver) => resolver.open)
      const context = { resolve, open, now: () => new Date().toISOString() }
      return runChecks(subject, context, { checks, table, onFindings })
    },
    meaning: (findings) => meaningOf(diagnosed, findings, table),
    async keep(findings) {
      if (identity !== null) await writeFindings(identity, findings)
    },
    async copy(checks) {
      const choice = await ticketChoice(audienceFor(diagnosed))
      const outcome = await runAction('copy-ticket', {
        diagnosed,
        format: choice.format,
        ticket: { ...(await engine.ticketOptions(choice)), checks },
        effects: pasteEffects(diagnosed),
      })
      return outcome === 'copied'
    },
    close: () => (__TARGET__ === 'thunderbird' ? window.close() : void closeTab()),
  }
}

/** Browsers do not let a tab close itself that an extension has opened. */
async function closeTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent()
  if (tab.id !== undefined) await browser.tabs.remove(tab.id)
}
