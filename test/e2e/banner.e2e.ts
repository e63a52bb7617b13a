import { describe, expect, test } from 'vitest'
import { bannerStands, clickInBanner, pressInBanner, readBanner } from '../../tools/clients/banner.ts'
import { demoMail, demoMails } from '../../tools/clients/mails.ts'
import { pause, until } from '../../tools/clients/waiting.ts'
import { savePicture } from './support/pictures.ts'
import { useThunderbird } from './support/thunderbird.ts'

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  '01-postfix-message-too-large': ['message-too-large'],
  '02-exim-user-unknown': ['user-unknown'],
  '03-sendmail-mailbox-full': ['mailbox-full'],
  '04-qmail-no-such-user': ['user-unknown'],
  '05-exchange-recipient-restricted': ['recipient-restricted'],
  '06-gmail-dmarc': ['domain-auth-failed'],
  '07-qqmail-user-unknown': ['user-unknown'],
  '08-netease-spam': ['spam-content'],
  '09-winmail-ptr-missing': ['ptr-missing'],
  '10-postfix-greylisting-delay': ['greylisted'],
  '11-sendmail-mixed-recipients': ['user-unknown', 'mailbox-full', 'message-too-large'],
  '12-courier-blocklist': ['ip-blocked'],
  '13-postfix-cross-border': ['cross-border-filtering'],
  '14-postfix-domain-typo': ['dns-failure'],
}
const ORDINARY = ['15-ordinary-newsletter', '16-ordinary-colleague', '17-out-of-office'] as const

/** Long enough for a banner that should not come. */
const SETTLED = 1500

describe('the banner in Thunderbird, Local Folders, 3-pane', () => {
  const thunderbird = useThunderbird(demoMails)

  test.each(Object.entries(EXPECTED))('%s shows its category', async (name, categories) => {
    const { mail } = thunderbird
    await mail.select((await demoMail(name)).messageId)
    const banner = await bannerStands(mail, 'pane')
    expect(banner.categories).toEqual(categories)
    expect(banner.height).toBeGreaterThan(80)
  })

  test.each(ORDINARY)('%s shows none', async (name) => {
    const { mail } = thunderbird
    await mail.select((await demoMail(name)).messageId)
    await pause(SETTLED)
    expect(await readBanner(mail, 'pane')).toBeNull()
  })

  test('names who did receive a mail that failed for some', async () => {
    const { mail } = thunderbird
    await mail.select((await demoMail('11')).messageId)
    const { text } = await bannerStands(mail, 'pane')
    expect(text).toContain('zhou.min@customer.example')
    expect(text).toContain('lu.xin@sender.example')
  })

  test('opens its details on request', async () => {
    const { mail } = thunderbird
    await mail.select((await demoMail('12')).messageId)
    await bannerStands(mail, 'pane')
    const before = (await readBanner(mail, 'pane'))?.height ?? 0
    await pressInBanner(mail, 'pane', 'toggle-details')
    await until(async () => ((await readBanner(mail, 'pane'))?.height ?? 0) > before + 80, {
      what: 'the details',
    })
    expect((await readBanner(mail, 'pane'))?.text).toContain('mx.bank.example')
  })

  test('opens the row of one recipient', async () => {
    const { mail } = thunderbird
    await mail.select((await demoMail('11')).messageId)
    await bannerStands(mail, 'pane')
    const before = (await readBanner(mail, 'pane'))?.text.length ?? 0
    await clickInBanner(mail, 'pane', '[data-category="mailbox-full"] :is(button, summary)')
    await until(async () => ((await readBanner(mail, 'pane'))?.text.length ?? 0) > before + 80, {
      what: 'the row',
    })
    expect((await readBanner(mail, 'pane'))?.text).toContain('Over quota, mailbox is full')
  })

  test('never stands over the wrong message, however fast the selection moves', async () => {
    const { mail } = thunderbird
    const bounce = (await demoMail('02')).messageId
    const other = (await demoMail('16')).messageId
    for (let round = 0; round < 12; round++) {
      await mail.touch(bounce)
      await pause(round * 20)
      await mail.touch(other)
      await pause(round * 10)
    }
    await mail.select(other)
    await pause(SETTLED)
    expect(await readBanner(mail, 'pane')).toBeNull()
    for (const name of ['03', '06', '12', '02']) await mail.touch((await demoMail(name)).messageId)
    await mail.select((await demoMail('05')).messageId)
    await pause(SETTLED)
    expect((await bannerStands(mail, 'pane')).categories).toEqual(['recipient-restricted'])
  })

  test('goes away on "not a bounce?", stays away, and comes back on undo', async () => {
    const { mail } = thunderbird
    const bounce = (await demoMail('03')).messageId
    await mail.select(bounce)
    await bannerStands(mail, 'pane')
    await pressInBanner(mail, 'pane', 'not-a-bounce')
    await until(async () => ((await readBanner(mail, 'pane'))?.height ?? 0) < 80, {
      what: 'the banner to go',
    })
    await pressInBanner(mail, 'pane', 'undo')
    await until(async () => ((await readBanner(mail, 'pane'))?.height ?? 0) > 80, {
      what: 'the banner to come back',
    })
    await pressInBanner(mail, 'pane', 'not-a-bounce')
    await until(async () => ((await readBanner(mail, 'pane'))?.height ?? 0) < 80, {
      what: 'the banner to go again',
    })
    await mail.select((await demoMail('04')).messageId)
    await bannerStands(mail, 'pane')
    await mail.select(bounce)
    await pause(SETTLED)
    expect(await readBanner(mail, 'pane')).toBeNull()
  })

  test('is not printed', async () => {
    const { mail } = thunderbird
    await mail.select((await demoMail('02')).messageId)
    await bannerStands(mail, 'pane')
    const medium = (value: string) =>
      mail.inMessage(
        'pane',
        (_document, window, value) => {
          Object.assign((window as unknown as { browsingContext: object }).browsingContext, {
            mediumOverride: value,
          })
        },
        value,
      )
    await medium('print')
    const printed = await readBanner(mail, 'pane')
    await medium('')
    expect(printed?.height).toBe(0)
    expect((await readBanner(mail, 'pane'))?.height).toBeGreaterThan(80)
  })

  test('is readable in light and dark', async () => {
    const { mail, session } = thunderbird
    await mail.select((await demoMail('01')).messageId)
    await bannerStands(mail, 'pane')
    await pause(500)
    await savePicture('banner-en.png', await session.marionette.screenshot())
    const light = await mail.inMessage('pane', surfaceColours)
    await session.marionette.chrome(({ Services }) => Services.prefs.setIntPref('ui.systemUsesDarkTheme', 1))
    await until(async () => (await mail.inMessage('pane', surfaceColours)).background !== light.background, {
      what: 'dark colours',
    })
    await pause(500)
    await savePicture('banner-dark.png', await session.marionette.screenshot())
    const dark = await mail.inMessage('pane', surfaceColours)
    await session.marionette.chrome(({ Services }) => Services.prefs.clearUserPref('ui.systemUsesDarkTheme'))
    expect(light.contrast).toBeGreaterThan(4.5)
    expect(dark.contrast).toBeGreaterThan(4.5)
  })
})

/** Background of the banner and the contrast of its headline to it (WCAG 2.2, 1.4.3). */
function surfaceColours(document: Document): { readonly background: string; readonly contrast: number } {
  type Openable = Element & { readonly openOrClosedShadowRoot: ShadowRoot | null }
  const roots = [...document.querySelectorAll('*')].map((host) => (host as Openable).openOrClosedShadowRoot)
  const surface = roots.map((root) => root?.querySelector('section')).find(Boolean) as HTMLElement
  const headline = surface.querySelector('h2') as HTMLElement
  const view = document.defaultView as Window
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const luminance = (colour: string): number => {
    if (!context) return 0
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const background = view.getComputedStyle(surface).backgroundColor
  const [low = 0, high = 0] = [background, view.getComputedStyle(headline).color]
    .map(luminance)
    .sort((a, b) => a - b)
  return { background, contrast: (high + 0.05) / (low + 0.05) }
}
