import { useEffect, useState } from 'preact/hooks'
import { browser } from '../../platform/browser.ts'
import { allowedOrigins } from '../../platform/origins.ts'

/** The patterns that the reader allows, as they are now, and the ways to change them. */
export function useOrigins(first: readonly string[]) {
  const [allowed, setAllowed] = useState(first)
  useEffect(() => {
    const refresh = () => void allowedOrigins().then(setAllowed)
    refresh()
    const { onAdded, onRemoved } = browser.permissions
    onAdded.addListener(refresh)
    onRemoved.addListener(refresh)
    return () => {
      onAdded.removeListener(refresh)
      onRemoved.removeListener(refresh)
    }
  }, [])
  const refreshed = async (change: Promise<boolean>): Promise<boolean> => {
    const changed = await change.catch(() => false)
    setAllowed(await allowedOrigins())
    return changed
  }
  return {
    allowed,
    /** Has the browser ask. To be called in the click itself: browsers take no question that comes later. */
    request: (patterns: readonly string[]) =>
      refreshed(browser.permissions.request({ origins: [...patterns] })),
    remove: (patterns: readonly string[]) =>
      refreshed(browser.permissions.remove({ origins: [...patterns] })),
  }
}
