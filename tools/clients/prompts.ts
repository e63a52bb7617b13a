import type { Marionette } from './marionette.ts'
import type { ClientWindow, Privileged } from './privileged.ts'
import { until } from './waiting.ts'

/** Answers the client's own question about a permission with its button; returns what the question says. */
export async function answerPrompt(marionette: Marionette, answer: 'allow' | 'deny'): Promise<string> {
  const text = await until(() => marionette.chrome(promptText), { what: 'the permission prompt' })
  await until(() => marionette.chrome(pressPrompt, answer as string), { what: 'the prompt to go' })
  return text
}

type Prompt = Element & { readonly button: HTMLElement; readonly secondaryButton: HTMLElement }
type Panel = (Element & { readonly state: string; readonly firstElementChild: Prompt | null }) | null

function promptText({ Services }: Privileged): string | null {
  for (const window of Services.wm.getEnumerator(null as unknown as string)) {
    const panel = window.document.getElementById('notification-popup') as Panel
    const prompt = panel?.state === 'open' ? panel.firstElementChild : null
    if (prompt) return [...prompt.querySelectorAll('*')].map((one) => one.textContent).join(' ')
  }
  return null
}

function pressPrompt({ Services }: Privileged, answer: string): boolean {
  const windows: readonly ClientWindow[] = [...Services.wm.getEnumerator(null as unknown as string)]
  const panels = windows.map(({ document }) => document.getElementById('notification-popup') as Panel)
  const open = panels.find((panel) => panel?.state === 'open')
  const prompt = open?.firstElementChild
  ;(answer === 'allow' ? prompt?.button : prompt?.secondaryButton)?.click()
  return !prompt
}
