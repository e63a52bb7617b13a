import { useEffect, useId, useState } from 'preact/hooks'
import { type Proposal, proposeCorrections, strictAddress } from '../../outgoing/index.ts'
import type { Choices, Corrections, Evidence, Person, PlanInput, PlanServices } from './types.ts'
import type { PlanWords } from './words.ts'

interface CorrectProps {
  readonly input: PlanInput
  readonly services: PlanServices
  readonly words: PlanWords
  readonly choices: Choices
  readonly locked: boolean
  readonly corrections: Corrections
  onCorrect(corrections: Corrections): void
}

/** The right address for each that failed: proposals with their reasons, and a field for any other. */
export function Correct({ input, services, words, choices, locked, corrections, onCorrect }: CorrectProps) {
  const [evidence, setEvidence] = useState<Evidence | null>(null)
  useEffect(() => void services.evidence('quiet').then(setEvidence), [])
  const { people } = input
  const failed = people.map(({ address }) => address)
  return (
    <section class="correct" aria-label={words.word('plan_correct')}>
      <h2>{words.word('plan_correct')}</h2>
      {choices.chosen.map((place) => {
        const person = people[place]
        if (!person) return null
        return (
          <Address
            key={place}
            person={person}
            proposals={evidence ? proposals(person, evidence, failed) : null}
            evidence={evidence}
            words={words}
            locked={locked}
            value={corrections[place] ?? ''}
            onValue={(value) => onCorrect({ ...corrections, [place]: value })}
          />
        )
      })}
      {evidence && !evidence.addressBook && !locked && (
        <button
          type="button"
          data-action="address-book"
          onClick={() => void services.evidence('ask').then(setEvidence)}
        >
          {words.word('plan_address_book')}
        </button>
      )}
    </section>
  )
}

function proposals(person: Person, evidence: Evidence, failed: readonly string[]): readonly Proposal[] {
  const { contacts, domains } = evidence
  // The failed mail lies among the sent ones, and speaks for none of its addresses.
  const wrong = new Set(failed.map((address) => address.toLowerCase()))
  const sent = evidence.sent.filter((address) => !wrong.has(address))
  const claimed = person.claimed ? { claimed: person.claimed } : {}
  return proposeCorrections(person.address, { contacts, sent, domains, failed, ...claimed })
}

interface AddressProps {
  readonly person: Person
  /** Null while they are looked for. */
  readonly proposals: readonly Proposal[] | null
  readonly evidence: Evidence | null
  readonly words: PlanWords
  readonly locked: boolean
  /** A proper address, or '' while there is none. */
  readonly value: string
  onValue(value: string): void
}

function Address({ person, proposals, evidence, words, locked, value, onValue }: AddressProps) {
  const name = useId()
  const [text, setText] = useState('')
  const [own, setOwn] = useState(false)
  const wrong = own && text.trim() !== '' && strictAddress(text) === null
  const type = (next: string) => {
    setText(next)
    setOwn(true)
    onValue(strictAddress(next) ?? '')
  }
  return (
    <fieldset class="address-choice">
      <legend>
        <bdi class="address" dir="ltr">
          {person.address}
        </bdi>
      </legend>
      {proposals === null && <p class="soft">{words.word('plan_looking')}</p>}
      {proposals?.length === 0 && <p class="soft">{words.word('plan_no_proposal')}</p>}
      {proposals?.map(({ address, source }) => (
        <label key={address} class="proposal" data-source={source}>
          <input
            type="radio"
            name={name}
            value={address}
            checked={!own && value === address}
            disabled={locked}
            onChange={() => {
              setOwn(false)
              onValue(address)
            }}
          />
          <bdi class="address" dir="ltr">
            {address}
          </bdi>{' '}
          <span class="soft">
            {source === 'sent'
              ? words.counted('plan_proposal_sent', evidence?.written.get(address.toLowerCase()) ?? 1)
              : words.word(`plan_proposal_${source}`)}
          </span>
        </label>
      ))}
      <label class="own">
        {words.word('plan_own_address')}
        <input
          type="email"
          dir="ltr"
          autocomplete="off"
          spellcheck={false}
          value={text}
          disabled={locked}
          aria-invalid={wrong}
          aria-describedby={wrong ? `${name}-wrong` : undefined}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </label>
      {wrong && (
        <p id={`${name}-wrong`} class="warning" role="alert">
          {words.word('plan_address_wrong')}
        </p>
      )}
    </fieldset>
  )
}
