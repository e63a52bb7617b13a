import { useId } from 'preact/hooks'

interface SegmentsProps<T extends string> {
  /** Name of the radio buttons in a page of their own; made up where it is left out. */
  readonly name?: string
  readonly legend: string
  readonly values: readonly T[]
  readonly value: T
  label(value: T): string
  onChoose(value: T): void
}

/** Radio buttons in one line: a drop-down list does not open in every message document. */
export function Segments<T extends string>({
  name,
  legend,
  values,
  value,
  label,
  onChoose,
}: SegmentsProps<T>) {
  const own = useId()
  return (
    <fieldset class="segments">
      <legend>{legend}</legend>
      <div>
        {values.map((item) => (
          <label key={item}>
            <input
              type="radio"
              name={name ?? own}
              value={item}
              checked={item === value}
              onChange={() => onChoose(item)}
            />
            <span>{label(item)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
