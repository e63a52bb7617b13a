import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WAYS } from '../../src/actions/ways.ts'
import { bannerStands, pressInBanner, readBanner } from '../../tools/clients/banner.ts'
import { closeComposed, composeWindowsStand } from '../../tools/clients/composeWindows.ts'
import { deliverLocally } from '../../tools/clients/deliver.ts'
import { grant, inExtension } from '../../tools/clients/extensionPage.ts'
import { demoMail, demoMails } from '../../tools/clients/mails.ts'
import { openOptions, pressInPage, readPage, retryStates } from '../../tools/clients/ownPages.ts'
import { pause, until } from '../../tools/clients/waiting.ts'
import { savePicture } from './support/pictures.ts'
import { useThunderbird } from './support/thunderbird.ts'

describe('settings', () => {
  const thunderbird = useThunderbird(demoMails)

  test('are saved as they are set, and survive a restart', async () => {
    const page = await openOptions(thunderbird.session)
    await page.type('[name="supportAddress"]', 'helpdesk@sender.example')
    await until(async () => (await page.text('.toast')) === 'Saved', { what: '"Saved"' })
    await page.type('[name="perMail"]', '35')
    await page.press('[name="reminders"]')
    await page.press('[name="ticketFormat"][value="markdown"]')
    await savePicture('options.png', await page.picture())
    await page.type('[name="supportAddress"]', 'nobody')
    await until(async () => (await page.text('[role="alert"]')).includes('e-mail'), { what: 'a complaint' })
    await page.close()
    await thunderbird.restart()
    const again = await openOptions(thunderbird.session)
    expect(await again.value('[name="supportAddress"]')).toBe('helpdesk@sender.example')
    expect(await again.value('[name="perMail"]')).toBe('35')
    expect(await again.checked('[name="reminders"]')).toBe(false)
    expect(await again.checked('[name="ticketFormat"][value="markdown"]')).toBe(true)
    await again.close()
  })

  test('turn every surface to another language', async () => {
    const page = await openOptions(thunderbird.session)
    await page.press('[name="language"][value="zh_CN"]')
    await until(async () => (await page.text('h1')) === '设置', { what: 'Chinese settings' })
    await savePicture('options-zh_CN.png', await page.picture())
    await page.close()
    const { mail } = thunderbird
    await mail.select((await demoMail('03')).messageId)
    const banner = await bannerStands(mail, 'pane')
    expect(banner.lang).toBe('zh-CN')
    await pressInBanner(mail, 'pane', 'retry-later')
    expect((await readPage(thunderbird.session, 'retry', '[data-due]')).title).toBe('稍后重试')
    await pressInPage(thunderbird.session, 'retry', '[data-action="close"]')
  })

  test('are the first ones again after everything stored was deleted', async () => {
    const page = await openOptions(thunderbird.session)
    await page.press('[data-action="wipe"]')
    await page.press('[data-action="wipe-sure"]')
    await until(async () => (await page.text('h1')) === 'Settings', { what: 'English settings' })
    expect(await page.value('[name="supportAddress"]')).toBe('')
    await page.close()
  })
})

describe('a bounce that is dealt with', () => {
  const thunderbird = useThunderbird(demoMails)

  test('gets a tag, and loses it on undo', async () => {
    const { mail, session } = thunderbird
    const { messageId } = await demoMail('02')
    const tags = () =>
      inExtension(
        session.marionette,
        { id: session.extension, view: 'background' },
        async (headerMessageId) => {
          type Api = { messages: { query(query: object): Promise<{ messages: { tags: string[] }[] }> } }
          const { messages } = (globalThis as unknown as { browser: Api }).browser
          return (await messages.query({ headerMessageId })).messages[0]?.tags ?? null
        },
        messageId,
      )
    await mail.select(messageId)
    await bannerStands(mail, 'pane')
    await pressInBanner(mail, 'pane', 'mark-done')
    await until(async () => (await tags())?.includes('bounce-doctor-done'), { what: 'the tag' })
    await pressInBanner(mail, 'pane', 'unmark-done')
    await until(async () => (await tags())?.length === 0, { what: 'the tag to go' })
  })
})

describe('an address with nobody behind it', () => {
  const thunderbird = useThunderbird(demoMails)
  beforeAll(() => grant(thunderbird.session.marionette, thunderbird.session.extension, 'addressBooks'))

  test('is marked in the address book on request, and the mark taken away', async () => {
    const { mail, session } = thunderbird
    await mail.select((await demoMail('02')).messageId)
    const { actions } = await bannerStands(mail, 'pane')
    if (!actions.includes('mark-address')) await pressInBanner(mail, 'pane', 'more')
    await pressInBanner(mail, 'pane', 'mark-address')
    expect((await readPage(session, 'address', '[data-action="mark"]')).text).toContain(ADDRESS)
    await pressInPage(session, 'address', '[data-action="mark"]')
    await readPage(session, 'address', '[data-outcome="not-found"]')
    await addContact()
    await pressInPage(session, 'address', '[data-action="mark"]')
    const page = await readPage(session, 'address', '[data-outcome="marked"]')
    await savePicture('address.png', page.picture)
    expect(await card()).toMatch(/NOTE:likes tea\\n.*came back/)
    await pressInPage(session, 'address', '[data-action="unmark"]')
    await readPage(session, 'address', '[data-outcome="unmarked"]')
    expect(await card()).toMatch(/NOTE:likes tea\r?\n/)
    await pressInPage(session, 'address', '[data-action="close"]')
  })

  const ADDRESS = 'zhao.lei@customer.example'
  const background = () => ({ id: thunderbird.session.extension, view: 'background' as const })

  const addContact = () =>
    inExtension(
      thunderbird.session.marionette,
      background(),
      async (address) => {
        type Api = {
          addressBooks: {
            list(): Promise<readonly { id: string; readOnly?: boolean }[]>
            contacts: { create(book: string, card: string): Promise<string> }
          }
        }
        const { addressBooks } = (globalThis as unknown as { browser: Api }).browser
        const book = (await addressBooks.list()).find(({ readOnly }) => !readOnly)
        const card = ['BEGIN:VCARD', 'VERSION:4.0', `EMAIL:${address}`, 'NOTE:likes tea', 'END:VCARD', '']
        return addressBooks.contacts.create(book?.id ?? '', card.join('\r\n'))
      },
      ADDRESS,
    )

  const card = () =>
    inExtension(
      thunderbird.session.marionette,
      background(),
      async (searchString) => {
        type Api = {
          addressBooks: { contacts: { query(query: object): Promise<readonly { vCard: string }[]> } }
        }
        const { addressBooks } = (globalThis as unknown as { browser: Api }).browser
        return (await addressBooks.contacts.query({ searchString }))[0]?.vCard ?? ''
      },
      ADDRESS,
    )
})

describe('trying again later', () => {
  const thunderbird = useThunderbird(demoMails)
  beforeAll(async () => {
    const { mail, session } = thunderbird
    await mail.select((await demoMail('03')).messageId)
    await bannerStands(mail, 'pane')
    await pressInBanner(mail, 'pane', 'retry-later')
    const page = await readPage(session, 'retry', '[data-due]')
    expect(page.text).toContain('chen.jing@school.example')
    await savePicture('retry.png', page.picture)
    await pressInPage(session, 'retry', '[data-due]')
    await until(async () => (await retryStates(session)).length === 1, { what: 'the reminder' })
    await pressInPage(session, 'retry', '[data-action="close"]')
  })
  afterAll(() => closeComposed(thunderbird.session.marionette))

  test('an alarm is set, and nothing of the mail is stored', async () => {
    const stored = await storage()
    expect(stored).toContain('chen.jing@school.example')
    expect(stored).not.toContain('Photos')
    expect(stored).not.toContain('Over quota')
    expect(await alarms()).toBe(1)
  })

  test('a delay says until when the server tries, and offers nothing to send again', async () => {
    const { mail } = thunderbird
    await mail.select((await demoMail('10')).messageId)
    const { text } = await bannerStands(mail, 'pane')
    expect(text).toMatch(/your server tries until 22 November 2026/)
    expect(text).toContain('Do not send it again now')
    if (await hasButton('more')) await pressInBanner(mail, 'pane', 'more')
    for (const action of [...WAYS, 'retry-later']) expect(await hasButton(action), action).toBe(false)
  })

  test('what became due while Thunderbird was closed is told at the start', async () => {
    await setDue(-60)
    await thunderbird.restart()
    await until(async () => (await retryStates(thunderbird.session))[0] === 'due', { what: 'the reminder' })
    expect(await alarms()).toBe(0)
  })

  test('an alarm wakes the event page and makes it due', async () => {
    const { session } = thunderbird
    await setDue(1)
    await inExtension(session.marionette, background(), async () => {
      type Api = { alarms: { create(name: string, info: object): Promise<void> } }
      const { alarms } = (globalThis as unknown as { browser: Api }).browser
      await alarms.create('retries', { when: Date.now() + 2000 })
    })
    await session.marionette.chrome(async ({ WebExtensionPolicy }, id) => {
      await WebExtensionPolicy.getByID(id)?.extension.terminateBackground?.()
    }, session.extension)
    await pause(3500)
    await until(async () => (await retryStates(session))[0] === 'due', { what: 'the reminder' })
    expect(await alarms()).toBe(0)
  })

  test('the mail opens once in a compose window and is not sent', async () => {
    const { session } = thunderbird
    const page = await openOptions(session)
    await page.press('[data-action="retry-open"]')
    const [composed] = await composeWindowsStand(session.marionette, 1)
    expect(composed?.to).toContain('chen.jing@school.example')
    expect(composed?.subject).toBe('Photos of the sports day')
    expect(composed?.body).toContain('the three best ones')
    await until(async () => (await retryStates(session))[0] === 'open', { what: 'the state' })
    await page.press('[data-action="retry-open"]')
    await pause(1500)
    await composeWindowsStand(session.marionette, 1)
    await page.close()
  })

  test('closing the window without sending loses nothing', async () => {
    const { session } = thunderbird
    await closeComposed(session.marionette)
    const page = await openOptions(session)
    await until(async () => (await page.text('[data-retry="due"]')) !== '', {
      what: 'the mail to be due again',
    })
    await page.close()
  })

  test('a permanent bounce for the recipient cancels it and says why', async () => {
    const { session } = thunderbird
    await deliverLocally(session.marionette, Buffer.from(PERMANENT))
    await until(async () => (await retryStates(session))[0] === 'cancelled', {
      what: 'the reminder to be cancelled',
      timeoutMs: 30_000,
    })
    const page = await openOptions(session)
    expect(await page.text('[data-retry]')).toContain('refused it for good')
    await page.press('[data-action="retry-cancel"]')
    await until(async () => (await retryStates(session)).length === 0, { what: 'an empty list' })
    await page.close()
  })

  const background = () => ({ id: thunderbird.session.extension, view: 'background' as const })

  async function hasButton(action: string): Promise<boolean> {
    const banner = await readBanner(thunderbird.mail, 'pane')
    return banner?.actions.includes(action) ?? false
  }

  function storage(): Promise<string> {
    return inExtension(thunderbird.session.marionette, background(), async () => {
      type Api = { storage: { local: { get(): Promise<object> } } }
      return JSON.stringify(await (globalThis as unknown as { browser: Api }).browser.storage.local.get())
    })
  }

  function alarms(): Promise<number> {
    return inExtension(thunderbird.session.marionette, background(), async () => {
      type Api = { alarms: { getAll(): Promise<readonly object[]> } }
      return (await (globalThis as unknown as { browser: Api }).browser.alarms.getAll()).length
    })
  }

  /** Has the stored reminder wait for so many seconds from now. */
  function setDue(seconds: number): Promise<unknown> {
    return inExtension(
      thunderbird.session.marionette,
      background(),
      async (seconds) => {
        type Stored = { retries: { version: number; list: object[] } }
        type Api = { storage: { local: { get(): Promise<Stored>; set(values: object): Promise<void> } } }
        const { local } = (globalThis as unknown as { browser: Api }).browser.storage
        const { retries } = await local.get()
        const due = new Date(Date.now() + seconds * 1000).toISOString()
        const list = retries.list.map((retry) => ({ ...retry, due, state: 'waiting' }))
        await local.set({ retries: { ...retries, list } })
        return null
      },
      seconds,
    )
  }
})

const PERMANENT = `Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mail.sender.example>
To: wang.wei@sender.example
Subject: Undelivered Mail Returned to Sender
Date: Mon, 16 Nov 2026 18:00:00 +0800
Message-ID: <second-bounce@mail.sender.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=us-ascii

<chen.jing@school.example>: host mail.school.example said: 550 5.1.1 User unknown

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.sender.example

Final-Recipient: rfc822; chen.jing@school.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mail.school.example
Diagnostic-Code: smtp; 550 5.1.1 <chen.jing@school.example>: User unknown

--b1--
`
