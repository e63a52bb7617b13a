import { beforeAll, describe, expect, test } from 'vitest'
import { bannerStands } from '../../tools/clients/banner.ts'
import { htmlBounce } from '../../tools/clients/mails.ts'
import { toolbarOf } from '../../tools/clients/toolbar.ts'
import { until } from '../../tools/clients/waiting.ts'
import { ATTACKS } from './support/attacks.ts'
import { type Look, obeysClicks, settles } from './support/hostile.ts'
import { useThunderbird } from './support/thunderbird.ts'

const CONTROL = htmlBounce('control', '')
const all = ATTACKS.map((attack) => ({ ...attack, mail: htmlBounce(attack.name, attack.html) }))

describe('a bounce whose own style fights the banner', () => {
  const thunderbird = useThunderbird(async () => [CONTROL, ...all.map(({ mail }) => mail)])
  let control: Look
  const beaten: string[] = []

  beforeAll(async () => {
    await thunderbird.mail.select(CONTROL.messageId)
    await bannerStands(thunderbird.mail, 'pane')
    control = await settles(thunderbird.session)
  })

  test.each(all.map((attack) => [attack.name, attack] as const))('%s', async (name, { mail, press }) => {
    await thunderbird.mail.select(mail.messageId)
    await bannerStands(thunderbird.mail, 'pane')
    const look = await settles(thunderbird.session, control, press)
    if (look.covered) {
      beaten.push(name)
      // Beaten, and says so where no mail can paint; nothing is left to be pressed by mistake.
      expect(look.buttons).toBe(0)
      await until(async () => (await toolbarOf(thunderbird.session)).badge === '•', { what: 'the mark' })
      return
    }
    if (look.verdict === 'trick') {
      // Some of them say what tricks say: then that is the banner, and the toolbar says so too.
      expect((await toolbarOf(thunderbird.session)).badge).toBe('!')
      expect([look.reachable, look.buttons]).toEqual([look.buttons, 4])
      return
    }
    expect(look.buttons).toBe(control.buttons)
    expect(look.reachable).toBe(look.buttons)
    expect(look.likeness).toBeGreaterThan(0.99)
    expect((await toolbarOf(thunderbird.session)).badge).toBe('')
    expect(await obeysClicks(thunderbird.session)).toBe(true)
  })

  test('none of them is beaten in Thunderbird', () => {
    // The tests above allow it; this figure tells.
    expect(beaten).toEqual([])
  })
})
