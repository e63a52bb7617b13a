import type { Request, Shown } from '../background/messages.ts'
import { placeInMessage } from '../hosts/thunderbird/place.ts'
import { runtime } from '../platform/runtime.ts'
import { getMount } from './mountPoint.ts'

/** Marks this extension's own world, which the message cannot see, so that a second injection does nothing. */
const ASKED = Symbol.for('bounce-doctor/asked')

async function ask(): Promise<void> {
  const scope = globalThis as { [ASKED]?: true }
  if (scope[ASKED]) return
  scope[ASKED] = true
  const shown = (await runtime().sendMessage({ type: 'shown' } satisfies Request)) as Shown | null
  if (shown) getMount()?.(shown, placeInMessage)
}

ask().catch(() => {})
