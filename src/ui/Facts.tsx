import type { DetailView } from '../view/types.ts'

/** The technical facts, each with what it means. */
export function Facts({ rows }: { readonly rows: readonly DetailView[] }) {
  return (
    <dl class="facts">
      {rows.map(({ term, value, explanation }, index) => (
        <div key={index}>
          <dt>{term}</dt>
          <dd>
            <bdi class="value">{value}</bdi>
            {explanation && <span class="explanation">{explanation}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
