import { useEffect, useRef, useState } from 'preact/hooks'
import type { TicketChoice } from '../../actions/types.ts'
import type { DiagnosedReport } from '../../classifier/types.ts'
import { type Problem, type Reading, readFile, readPaste, reportOfReply } from '../../platform/readInput.ts'
import { audienceFor } from '../../ticket/audience.ts'
import type { Judged } from '../../view/allows.ts'
import type { DiagnosisView } from '../../view/types.ts'
import { InputBox } from './InputBox.tsx'
import type { PopupProps } from './Popup.tsx'
import { Result } from './Result.tsx'
import { runnerOn } from './runnerOn.ts'
import { withoutHiding } from './withoutHiding.ts'

/** Waiting this long, in milliseconds, for the next key before the text is judged. */
const PAUSE = 120

/** Two replies as servers give them, to show what the box is for. */
const EXAMPLES = [
  '550 5.1.1 <li@example.com>: Recipient address rejected: User unknown',
  '552 5.3.4 Message size exceeds fixed limit',
]

interface LookupProps extends PopupProps {
  readonly text: string
  readonly choice: TicketChoice
  onText(text: string): void
  onChoice(choice: TicketChoice): void
  announce(text: string): void
}

type Answer =
  | { readonly diagnosed: DiagnosedReport; readonly view: DiagnosisView; readonly judged: Judged | null }
  | { readonly problem: Problem }
  | null

/** The diagnosis of whatever is pasted, typed, opened or dropped. */
export function Lookup({ words, frame, engine, text, onText, choice, onChoice, announce }: LookupProps) {
  const [file, setFile] = useState<File | null>(null)
  const [answer, setAnswer] = useState<Answer>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => box.current?.focus(), [])

  useEffect(() => {
    const stop = new AbortController()
    const judge = async (reading: Reading | Promise<Reading>) => {
      const next = await answerTo(await reading, engine)
      if (!stop.signal.aborted) setAnswer(next)
    }
    if (file) void judge(readFile(file, engine))
    else if (!text) setAnswer(null)
    const timer = setTimeout(() => !file && text && judge(readPaste(text, engine)), PAUSE)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, file, engine])

  const type = (next: string) => {
    setFile(null)
    onText(next)
  }
  const open = (next: File) => {
    onText('')
    setFile(next)
  }
  return (
    <>
      <InputBox
        words={words}
        text={text}
        fileName={file?.name ?? null}
        box={box}
        onText={type}
        onFile={open}
      />
      <p class="unseen" role="status">
        {answer && ('problem' in answer ? words[answer.problem] : answer.view.announcement)}
      </p>
      <div>
        {answer && 'problem' in answer && <p class="problem tone-wait">{words[answer.problem]}</p>}
        {answer && 'view' in answer && (
          <Result
            view={answer.view}
            words={frame}
            choice={choice}
            audience={audienceFor(answer.diagnosed)}
            onChoice={onChoice}
            run={runnerOn(answer.diagnosed, engine, answer.judged)}
            announce={announce}
          />
        )}
      </div>
      {!answer && !text && !file && (
        <div class="empty">
          <h2>{words.popupExamples}</h2>
          {EXAMPLES.map((example) => (
            <button key={example} type="button" class="example" onClick={() => type(example)}>
              <code dir="ltr" lang="en">
                {example}
              </code>
            </button>
          ))}
          <p class="soft">{words.popupHint}</p>
        </div>
      )}
    </>
  )
}

async function answerTo(reading: Reading, engine: PopupProps['engine']): Promise<Answer> {
  if (reading.kind === 'nothing') return null
  if (reading.kind === 'problem') return { problem: reading.problem }
  const { diagnosed, view, judged } =
    reading.kind === 'reply'
      ? {
          diagnosed: reportOfReply(reading.explained),
          view: await engine.viewOfReply(reading.explained),
          judged: null,
        }
      : await judgedAnswer(reading.diagnosed, engine)
  return {
    judged,
    diagnosed,
    view: withoutHiding(view),
  }
}

/** What is pasted comes without a Sent folder: a trick shows, nothing is ever said to match. */
async function judgedAnswer(diagnosed: DiagnosedReport, engine: PopupProps['engine']) {
  const verdict = await engine.judge(diagnosed, { sent: null, identities: [], ownHosts: [] })
  const judged: Judged = { verdict, comparing: false, claimed: false }
  return { diagnosed, view: await engine.view(diagnosed, null, judged), judged }
}
