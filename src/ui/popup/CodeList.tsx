import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type Entry, type Group, searchEntries } from './codeList.ts'
import type { PopupWords } from './words.ts'

interface CodeListProps {
  readonly entries: readonly Entry[]
  readonly words: PopupWords
  /** Looks a code up as if it had been typed into the box. */
  onCode(code: string): void
}

const HEADINGS = {
  category: 'popupCategories',
  reply: 'popupReplyCodes',
  status: 'popupStatusCodes',
} as const satisfies Record<Group, keyof PopupWords>

/** Every cause and every code with its meaning; arrow keys walk through the list. */
export function CodeList({ entries, words, onCode }: CodeListProps) {
  const [query, setQuery] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const found = useMemo(() => searchEntries(entries, query), [entries, query])
  useEffect(() => search.current?.focus(), [])

  const walk = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && query) {
      event.preventDefault()
      setQuery('')
      return search.current?.focus()
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    const stops = [search.current, ...(list.current?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])]
    const at = stops.indexOf(document.activeElement as HTMLInputElement)
    const next = stops[Math.max(0, Math.min(stops.length - 1, at + step))]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside bubble up to here
    <div class="codes" onKeyDown={walk}>
      <input
        ref={search}
        type="search"
        value={query}
        placeholder={words.popupSearch}
        aria-label={words.popupSearch}
        spellcheck={false}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <div ref={list}>
        {(['category', 'reply', 'status'] as const).map((group) => (
          <Section
            key={group}
            heading={words[HEADINGS[group]]}
            entries={found.filter((entry) => entry.group === group)}
            onCode={onCode}
          />
        ))}
      </div>
      {found.length === 0 && (
        <p class="soft" role="status">
          {words.popupNoMatch}
        </p>
      )}
    </div>
  )
}

function Section({
  heading,
  entries,
  onCode,
}: {
  readonly heading: string
  readonly entries: readonly Entry[]
  onCode(code: string): void
}) {
  if (entries.length === 0) return null
  return (
    <>
      <h2>{heading}</h2>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            {entry.group === 'category' ? (
              <div class="entry" data-entry={entry.id} tabIndex={-1}>
                <strong>{entry.title}</strong>
                <span class="soft">{entry.text}</span>
              </div>
            ) : (
              <button
                type="button"
                class="entry coded"
                data-entry={entry.id}
                onClick={() => onCode(entry.id)}
              >
                <code dir="ltr">{entry.id}</code>
                <span>
                  {entry.title}
                  {entry.text && <span class="soft">{entry.text}</span>}
                </span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
