import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../../tools/clients/chromium.ts'
import { openFirefox } from '../../tools/clients/firefox.ts'
import { throwAwayFolder } from '../../tools/clients/session.ts'
import { until } from '../../tools/clients/waiting.ts'
import type { WebBrowser, WebTab } from '../../tools/clients/webBrowser.ts'
import { WEBMAIL_ATTACKS } from '../fixtures/hostile/attacks.ts'
import { allowEverywhere } from './support/allowEverywhere.ts'
import { ATTACKS } from './support/attacks.ts'
import { type HostilePages, serveHostile } from './support/hostilePages.ts'
import { HostileJudge, type Toolbar } from './support/hostileWeb.ts'

const ALL = [...ATTACKS, ...WEBMAIL_ATTACKS]
/** As many tests of a file run at once, each in a window of its own. */
const AT_ONCE = 5

describe.each([
  ['Chromium', 'chrome', openChromium],
  ['Firefox', 'firefox', openFirefox],
] as const)('a mail whose own style fights the banner in a webmail, in %s', (name, target, open) => {
  const ends: Record<'seen' | 'told' | 'left', string[]> = { seen: [], told: [], left: [] }
  const free: WebTab[] = []
  let folder: Awaited<ReturnType<typeof throwAwayFolder>>
  let pages: HostilePages
  let judge: HostileJudge
  let browser: WebBrowser
  let desk: WebTab

  beforeAll(async () => {
    pages = await serveHostile(ALL)
    judge = new HostileJudge(pages, toolbar)
    folder = await throwAwayFolder()
    const extension = await allowEverywhere(target, join(folder.path, 'extension'), pages.pattern)
    browser = await open({ headless: true, locale: 'en-US', hosts: pages.hosts, extension })
    desk = await browser.open(`${browser.own}src/ui/options/index.html`)
    for (let n = 0; n < AT_ONCE; n++) free.push(await browser.openWindow())
  })
  afterAll(async () => {
    await browser?.stop()
    await pages?.close()
    await folder?.remove()
  })

  test.concurrent.each(ALL.map((attack) => [attack.name, attack] as const))(
    '%s',
    async (attack, { press }) => {
      const tab = free.pop()
      if (!tab) throw new Error('more tests at once than windows')
      try {
        const look = await judge.judge(tab, attack, press)
        if (!look) {
          ends.left.push(attack)
          await until(async () => (await toolbar(attack)).badge === '', { what: 'the mark to go' })
          return
        }
        if (look.covered) {
          ends.told.push(attack)
          // Beaten, and the toolbar has said so, where no mail can paint; nothing is left to be pressed by mistake.
          expect(look).toMatchObject({ buttons: 0, obeys: true })
          return
        }
        ends.seen.push(attack)
        expect(look.likeness).toBeGreaterThan(0.99)
        expect(look).toMatchObject({ obeys: true, buttons: look.expected, reachable: look.expected })
        const isTrick = look.verdict === 'trick'
        expect(look.toolbar).toEqual({
          badge: isTrick ? '!' : '',
          title: expect.stringMatching(isTrick ? /trick/ : /^Bounce Doctor$/),
        })
      } finally {
        free.push(tab)
      }
    },
  )

  test('a good part of them does nothing to it', () => {
    console.log(
      `${name}: ${ends.seen.length} seen, ${ends.told.length} told on the toolbar, ${ends.left.length} left`,
    )
    // A webmail takes this out, and there is no mail left that a banner could be about.
    expect(ends.left).toEqual(['meta-refresh'])
    expect(ends.seen.length).toBeGreaterThan(ALL.length / 3)
  })

  const toolbar = (attack: string) => desk.run({}, toolbarOver, attack)
})

declare const chrome: {
  tabs: { query(query: object): Promise<readonly { readonly id: number; readonly url?: string }[]> }
  action: Record<'getBadgeText' | 'getTitle', (details: object) => Promise<string>>
}

/** What our button says over the tab that shows a mail, and not the undisturbed one. */
async function toolbarOver(_root: Document | ShadowRoot, name: string): Promise<Toolbar> {
  const tab = (await chrome.tabs.query({})).find(({ url }) => url?.endsWith(`mailid=${name}`))
  const details = { tabId: tab?.id }
  return { badge: await chrome.action.getBadgeText(details), title: await chrome.action.getTitle(details) }
}
