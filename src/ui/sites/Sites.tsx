import { useState } from 'preact/hooks'
import type { MessageKey } from '../../i18n/messageKey.ts'
import { addressOf, ownPatterns, patternOf, WEBMAIL_SITES } from '../../platform/webmailSites.ts'
import { Tick } from '../options/Field.tsx'
import type { Say } from '../words.ts'
import { useOrigins } from './useOrigins.ts'

interface SitesProps {
  readonly say: Say
  /** Patterns that are allowed when the page opens. */
  readonly first: readonly string[]
  announce(text: string): void
}

/** The webmails on which banners are shown: the known ones by toggles, any other by its address. */
export function Sites({ say, first, announce }: SitesProps) {
  const { allowed, request, remove } = useOrigins(first)
  const isAllowed = (patterns: readonly string[]) => patterns.every((pattern) => allowed.includes(pattern))
  const change = async (changing: Promise<boolean>, done: MessageKey, not: MessageKey) => {
    const changed = await changing
    announce(say(changed ? done : not))
    return changed
  }
  const allow = (patterns: readonly string[]) => change(request(patterns), 'sitesAllowed', 'sitesDeclined')
  const takeBack = (patterns: readonly string[]) =>
    change(remove(patterns), 'sitesTakenBack', 'sitesUnchanged')
  return (
    <>
      <p class="soft">{say('sitesHint')}</p>
      <div class="sites">
        {WEBMAIL_SITES.map(({ id, matches }) => (
          <Tick
            key={id}
            name={`site-${id}`}
            label={say(`site_${id}` as MessageKey)}
            checked={isAllowed(matches)}
            onChange={(checked) => void (checked ? allow(matches) : takeBack(matches))}
          />
        ))}
      </div>
      <OwnSite say={say} allow={allow} />
      {ownPatterns(allowed).length > 0 && (
        <ul class="own-sites">
          {ownPatterns(allowed).map((pattern) => (
            <li key={pattern} data-site={pattern}>
              <bdi dir="ltr">{addressOf(pattern)}</bdi>
              <button
                type="button"
                data-action="take-back"
                aria-label={say('sitesTakeBackFrom', { site: addressOf(pattern) })}
                onClick={() => void takeBack([pattern])}
              >
                {say('sitesTakeBack')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

interface OwnSiteProps {
  readonly say: Say
  allow(patterns: readonly string[]): Promise<boolean>
}

/** The address of a webmail on a server of the reader's own. */
function OwnSite({ say, allow }: OwnSiteProps) {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const submit = (event: Event) => {
    event.preventDefault()
    const pattern = patternOf(text)
    setWrong(pattern === null)
    if (pattern) void allow([pattern]).then((allowed) => allowed && setText(''))
  }
  return (
    <form class="field own-site" onSubmit={submit}>
      <label for="own-site">{say('sitesOwn')}</label>
      <div class="line">
        <input
          id="own-site"
          name="own-site"
          type="text"
          inputMode="url"
          dir="ltr"
          spellcheck={false}
          autocomplete="off"
          value={text}
          aria-invalid={wrong}
          aria-describedby="own-site-hint"
          onInput={(event) => {
            setText(event.currentTarget.value)
            setWrong(false)
          }}
        />
        <button type="submit" data-action="allow-site">
          {say('sitesAllow')}
        </button>
      </div>
      <p id="own-site-hint" class={wrong ? 'bad tone-fail' : 'soft'} role={wrong ? 'alert' : undefined}>
        {say(wrong ? 'sitesOwnBad' : 'sitesOwnHint')}
      </p>
    </form>
  )
}
