import { resolverAddress } from '../../platform/settings.ts'
import { Segments } from '../Segments.tsx'
import { Field } from './Field.tsx'
import type { SectionProps } from './OptionsPage.tsx'

/** A resolver that can be picked. */
export interface ResolverChoice {
  readonly id: string
  readonly name: string
}

interface LiveOptionsProps extends SectionProps {
  readonly resolvers: readonly ResolverChoice[]
  /** The one that is picked until the reader picks another. */
  readonly firstResolver: string
}

/** Whom live checks ask. */
export function LiveOptions({ say, settings, save, resolvers, firstResolver }: LiveOptionsProps) {
  const { ownResolver } = settings
  const own = ownResolver === null ? [] : [{ id: 'own', name: say('liveOwn') }]
  const offered = [...resolvers, ...own]
  const isOffered = offered.some(({ id }) => id === settings.resolver)
  return (
    <section aria-labelledby="live">
      <h2 id="live">{say('optionsLive')}</h2>
      <p class="soft">{say('optionsLiveHint')}</p>
      <Segments
        name="resolver"
        legend={say('optionsResolver')}
        values={offered.map(({ id }) => id)}
        value={isOffered && settings.resolver !== null ? settings.resolver : firstResolver}
        label={(id) => offered.find((one) => one.id === id)?.name ?? id}
        onChoose={(resolver) => save({ resolver })}
      />
      <Field
        name="ownResolver"
        keys="text"
        label={say('optionsOwnResolver')}
        hint={say('optionsOwnResolverHint')}
        value={ownResolver ?? ''}
        read={(text) => (text.trim() === '' ? { value: null } : found(resolverAddress(text)))}
        bad={say('optionsOwnResolverBad')}
        onValue={(address) =>
          save({ ownResolver: address, ...(address === null ? {} : { resolver: 'own' }) })
        }
      />
    </section>
  )
}

const found = (address: string | null): { readonly value: string } | null =>
  address === null ? null : { value: address }
