import { beforeAll, describe, expect, test } from 'vitest'
import { HOST_NAME } from '../../src/platform/hostName.ts'
import { until } from '../../tools/clients/waiting.ts'
import type { Place, Task, WebBrowser, WebTab } from '../../tools/clients/webBrowser.ts'
import { useHostedBrowser } from './support/hostedBrowser.ts'
import {
  type Drawing,
  drawingOf,
  drawView,
  HOSTED_SITES,
  type HostedSite,
  pathOf,
  VIEWS,
  type View,
} from './support/hostedPages.ts'
import type { HostedServer } from './support/hostedServer.ts'

const PATIENCE = 15_000
const CATEGORY = { unknown: 'user-unknown', refused: 'sender-rejected' } as const
/** Their message is a page of another server, where a test cannot look into the frame: it is opened by itself. */
const ELSEWHERE = HOSTED_SITES.filter(({ frameHost }) => frameHost)
const HERE = HOSTED_SITES.filter(({ frameHost }) => !frameHost)

describe.each(['chrome', 'firefox'] as const)('hosted webmails in %s', (target) => {
  let server: HostedServer
  let browser: WebBrowser

  const hosted = useHostedBrowser(target)
  beforeAll(() => {
    ;({ server, browser } = hosted())
  })

  test.each(HERE.map((site) => [site.id, site] as const))('%s', async (_, site) => {
    const tab = await browser.open(server.address(site, 'list'))
    const place: Place = site.id === 'qqmail-classic' ? { frame: '#mainFrame' } : {}
    const show = (view: View, folded: readonly string[] = []) =>
      tab.run({}, drawView as Task<[Drawing], void>, {
        ...drawingOf(view, '', folded),
        path: pathOf(site, view),
      })
    await show('list')
    await show('ordinary')
    await show('unknown')
    await bannerIn(tab, place, CATEGORY.unknown)

    const release = server.hold('202')
    await show('refused')
    if (site.source)
      await until(async () => server.asked().includes('202'), { what: 'the source to be asked for' })
    await show('unknown')
    await bannerIn(tab, place, CATEGORY.unknown).finally(release)
    await show('refused')
    await bannerIn(tab, place, CATEGORY.refused)

    await show('ordinary')
    await goneFrom(tab, place)
    if (site.threads) {
      await show('thread', ['202'])
      await bannerIn(tab, place, CATEGORY.unknown)
      expect(await tab.run(place, placesOfBanners, HOST_NAME)).toEqual([1])
    }
    expect(server.asked()).not.toContain('303')
    await tab.close()
  })

  test.each(ELSEWHERE.map((site) => [site.id, site] as const))('%s', async (_, site) => {
    const ordinary = await browser.open(frameAddress(server, site, VIEWS.ordinary[0]))
    const tab = await browser.open(frameAddress(server, site, VIEWS.unknown[0]))
    await bannerIn(tab, {}, CATEGORY.unknown)
    expect(await ordinary.run({}, placesOfBanners, HOST_NAME)).toEqual([])
    await tab.close()
    await ordinary.close()
  })
})

function frameAddress(server: HostedServer, site: HostedSite, id: string): string {
  const path = (site.frame ?? '').replace(/^\^|\\/g, '').replace(/\([^)]+\)/, id)
  return server.origin(site.frameHost ?? site.host) + path
}

/** Waits until a banner stands that names just that category. */
async function bannerIn(tab: WebTab, place: Place, category: string): Promise<void> {
  await until(
    async () => {
      const found = await tab.run({ ...place, banner: true }, (root) =>
        [...root.querySelectorAll('[data-category]')].map((row) => row.getAttribute('data-category')),
      )
      return found.join() === category
    },
    { what: `a banner that says ${category}`, timeoutMs: PATIENCE },
  )
}

async function goneFrom(tab: WebTab, place: Place): Promise<void> {
  await until(
    async () => {
      const left = await tab.run(
        {},
        (root, frame) => (frame ? root.querySelector(frame) !== null : true),
        place.frame ?? '',
      )
      return !left || (await tab.run(place, placesOfBanners, HOST_NAME)).length === 0
    },
    { what: 'the banner to go', timeoutMs: PATIENCE },
  )
}

/** Before which of the open messages banners stand, counted from 0. */
function placesOfBanners(root: Document | ShadowRoot, name: string): readonly number[] {
  const bodies = [...root.querySelectorAll('[data-view] [data-body]')]
  return [...root.querySelectorAll(name)].map((banner) => {
    const next = banner.nextElementSibling
    return bodies.findIndex((body) => next?.contains(body) || body.contains(next))
  })
}
