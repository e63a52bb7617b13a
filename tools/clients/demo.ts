import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bannerStands, originalLocated } from './banner.ts'
import { startChromium } from './chromium.ts'
import { demoSentMails } from './demoSent.ts'
import { startFirefoxWithExtension } from './firefox.ts'
import { demoMails } from './mails.ts'
import { localFolder } from './mailWindow.ts'
import type { Marionette } from './marionette.ts'
import { mbox } from './mbox.ts'
import { builtExtension, openThunderbird, throwAwayFolder } from './session.ts'
import { until } from './waiting.ts'

/** How the demo is shown. */
export interface Show {
  readonly lang: 'en' | 'zh_CN' | 'zh_TW'
  readonly headless: boolean
  /** Where a picture goes when there is no window to look at. */
  readonly picture: string
  /** Aborted when the user breaks off. */
  readonly signal: AbortSignal
}

const TAGS = { en: 'en-US', zh_CN: 'zh-CN', zh_TW: 'zh-TW' } as const

/** Thunderbird with the demo mailbox, its first bounce selected; resolves when its window was closed. */
export async function showThunderbird(show: Show): Promise<void> {
  const [mails, sent] = await Promise.all([demoMails(), demoSentMails()])
  const session = await openThunderbird({
    account: { kind: 'local' },
    locale: TAGS[show.lang],
    headless: show.headless,
    folders: { Inbox: mbox(mails.map(({ bytes }) => bytes)), Sent: mbox(sent.map(({ bytes }) => bytes)) },
  })
  try {
    await warnOfOtherLanguage(session.marionette, TAGS[show.lang])
    // Thunderbird knows no message of a folder that was never opened.
    for (const folder of ['Sent', 'Inbox']) await session.mail.openFolder(localFolder(folder))
    await session.mail.select(mails[0]?.messageId ?? '')
    await bannerStands(session.mail, 'pane')
    await originalLocated(session.mail, 'pane')
    if (show.headless) await save(show.picture, await session.marionette.screenshot())
    else await untilClosed(show.signal, session.exited, () => session.marionette.release())
  } finally {
    await session.stop()
  }
}

/** The extension speaks as its client does, and a client speaks only the languages that it has. */
async function warnOfOtherLanguage(marionette: Marionette, wanted: string): Promise<void> {
  const spoken = await marionette.chrome(({ Services }) => Services.locale.appLocaleAsBCP47)
  if (spoken !== wanted)
    console.warn(`This Thunderbird has no language pack for ${wanted}; it speaks ${spoken}.`)
}

/** Chromium with the popup's page in a tab, the first bounce of the demo pasted into it. */
export async function showChromium(show: Show): Promise<void> {
  const folder = await throwAwayFolder()
  try {
    const client = await startChromium({
      profile: join(folder.path, 'profile'),
      headless: show.headless,
      extension: builtExtension('chrome'),
      locale: TAGS[show.lang],
    })
    const page = client.context.pages()[0] ?? (await client.context.newPage())
    await page.goto(`chrome-extension://${client.extension}/${POPUP}`)
    await page.fill('textarea', await firstSource())
    await page.waitForSelector('[data-category]')
    const closed = new Promise<void>((resolve) => client.context.once('close', () => resolve()))
    if (show.headless) await page.setViewportSize({ width: 540, height: 600 })
    if (show.headless) await save(show.picture, await page.screenshot())
    else await untilClosed(show.signal, closed, async () => undefined)
    await client.close().catch(() => undefined)
  } finally {
    await folder.remove()
  }
}

/** Firefox in the same way. */
export async function showFirefox(show: Show): Promise<void> {
  const client = await startFirefoxWithExtension({
    headless: show.headless,
    locale: TAGS[show.lang],
  })
  try {
    const { marionette } = client
    await client.openPage(POPUP)
    const source = await firstSource()
    await until(() => marionette.page(paste, source), {
      what: 'the diagnosis',
    })
    if (show.headless) await save(show.picture, await marionette.screenshot())
    else await untilClosed(show.signal, client.exited, () => marionette.release())
  } finally {
    await client.stop()
  }
}

/** The popup's page inside the built extension. */
export const POPUP = 'src/ui/popup/index.html'

const firstSource = async (): Promise<string> => (await demoMails())[0]?.bytes.toString('utf8') ?? ''

/** Puts text into the popup's field as typing does, and tells whether a diagnosis stands. */
function paste(text: string): boolean {
  const field = document.querySelector('textarea')
  if (field && field.value !== text) {
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return document.querySelector('[data-category]') !== null
}

async function save(file: string, picture: Buffer): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, picture)
}

/** Leaves the client to the user until its window is closed, or until the user breaks off in the terminal. */
async function untilClosed(
  signal: AbortSignal,
  closed: Promise<unknown>,
  release: () => Promise<void>,
): Promise<void> {
  await release()
  const brokenOff = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  await Promise.race([closed, brokenOff])
}
