import { useId, useRef, useState } from 'preact/hooks'
import type { DraftAttachment } from '../../outgoing/index.ts'
import { Sign } from '../icons.tsx'
import { readFile, readSent, type Supplied } from './supplied.ts'
import type { PlanInput } from './types.ts'
import type { PlanWords } from './words.ts'

const WRONG = { different: 'handover_mail_different', unreadable: 'handover_mail_unreadable' } as const

interface SupplyProps {
  readonly input: PlanInput
  readonly supplied: Supplied
  readonly words: PlanWords
  readonly locked: boolean
  change(next: Partial<Supplied>): void
}

/** Where the reader adds what did not come back: the sent mail, or its files and its text. */
export function Supply({ input, supplied, words, locked, change }: SupplyProps) {
  const { draft } = input
  const id = useId()
  const mailPicker = useRef<HTMLInputElement>(null)
  const filePicker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [wrong, setWrong] = useState('')
  const takeMail = async (file: File | undefined) => {
    if (!file) return
    const read = readSent(new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0))), input)
    setWrong('wrong' in read ? words.word(WRONG[read.wrong], { name: file.name }) : '')
    if ('draft' in read) change({ mail: { name: file.name, draft: read.draft } })
  }
  const takeFiles = async (files: readonly File[]) => {
    const read = await Promise.all(files.map(readFile)).catch(() => null)
    setWrong(read ? '' : words.word('handover_failed'))
    if (read) change({ files: [...supplied.files, ...read] })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const files = [...(event.dataTransfer?.files ?? [])]
    if (locked || files.length === 0) return
    const [only] = files
    void (files.length === 1 && only && /\.eml$/i.test(only.name) ? takeMail(only) : takeFiles(files))
  }
  const held = (draft?.attachments ?? []).map(({ name }) => name)
  return (
    <section
      class={`supply${over ? ' over' : ''}`}
      aria-labelledby={`${id}h`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2 id={`${id}h`}>{words.word('handover_supply')}</h2>
      <p>{words.word(draft?.complete === 'body-cut' ? 'handover_supply_cut' : 'handover_supply_headers')}</p>
      {held.length > 0 && <p class="soft">{words.word('handover_held', { names: held.join(', ') })}</p>}
      <div class="actions">
        <button
          type="button"
          data-action="choose-mail"
          disabled={locked}
          onClick={() => mailPicker.current?.click()}
        >
          {words.word('handover_choose_mail')}
        </button>
        <button
          type="button"
          data-action="choose-files"
          disabled={locked || supplied.mail !== null}
          onClick={() => filePicker.current?.click()}
        >
          {words.word('handover_choose_files')}
        </button>
        <span class="soft">{words.word('handover_drop')}</span>
        <input
          ref={mailPicker}
          type="file"
          hidden
          tabIndex={-1}
          accept=".eml,message/rfc822"
          data-pick="mail"
          onChange={(event) => {
            void takeMail(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
        <input
          ref={filePicker}
          type="file"
          hidden
          multiple
          tabIndex={-1}
          data-pick="files"
          onChange={(event) => {
            void takeFiles([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
      </div>
      {wrong && (
        <p class="warning" role="alert">
          {wrong}
        </p>
      )}
      {supplied.mail ? (
        <p class="taken tone-ok" data-taken="mail">
          <Sign name="check" size={16} /> {words.word('handover_mail_taken', { name: supplied.mail.name })}
          <Remove
            name={supplied.mail.name}
            words={words}
            locked={locked}
            onRemove={() => change({ mail: null })}
          />
        </p>
      ) : (
        <>
          <Files
            files={supplied.files}
            words={words}
            locked={locked}
            onRemove={(at) => change({ files: supplied.files.filter((_, place) => place !== at) })}
          />
          <label for={`${id}t`}>{words.word('handover_text')}</label>
          <textarea
            id={`${id}t`}
            rows={3}
            dir="auto"
            value={supplied.text}
            disabled={locked}
            onInput={(event) => change({ text: event.currentTarget.value })}
          />
        </>
      )}
      <p class="soft">{words.word('handover_local')}</p>
    </section>
  )
}

interface FilesProps {
  readonly files: readonly DraftAttachment[]
  readonly words: PlanWords
  readonly locked: boolean
  onRemove(place: number): void
}

function Files({ files, words, locked, onRemove }: FilesProps) {
  if (files.length === 0) return null
  return (
    <ul>
      {files.map(({ name, sizeBytes }, place) => (
        <li key={`${place} ${name}`} class="taken" data-taken={name}>
          <bdi>{name}</bdi> <span class="soft">{words.bytes(sizeBytes)}</span>
          <Remove name={name} words={words} locked={locked} onRemove={() => onRemove(place)} />
        </li>
      ))}
    </ul>
  )
}

interface RemoveProps extends Pick<FilesProps, 'words' | 'locked'> {
  readonly name: string
  onRemove(): void
}

function Remove({ name, words, locked, onRemove }: RemoveProps) {
  const label = words.word('handover_remove', { name })
  return (
    <button
      type="button"
      class="plain square"
      title={label}
      aria-label={label}
      disabled={locked}
      onClick={onRemove}
    >
      ×
    </button>
  )
}
