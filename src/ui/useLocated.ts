import { useEffect, useState } from 'preact/hooks'
import type { Located, Shown } from '../background/messages.ts'
import type { DiagnosisView, OriginView } from '../view/types.ts'

interface Standing {
  readonly view: DiagnosisView
  readonly origin: OriginView | null
}

/**
 * What stands at once, and what takes its place when the mail that failed has been looked for. `locate` is asked after
 * the first paint; where it knows nothing, the line about the mail goes away.
 */
export function useLocated(
  shown: Pick<Shown, 'view' | 'origin'>,
  locate?: () => Promise<Located | null>,
): Standing {
  const [standing, stand] = useState<Standing>(shown)
  useEffect(() => {
    if (!shown.origin || !locate) return
    let gone = false
    void locate()
      .catch(() => null)
      .then((located) => {
        if (!gone) stand(located ?? { view: shown.view, origin: null })
      })
    return () => {
      gone = true
    }
  }, [shown.view])
  return standing
}
