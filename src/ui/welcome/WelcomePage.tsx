import { Sites } from '../sites/Sites.tsx'
import { useStatus } from '../status.ts'
import type { Say } from '../words.ts'

interface WelcomePageProps {
  readonly say: Say
  readonly first: readonly string[]
}

/** Shown once, after the extension has been installed: where it may work, and how it works without being allowed to. */
export function WelcomePage({ say, first }: WelcomePageProps) {
  const { status, announce } = useStatus()
  return (
    <main class="surface page wide">
      <div class="title">
        <img src="/icons/icon-48.png" width="32" height="32" alt="" />
        <h1>{say('welcomeTitle')}</h1>
      </div>
      <section aria-labelledby="sites">
        <h2 id="sites">{say('sitesTitle')}</h2>
        <Sites say={say} first={first} announce={announce} />
      </section>
      <section aria-labelledby="elsewhere">
        <h2 id="elsewhere">{say('welcomeElsewhere')}</h2>
        <p>{say('welcomeButton')}</p>
        <p>{say('welcomePaste')}</p>
      </section>
      <p class="soft">{say('welcomeLater')}</p>
      <p class={`toast${status ? ' shown' : ''}`} role="status">
        {status}
      </p>
    </main>
  )
}
