import { describe, expect, test } from 'vitest'
import { bannerStands } from '../../tools/clients/banner.ts'
import { demoMail, demoMails } from '../../tools/clients/mails.ts'
import { until } from '../../tools/clients/waiting.ts'
import { useThunderbird } from './support/thunderbird.ts'

describe('the extension over its life', () => {
  const thunderbird = useThunderbird(demoMails)

  test('a suspended event page wakes for the next bounce', async () => {
    const { mail, session } = thunderbird
    await mail.select((await demoMail('02')).messageId)
    await bannerStands(mail, 'pane')
    await session.marionette.chrome(async ({ WebExtensionPolicy }, id) => {
      await WebExtensionPolicy.getByID(id)?.extension.terminateBackground?.()
    }, session.extension)
    const state = () =>
      session.marionette.chrome(
        ({ WebExtensionPolicy }, id) => WebExtensionPolicy.getByID(id)?.extension.backgroundState ?? '',
        session.extension,
      )
    await until(async () => (await state()) === 'stopped', { what: 'the event page to be suspended' })
    await mail.select((await demoMail('03')).messageId)
    expect((await bannerStands(mail, 'pane')).categories).toEqual(['mailbox-full'])
  })

  test('an installation survives a restart of Thunderbird', async () => {
    await thunderbird.restart()
    await thunderbird.mail.select((await demoMail('04')).messageId)
    expect((await bannerStands(thunderbird.mail, 'pane')).categories).toEqual(['user-unknown'])
  })
})
