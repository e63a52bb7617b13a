import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ChromiumClient, startChromium } from '../../tools/clients/chromium.ts'
import { POPUP } from '../../tools/clients/demo.ts'
import { inExtension, viewScreenshot, viewStands } from '../../tools/clients/extensionPage.ts'
import { type FirefoxClient, startFirefoxWithExtension } from '../../tools/clients/firefox.ts'
import { demoMail, demoMails } from '../../tools/clients/mails.ts'
import type { TabMail } from '../../tools/clients/privileged.ts'
import { builtExtension, throwAwayFolder } from '../../tools/clients/session.ts'
import { pause, until } from '../../tools/clients/waiting.ts'
import { savePicture } from './support/pictures.ts'
import { useThunderbird } from './support/thunderbird.ts'

const LINES: readonly (readonly [line: string, category: string])[] = [
  ['550 5.1.1 <zhao@customer.example>: Recipient address rejected: User unknown', 'user-unknown'],
  ['452 4.2.2 The email account that you tried to reach is over quota', 'mailbox-full'],
  ['551 User not local; please try <forward-path>', 'cross-border-filtering'],
]

/** Puts text into the popup's field as typing does, and returns the categories that it shows. */
function diagnose(text: string): readonly string[] {
  const field = document.querySelector('textarea')
  if (field && field.value !== text) {
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return [...document.querySelectorAll('[data-category]')].map((e) => e.getAttribute('data-category') ?? '')
}

describe('the popup in Thunderbird', () => {
  const thunderbird = useThunderbird(demoMails)
  const popup = () => ({ id: thunderbird.session.extension, view: 'popup' as const })

  beforeAll(async () => {
    const { marionette } = thunderbird.session
    await thunderbird.mail.select((await demoMail('15')).messageId)
    await until(() => marionette.chrome(pressMessageButton), { what: 'the button over the message' })
    await viewStands(marionette, popup())
  })

  test.each(LINES)('%s', async (line, category) => {
    const ask = () => inExtension(thunderbird.session.marionette, popup(), diagnose, line)
    await until(async () => (await ask())[0] === category, { what: category, timeoutMs: 10_000 })
    expect(await ask()).toEqual([category])
  })

  test('diagnoses the source of a whole bounce', async () => {
    const source = (await demoMail('11')).bytes.toString('utf8')
    const ask = () => inExtension(thunderbird.session.marionette, popup(), diagnose, source)
    await until(async () => (await ask()).length === 3, { what: 'three rows', timeoutMs: 10_000 })
    expect(await ask()).toEqual(['user-unknown', 'mailbox-full', 'message-too-large'])
  })

  test('looks right', async () => {
    const { marionette } = thunderbird.session
    await inExtension(marionette, popup(), diagnose, LINES[0]?.[0] ?? '')
    await pause(500)
    const picture = await viewScreenshot(marionette, popup())
    await savePicture('popup.png', picture)
    expect(picture.length).toBeGreaterThan(10_000)
  })
})

describe('the popup in Chromium', () => {
  let folder: Awaited<ReturnType<typeof throwAwayFolder>> | undefined
  let client: ChromiumClient | undefined

  beforeAll(async () => {
    folder = await throwAwayFolder()
    const profile = join(folder.path, 'profile')
    await mkdir(profile)
    client = await startChromium({
      profile,
      headless: true,
      extension: builtExtension('chrome'),
      locale: 'en-US',
    })
  })
  afterAll(async () => {
    await client?.close()
    await folder?.remove()
  })

  test.each(LINES)('%s', async (line, category) => {
    const page = await client?.context.newPage()
    await page?.goto(`chrome-extension://${client?.extension}/${POPUP}`)
    await page?.fill('textarea', line)
    await page?.waitForSelector(`[data-category="${category}"]`)
    expect(await page?.locator('[data-category]').count()).toBe(1)
    await page?.close()
  })

  test('opens from the toolbar', async () => {
    expect(await client?.pressButton()).toEqual([`chrome-extension://${client?.extension}/${POPUP}`])
  })
})

describe('the popup in Firefox', () => {
  let client: FirefoxClient | undefined

  beforeAll(async () => {
    client = await startFirefoxWithExtension({ headless: true, locale: 'en-US' })
    await client.openPage(POPUP)
  })
  afterAll(async () => {
    await client?.stop()
  })

  test.each(LINES)('%s', async (line, category) => {
    const ask = async () => (await client?.marionette.page(diagnose, line)) ?? []
    await until(async () => (await ask())[0] === category, { what: category, timeoutMs: 10_000 })
    expect(await ask()).toEqual([category])
  })
})

/** Presses the extension's button over the displayed message, which opens its popup. */
function pressMessageButton({
  Services,
}: Parameters<Parameters<FirefoxClient['marionette']['chrome']>[0]>[0]): boolean {
  const tabs = Services.wm
    .getMostRecentWindow('mail:3pane')
    ?.document.getElementById('tabmail') as unknown as TabMail
  const header = tabs.currentAbout3Pane?.messageBrowser.contentDocument
  const button = header?.querySelector<HTMLElement>('[id$="messageDisplayAction-toolbarbutton"]')
  button?.click()
  return Boolean(button)
}
