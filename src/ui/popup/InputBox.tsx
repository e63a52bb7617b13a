import type { RefObject } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { PopupWords } from './words.ts'

interface InputBoxProps {
  readonly words: PopupWords
  readonly text: string
  /** Name of the file that is being looked at in place of a text. */
  readonly fileName: string | null
  readonly box: RefObject<HTMLTextAreaElement | null>
  onText(text: string): void
  onFile(file: File): void
}

/** One box for everything: typed, pasted, dropped or opened. */
export function InputBox({ words, text, fileName, box, onText, onFile }: InputBoxProps) {
  const [over, setOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer?.files ?? []
    if (file) return onFile(file)
    const dropped = event.dataTransfer?.getData('text/plain')
    if (dropped) onText(dropped)
  }
  const pick = (event: Event & { currentTarget: HTMLInputElement }) => {
    const [file] = event.currentTarget.files ?? []
    if (file) onFile(file)
    event.currentTarget.value = ''
  }
  const paste = (event: ClipboardEvent) => {
    const [file] = event.clipboardData?.files ?? []
    if (!file) return
    event.preventDefault()
    onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop a file, beside the button that opens one
    <div
      class={`input${over ? ' over' : ''}`}
      data-drop={words.popupDrop}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <textarea
        ref={box}
        rows={text.length > 160 ? 5 : 3}
        value={text}
        placeholder={words.popupInput}
        aria-label={words.popupInput}
        spellcheck={false}
        dir="auto"
        onInput={(event) => onText(event.currentTarget.value)}
        onPaste={paste}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !(text || fileName)) return
          event.preventDefault()
          event.stopPropagation()
          onText('')
        }}
      />
      <div class="tools">
        <button type="button" class="plain" onClick={() => picker.current?.click()}>
          {words.popupChooseFile}
        </button>
        {fileName && <bdi class="file">{fileName}</bdi>}
        {(text || fileName) && (
          <button
            type="button"
            class="plain"
            data-action="clear"
            onClick={() => {
              onText('')
              box.current?.focus()
            }}
          >
            {words.popupClear}
          </button>
        )}
        <input
          ref={picker}
          type="file"
          hidden
          accept=".eml,.txt,message/rfc822,text/plain"
          tabIndex={-1}
          onChange={pick}
        />
      </div>
    </div>
  )
}
