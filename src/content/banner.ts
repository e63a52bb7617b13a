import { type ActionAnswer, carryOut } from '../actions/deed.ts'
import type { ActionOutcome } from '../actions/types.ts'
import { isNotice, type Located, type Request, type Shown } from '../background/messages.ts'
import { runtime } from '../platform/runtime.ts'
import { mountBanner } from '../ui/mount.tsx'
import { setMount } from './mountPoint.ts'

/** Asks the background; an answer that does not come, as after an update of the extension, is a failure. */
async function request(message: Request): Promise<ActionOutcome> {
  try {
    return await carryOut((await runtime().sendMessage(message)) as ActionAnswer)
  } catch {
    return 'failed'
  }
}

setMount(({ message, view, words, choice, done, origin }: Shown, place) =>
  mountBanner(
    {
      view,
      words,
      choice,
      done,
      origin,
      locate: async () =>
        (await runtime().sendMessage({ type: 'original', message } satisfies Request)) as Located | null,
      run: (action, ticket) => request({ type: 'action', message, action, choice: ticket }),
      copyCommand: (text) => request({ type: 'copy-command', message, text }),
      onChoice: (next) => void request({ type: 'choice', choice: next }),
      accepts: (event) => event.isTrusted,
      onReady: (focus) =>
        runtime().onMessage.addListener((notice) => {
          if (isNotice(notice)) focus()
          return undefined
        }),
    },
    place,
    {
      // A mail has no business in the top layer.
      alone: __TARGET__ === 'thunderbird',
      onCovered: (covered) => void request({ type: 'covered', message, covered }),
    },
  ),
)
