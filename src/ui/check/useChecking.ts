import { useEffect, useRef, useState } from 'preact/hooks'
import type { CheckId, Finding, Resolver } from '../../live/types.ts'
import type { CheckServices, Failover } from './types.ts'

type State = 'idle' | 'running' | 'done' | 'cancelled'

/** One run of checks after the other; what was found stays until the next one begins. */
export function useChecking(first: readonly Finding[], services: CheckServices) {
  const [state, setState] = useState<State>('idle')
  const [findings, setFindings] = useState(first)
  const [failovers, setFailovers] = useState<readonly Failover[]>([])
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const start = async (checks: readonly CheckId[], resolvers: readonly Resolver[]) => {
    const controller = new AbortController()
    const { signal } = controller
    stop.current = controller
    setState('running')
    setFindings([])
    setFailovers([])
    try {
      const found = await services.run({
        ...{ checks, resolvers, signal },
        onFindings: (more) => !signal.aborted && setFindings((before) => [...before, ...more]),
        onFailover: (one) => setFailovers((before) => (before.some(isSame(one)) ? before : [...before, one])),
      })
      setFindings(found)
      setState('done')
      await services.keep(found).catch(() => {})
    } catch {
      setState('cancelled')
    }
  }
  return { state, findings, failovers, start, cancel: () => stop.current?.abort() }
}

const isSame = (one: Failover) => (other: Failover) =>
  one.from === other.from && one.to === other.to && one.failure === other.failure
