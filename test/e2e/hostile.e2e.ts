import { beforeAll, describe, expect, test } from 'vitest'
import { bannerStands } from '../../tools/clients/banner.ts'
import { htmlBounce } from '../../tools/clients/mails.ts'
import type { Openable } from '../../tools/clients/privileged.ts'
import { type Area, type Grid, likeness, paintedGrid } from '../../tools/clients/snapshot.ts'
import { pause } from '../../tools/clients/waiting.ts'
import { ATTACKS } from './support/attacks.ts'
import { useThunderbird } from './support/thunderbird.ts'

const CONTROL = htmlBounce('control', '')
const mails = Object.entries(ATTACKS).map(([name, html]) => htmlBounce(name, html))

describe('a bounce whose own style fights the banner', () => {
  const thunderbird = useThunderbird(async () => [CONTROL, ...mails])
  let area: Area
  let painted: Grid

  beforeAll(async () => {
    await thunderbird.mail.select(CONTROL.messageId)
    await bannerStands(thunderbird.mail, 'pane')
    await pause(700)
    area = (await reach()).area
    painted = await paintedGrid(thunderbird.mail, 'pane', area)
  })

  test.each(mails.map((mail) => [mail.name, mail] as const))('%s', async (_name, mail) => {
    await thunderbird.mail.select(mail.messageId)
    await bannerStands(thunderbird.mail, 'pane')
    await pause(700)
    const now = await reach()
    expect(now.area).toEqual(area)
    expect(now.buttons).toBeGreaterThan(1)
    expect(now.reachable).toBe(now.buttons)
    expect(likeness(await paintedGrid(thunderbird.mail, 'pane', area), painted)).toBeGreaterThan(0.99)
  })

  /** Where the banner stands, and how many of its buttons in sight a mouse can reach. */
  function reach(): Promise<{ readonly area: Area; readonly buttons: number; readonly reachable: number }> {
    return thunderbird.mail.inMessage('pane', (document, window) => {
      for (const host of document.querySelectorAll('*')) {
        const root = (host as Openable).openOrClosedShadowRoot
        const surface = root?.querySelector('section')
        if (!root || !surface) continue
        const inSight = [...root.querySelectorAll('button')].flatMap((button) => {
          const { x, y, width, height } = button.getBoundingClientRect()
          const point = { x: x + width / 2, y: y + height / 2 }
          return width > 0 && point.y < window.innerHeight ? [point] : []
        })
        const reachable = inSight.filter(({ x, y }) => document.elementFromPoint(x, y) === host)
        const { x, y, width, height } = surface.getBoundingClientRect()
        const area = { x, y, width, height: Math.min(height, window.innerHeight - y) }
        return { area, buttons: inSight.length, reachable: reachable.length }
      }
      return { area: { x: 0, y: 0, width: 0, height: 0 }, buttons: 0, reachable: 0 }
    })
  }
})
