import { useCallback, useId, useRef, useState } from 'preact/hooks'
import type { TicketChoice } from '../../actions/types.ts'
import type { Retry } from '../../outgoing/retries.ts'
import type { Engine } from '../../platform/engine.ts'
import type { FrameWords } from '../../view/frameWords.ts'
import { Sign } from '../icons.tsx'
import { RetryList } from '../RetryList.tsx'
import { useStatus } from '../status.ts'
import { useRetries } from '../useRetries.ts'
import type { Say } from '../words.ts'
import { CodeList } from './CodeList.tsx'
import type { Entry } from './codeList.ts'
import type { Displayed } from './displayed.ts'
import { Lookup } from './Lookup.tsx'
import { OpenMessage } from './OpenMessage.tsx'
import { PageBounce } from './PageBounce.tsx'
import type { PageInput } from './pageText.ts'
import type { PopupWords } from './words.ts'

export interface PopupProps {
  readonly words: PopupWords
  readonly frame: FrameWords
  readonly engine: Engine
  readonly entries: readonly Entry[]
  /** The bounce that stands open behind the popup. */
  readonly displayed: Displayed | null
  /** What the page behind the popup holds, where it is no mail of a webmail. */
  readonly page: PageInput | null
  readonly firstChoice: TicketChoice
  /** Mails to be tried again, as they are when the popup opens. */
  readonly retries: readonly Retry[]
  readonly say: Say
  openSettings(): void
  saveChoice(choice: TicketChoice): void
}

const TABS = ['diagnose', 'codes'] as const
type Tab = (typeof TABS)[number]

/** Look up a bounce, a reply or a code; or browse all of them. */
export function Popup(props: PopupProps) {
  const { words, page } = props
  // What the reader has selected is what they mean, even where a mail stands open.
  const displayed = page?.selection ? null : props.displayed
  const bounce = displayed ? null : (page?.bounce ?? null)
  const [tab, setTab] = useState<Tab>('diagnose')
  const [text, setText] = useState(page?.selection ?? '')
  const [other, setOther] = useState(displayed === null && bounce === null)
  const [choice, setChoice] = useState(props.firstChoice)
  const { status, announce } = useStatus()
  const panelId = useId()
  const waiting = useRetries(props.retries, () => announce(props.say('retryFailed')))
  const chooseTicket = useCallback((next: TicketChoice) => {
    setChoice(next)
    props.saveChoice(next)
  }, [])

  const shared = { choice, onChoice: chooseTicket, announce }
  return (
    <main class="surface popup">
      <div class="top">
        <img src="/icons/icon-48.png" width="24" height="24" alt="" />
        <h1>{words.extensionName}</h1>
        <Tabs words={words} tab={tab} panelId={panelId} onTab={setTab} />
        <button
          type="button"
          class="plain square"
          data-action="settings"
          title={props.say('optionsTitle')}
          aria-label={props.say('optionsTitle')}
          onClick={props.openSettings}
        >
          <Sign name="options" size={18} />
        </button>
      </div>
      <div class="panel" role="tabpanel" id={panelId} aria-labelledby={`${panelId}-${tab}`}>
        {tab === 'codes' && (
          <CodeList
            entries={props.entries}
            words={words}
            onCode={(code) => {
              setText(code)
              setOther(true)
              setTab('diagnose')
            }}
          />
        )}
        {tab === 'diagnose' && waiting.retries.length > 0 && (
          <section aria-labelledby={`${panelId}-retries`}>
            <h2 id={`${panelId}-retries`}>{props.say('retryList')}</h2>
            <RetryList
              retries={waiting.retries}
              say={props.say}
              onOpen={waiting.open}
              onCancel={waiting.cancel}
            />
          </section>
        )}
        {tab === 'diagnose' && !other && displayed && (
          <OpenMessage
            displayed={displayed}
            words={words}
            frame={props.frame}
            onOther={() => setOther(true)}
            {...shared}
          />
        )}
        {tab === 'diagnose' && !other && bounce && (
          <PageBounce
            bounce={bounce}
            engine={props.engine}
            words={words}
            frame={props.frame}
            onOther={() => setOther(true)}
            {...shared}
          />
        )}
        {tab === 'diagnose' && other && <Lookup {...props} text={text} onText={setText} {...shared} />}
      </div>
      <p class={`toast${status ? ' shown' : ''}`} role="status">
        {status}
      </p>
    </main>
  )
}

interface TabsProps {
  readonly words: PopupWords
  readonly tab: Tab
  readonly panelId: string
  onTab(tab: Tab): void
}

function Tabs({ words, tab, panelId, onTab }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)
  const names: Record<Tab, string> = { diagnose: words.popupTabDiagnose, codes: words.popupTabCodes }
  const walk = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const next = TABS[(TABS.indexOf(tab) + 1) % TABS.length] ?? tab
    onTab(next)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus()
  }
  return (
    <div class="tabs" role="tablist" ref={list} onKeyDown={walk}>
      {TABS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${panelId}-${name}`}
          class="plain"
          data-tab={name}
          aria-selected={name === tab}
          aria-controls={panelId}
          tabIndex={name === tab ? 0 : -1}
          onClick={() => onTab(name)}
        >
          {names[name]}
        </button>
      ))}
    </div>
  )
}
