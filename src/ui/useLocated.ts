import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Located, Shown } from '../background/messages.ts'
import { within } from '../platform/within.ts'
import type { DiagnosisView, OriginView } from '../view/types.ts'

/** Lines that wait go away after so long, in milliseconds; an answer that comes later still takes their place. */
const PATIENCE = 10_000
/** A background that was just ending may have lost the question: it is asked once more after so long. */
const AGAIN = 6000

interface Standing {
  readonly view: DiagnosisView
  readonly origin: OriginView | null
}

/**
 * What stands at once, and what takes its place when the mail that failed has been looked for and compared. `locate` is
 * asked after the first paint, and again by `look`; where it knows nothing, the lines that wait for it go away.
 */
export function useLocated(
  shown: Pick<Shown, 'view' | 'origin'>,
  locate?: () => Promise<Located | null>,
): Standing & { look(): Promise<void> } {
  const [standing, stand] = useState<Standing>(shown)
  const gone = useRef(false)
  const look = useCallback(async () => {
    const nothing = () => {
      if (!gone.current) stand({ view: withoutWaiting(shown.view), origin: null })
    }
    const late = setTimeout(nothing, PATIENCE)
    // Null is an answer: nothing is known of that message any more.
    const ask = async () => locate?.().catch(() => undefined)
    const first = await within(AGAIN, ask(), undefined)
    const located = first === undefined ? await ask() : first
    clearTimeout(late)
    if (located && !gone.current) stand(located)
    else nothing()
  }, [shown.view])
  useEffect(() => {
    gone.current = false
    if (locate && (shown.origin || shown.view.verdict?.id === 'comparing')) void look()
    return () => {
      gone.current = true
    }
  }, [shown.view])
  return { ...standing, look }
}

function withoutWaiting(view: DiagnosisView): DiagnosisView {
  if (view.verdict?.id !== 'comparing') return view
  const { verdict, ...rest } = view
  return rest
}
