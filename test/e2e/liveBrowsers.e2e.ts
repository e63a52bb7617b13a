import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../../tools/clients/chromium.ts'
import { POPUP } from '../../tools/clients/demo.ts'
import { type DohServer, startDohServer } from '../../tools/clients/dohServer.ts'
import { openFirefox } from '../../tools/clients/firefox.ts'
import { until } from '../../tools/clients/waiting.ts'
import type { WebBrowser, WebTab } from '../../tools/clients/webBrowser.ts'
import { fill, press, waitIn } from '../../tools/clients/webTab.ts'
import { zone } from '../unit/live/support/zone.ts'
import { loopbackCertificate } from './support/certificate.ts'
import { savePicture } from './support/pictures.ts'

const REPLY =
  '550 5.4.4 <li@partner.example>: Host or domain name not found. Name service error for name=partner.example'

describe.each([
  ['Chromium', openChromium],
  ['Firefox', openFirefox],
] as const)('live checks in %s', (_name, open) => {
  let browser: WebBrowser
  let resolver: DohServer
  beforeAll(async () => {
    resolver = await startDohServer(zone({ 'partner.example': ['MX 0 .'] }), await loopbackCertificate())
    browser = await open({ headless: true, locale: 'en-US', trusting: true })
  })
  afterAll(async () => {
    await browser?.stop()
    await resolver?.stop()
  })

  const stands = (tab: WebTab, selector: string) =>
    waitIn(
      tab,
      {},
      { what: selector },
      (page, selector) => page.querySelector(selector) && (page.querySelector('main')?.textContent ?? ''),
      selector,
    )
  const tabAt = (path: string) =>
    until(
      async () => {
        for (const tab of await browser.tabs()) if ((await tab.url()).includes(path)) return tab
        return null
      },
      { what: path },
    )

  test('a pasted reply is checked in a tab of its own, after leave and a click', async () => {
    const settings = await browser.open(`${browser.own}src/ui/options/index.html`)
    const isTaken = () =>
      settings.run({}, (page) => page.querySelector('[name="resolver"][value="own"]') !== null)
    await until(
      async () => {
        await fill(settings, {}, '[name="ownResolver"]', resolver.url)
        return isTaken()
      },
      { what: 'the own resolver' },
    )
    const popup = await browser.open(`${browser.own}${POPUP}`)
    await fill(popup, {}, 'textarea', REPLY)
    await press(popup, {}, '[data-action="live-check"]')

    const page = await tabAt('/src/check/')
    expect(await stands(page, '[data-action="start"]')).toContain('partner.example')
    expect(resolver.requests).toEqual([])
    expect(resolver.connections).toBe(0)
    await browser.permit('https://127.0.0.1/*', () => press(page, {}, '[data-action="start"]'))
    const text = await stands(page, '[data-conclusion="no_mail_wanted"]')
    expect(text).toContain('partner.example takes no mail at all: the address is wrong.')
    expect(resolver.asked).toEqual(['MX partner.example'])
    await savePicture(`check-${browser.name}.png`, await page.screenshot())
    await press(page, {}, '[data-action="close"]')
    const urls = async () => Promise.all((await browser.tabs()).map((one) => one.url().catch(() => '')))
    await until(async () => !(await urls()).some((url) => url.includes('/src/check/')), {
      what: 'the tab to go',
    })
  })
})
