import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { bannerStands } from '../../tools/clients/banner.ts'
import { htmlBounce } from '../../tools/clients/mails.ts'
import type { Openable } from '../../tools/clients/privileged.ts'
import { type Area, type Grid, likeness, paintedGrid } from '../../tools/clients/snapshot.ts'
import { pause } from '../../tools/clients/waiting.ts'
import { sharedAvailable, sharedPath } from '../unit/shared.ts'
import { useThunderbird } from './support/thunderbird.ts'

/** What the collection lacks. */
const OWN: Readonly<Record<string, string>> = {
  'own-everything-hidden': '<style>*{display:none!important}</style>',
  'own-all-but-body-hidden':
    '<style>html>:not(head,body){display:none!important;position:absolute;left:-9999px}</style>',
  'own-cover': '<div style="position:fixed;inset:0;z-index:2147483647;background:#fff">All is well</div>',
  'own-late':
    '<style>@keyframes k{to{opacity:0;visibility:hidden}}html,html>*{animation:k .2s forwards!important}</style>',
  'own-attributes': '<html inert hidden dir="rtl" style="display:none!important"><body inert hidden>',
  'own-font':
    '<style>@font-face{font-family:sans-serif;src:local("nothing")}*{font-size:0!important}</style>',
  'own-squeeze':
    '<style>html,body{height:0!important;max-height:0!important;overflow:hidden!important}</style>',
  'own-margin': '<style>html,body{margin-top:-4000px!important;padding:0!important}</style>',
}

const ATTACKS: Readonly<Record<string, string>> = sharedAvailable('the collected attacks on the banner')
  ? { ...OWN, ...JSON.parse(readFileSync(sharedPath('recipes', 'hostile-mail', 'attacks.json'), 'utf8')) }
  : OWN

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
