import { describe, expect, test } from 'vitest'
import { bannerStands, originalLocated, pressInBanner } from '../../tools/clients/banner.ts'
import { clipboardText } from '../../tools/clients/clipboard.ts'
import { demoMail, demoMails } from '../../tools/clients/mails.ts'
import type { Privileged } from '../../tools/clients/privileged.ts'
import { until } from '../../tools/clients/waiting.ts'
import { useThunderbird } from './support/thunderbird.ts'

describe('the extension over its life', () => {
  const thunderbird = useThunderbird(demoMails)

  test('a suspended event page wakes for the next bounce', async () => {
    const { mail, session } = thunderbird
    await mail.select((await demoMail('02')).messageId)
    await bannerStands(mail, 'pane')
    // While the banner still asks for something it wakes the page again at once.
    await originalLocated(mail, 'pane')
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

  test('nothing is asked of any other machine', async () => {
    const { mail, session } = thunderbird
    await session.marionette.chrome(watchRequests)
    for (const name of ['01', '08', '12', '14', '15']) {
      await mail.select((await demoMail(name)).messageId)
      if (name !== '15') await bannerStands(mail, 'pane')
    }
    await mail.select((await demoMail('12')).messageId)
    await bannerStands(mail, 'pane')
    await pressInBanner(mail, 'pane', 'copy-ticket')
    await until(() => clipboardText(session.marionette), { what: 'the ticket' })
    const probe = 'http://probe.example/'
    await session.marionette.chrome(request, probe)
    // The probe alone: it shows that the watch works, and nothing else was asked for.
    expect(await session.marionette.chrome(seenRequests)).toEqual([probe])
  })

  test('an installation survives a restart of Thunderbird', async () => {
    await thunderbird.restart()
    await thunderbird.mail.select((await demoMail('04')).messageId)
    expect((await bannerStands(thunderbird.mail, 'pane')).categories).toEqual(['user-unknown'])
  })
})

type Watch = { readonly seen: string[] }

/** Notes the address of every request over HTTP that any part of the client opens from now on. */
function watchRequests({ Services, Ci }: Privileged): void {
  const window = Services.wm.getMostRecentWindow('mail:3pane') as unknown as { requestWatch?: Watch }
  const seen: string[] = []
  window.requestWatch = { seen }
  const observer = {
    observe: (subject: { QueryInterface(type: unknown): { URI: { spec: string } } }) => {
      seen.push(subject.QueryInterface(Ci.nsIChannel).URI.spec)
    },
  }
  Services.obs.addObserver(observer, 'http-on-opening-request')
}

async function request({ Services }: Privileged, url: string): Promise<void> {
  await Services.wm
    .getMostRecentWindow('mail:3pane')
    ?.fetch(url)
    .catch(() => undefined)
}

function seenRequests({ Services }: Privileged): readonly string[] {
  const window = Services.wm.getMostRecentWindow('mail:3pane') as unknown as { requestWatch?: Watch }
  return window.requestWatch?.seen ?? []
}
