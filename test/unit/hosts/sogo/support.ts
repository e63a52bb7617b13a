import { vi } from 'vitest'

export const BASE = 'https://mail.sender.example/SOGo/so/li/Mail'

/** A page of SOGo with its token. */
export function sogoPage(): Document {
  const page = document.implementation.createHTMLDocument('')
  Object.defineProperty(page, 'URL', { value: `${BASE}/view#!/Mail/0/INBOX/5` })
  Object.defineProperty(page, 'cookie', { value: 'XSRF-TOKEN=token' })
  return page
}

export interface Asked {
  readonly path: string
  readonly body: unknown
}

/** Answers requests by the end of their path; what is no string goes as JSON, null as an error. Returns what was asked. */
export function stubServer(answers: (path: string, asked: readonly Asked[]) => unknown): readonly Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('location', new URL(BASE))
  vi.stubGlobal('fetch', async (url: string, { body }: RequestInit = {}) => {
    const path = url.slice(BASE.length + 1)
    asked.push({ path, body: typeof body === 'string' ? JSON.parse(body) : body })
    const answer = answers(path, asked)
    if (answer === null) return new Response('', { status: 500 })
    return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer))
  })
  return asked
}
