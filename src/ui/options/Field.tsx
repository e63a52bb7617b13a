import { useEffect, useState } from 'preact/hooks'

interface FieldProps<T> {
  readonly name: string
  /** Which keys a keyboard on the screen offers. */
  readonly keys: 'text' | 'email' | 'numeric'
  readonly label: string
  readonly hint: string
  /** What is set, as text. */
  readonly value: string
  /** What to say of a text that `read` makes nothing of. */
  readonly bad: string
  /** The value that a text stands for; null where it stands for none. */
  read(text: string): { readonly value: T } | null
  onValue(value: T): void
}

/** A line of text that is saved when the reader leaves it or presses Enter, if it makes sense. */
export function Field<T>(props: FieldProps<T>) {
  const { name, label, hint, value, bad, read, onValue } = props
  const [text, setText] = useState(value)
  const [wrong, setWrong] = useState(false)
  useEffect(() => setText(value), [value])
  const take = (typed: string) => {
    const found = read(typed)
    setWrong(found === null)
    if (found && typed !== value) onValue(found.value)
  }
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type="text"
        inputMode={props.keys}
        dir="ltr"
        spellcheck={false}
        autocomplete="off"
        value={text}
        aria-invalid={wrong}
        aria-describedby={`${name}-hint`}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={(event) => take(event.currentTarget.value)}
      />
      <p id={`${name}-hint`} class={wrong ? 'bad tone-fail' : 'soft'} role={wrong ? 'alert' : undefined}>
        {wrong ? bad : hint}
      </p>
    </div>
  )
}

interface TickProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly checked: boolean
  readonly disabled?: boolean
  onChange(checked: boolean): void
}

/** A tick box that is saved at once. */
export function Tick({ name, label, hint, checked, disabled = false, onChange }: TickProps) {
  return (
    <label class="tick">
      <input
        type="checkbox"
        name={name}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        {label}
        {hint && <span class="soft hint">{hint}</span>}
      </span>
    </label>
  )
}
