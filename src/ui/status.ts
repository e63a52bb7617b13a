import { useCallback, useEffect, useState } from 'preact/hooks'

/** How long a short notice such as "Copied" stays, in milliseconds. */
const STAY = 4000

/** A short notice that goes away by itself. */
export function useStatus(): { readonly status: string; announce(text: string): void } {
  const [notice, setNotice] = useState({ text: '', count: 0 })
  const announce = useCallback((text: string) => setNotice(({ count }) => ({ text, count: count + 1 })), [])
  useEffect(() => {
    if (!notice.text) return
    const timer = setTimeout(() => setNotice(({ count }) => ({ text: '', count })), STAY)
    return () => clearTimeout(timer)
  }, [notice])
  return { status: notice.text, announce }
}
