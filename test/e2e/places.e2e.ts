import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { bannerStands, pressInBanner, readBanner } from '../../tools/clients/banner.ts'
import { clearClipboard, clipboardText } from '../../tools/clients/clipboard.ts'
import { DEMO_MAILS, demoMail, demoMails } from '../../tools/clients/mails.ts'
import { pause, until } from '../../tools/clients/waiting.ts'
import { useThunderbird } from './support/thunderbird.ts'

describe('the banner in every place that shows a message', () => {
  const thunderbird = useThunderbird(demoMails)
  afterEach(() => thunderbird.mail.closeOpened())

  test.each(['tab', 'window'] as const)('a message %s', async (place) => {
    const { mail } = thunderbird
    await mail.select((await demoMail('05')).messageId)
    await mail.openSelected(place)
    expect((await bannerStands(mail, place)).categories).toEqual(['recipient-restricted'])
  })

  test.each(['tab', 'window'] as const)('an ordinary message in a %s has none', async (place) => {
    const { mail } = thunderbird
    await mail.select((await demoMail('15')).messageId)
    await mail.openSelected(place)
    await mail.waitInMessage(place, { what: 'the message' }, (document) =>
      document.body.textContent?.includes('Tulips'),
    )
    await pause(1000)
    expect(await readBanner(mail, place)).toBeNull()
  })

  test('a file opened from disk, with working buttons', async () => {
    const { mail, session } = thunderbird
    await mail.openFile(join(DEMO_MAILS, '12-courier-blocklist.eml'))
    expect((await bannerStands(mail, 'tab')).categories).toEqual(['ip-blocked'])
    await clearClipboard(session.marionette)
    await pressInBanner(mail, 'tab', 'copy-ticket')
    const ticket = await until(() => clipboardText(session.marionette), { what: 'the ticket' })
    expect(ticket).toContain('office@bank.example')
  })
})
