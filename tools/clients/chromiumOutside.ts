import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Display } from './display.ts'
import { pause, until } from './waiting.ts'
import type { WebBrowser } from './webBrowser.ts'

/** A window is so much darker while a question stands over it. */
const DIMMED = 0.7
/** Set where a command has loaded an extension: Chromium removes it, with all that it was allowed, when it starts again. */
const PASSING = 1 << 15

/** Has an extension stay in a profile, as one that its reader has installed. For use while the browser is closed. */
export async function keepInstalled(profile: string, id: string): Promise<void> {
  const file = join(profile, 'Default', 'Preferences')
  const prefs = JSON.parse(await readFile(file, 'utf8')) as Prefs
  const { settings, ui } = prefs.extensions
  const known = settings[id]
  if (!known) throw new Error('Chromium knows nothing of the extension')
  known.creation_flags &= ~PASSING
  // Extensions out of a folder start only in the developer mode.
  prefs.extensions.ui = { ...ui, developer_mode: true }
  await writeFile(file, JSON.stringify(prefs))
}

interface Prefs {
  readonly extensions: { settings: Record<string, { creation_flags: number }>; ui?: object }
}

/** What Chromium shows outside of any page, answered by keyboard and mouse. */
export function onDisplay(display: Display | undefined): Pick<WebBrowser, 'answer' | 'nextNotification'> {
  const onScreen = (): Display => {
    if (!display) throw new Error('Chromium was opened on no display')
    return display
  }
  return {
    async answer(answer, ask) {
      const screen = onScreen()
      const before = await screen.brightness()
      const isDim = async () => (await screen.brightness()) < before * DIMMED
      await ask()
      await until(isDim, { what: 'the question for the permission' })
      // Against clicks meant for the page below, Chromium takes no answer in the first half second.
      await pause(1000)
      // The button that says no has the focus, the other one comes next.
      await screen.press(...(answer === 'allow' ? ['Tab'] : []), 'Return')
      await until(async () => !(await isDim()), { what: 'the question to go' })
    },
    async nextNotification() {
      const screen = onScreen()
      const known = await screen.windows()
      return {
        async click() {
          const shown = await until(
            async () => (await screen.windows()).find((window) => !known.includes(window)),
            { what: 'the notification' },
          )
          const { x, y, width, height } = await screen.placeOf(shown)
          await screen.click(Math.round(x + width / 2), Math.round(y + height / 2))
        },
      }
    },
  }
}
