import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { pressInBanner } from '../../tools/clients/banner.ts'
import { closeComposed, composeWindowsStand, sendComposed } from '../../tools/clients/composeWindows.ts'
import { deliverLocally } from '../../tools/clients/deliver.ts'
import { inExtension } from '../../tools/clients/extensionPage.ts'
import { localFolder } from '../../tools/clients/mailWindow.ts'
import { mbox } from '../../tools/clients/mbox.ts'
import {
  clickNotification,
  keepNotifications,
  shownNotifications,
} from '../../tools/clients/notifications.ts'
import { pressInPage, retryStates } from '../../tools/clients/ownPages.ts'
import { clickInPlan, closePlan, planStands, pressInPlan, readPlan } from '../../tools/clients/planPage.ts'
import { answerPrompt } from '../../tools/clients/prompts.ts'
import { openThunderbird, type Session } from '../../tools/clients/session.ts'
import { until } from '../../tools/clients/waiting.ts'
import { bounceOf, sentMail } from './support/repairMails.ts'
import { startSmtp } from './support/smtp.ts'

const FRIEND = 'li.na@partner.example'
const sent = (id: string) =>
  sentMail({ id: `${id}@sender.example`, subject: `邮件 ${id}`, to: [FRIEND], html: '<p>您好</p>' })
const bounceFor = (id: string, status: string, reply: string) =>
  bounceOf(sent(id), [{ address: FRIEND, status, reply }], 'headers')
const full = (id: string) => bounceFor(id, '5.2.2', '552 5.2.2 Mailbox full')
const bounces = {
  again: full('again'),
  answered: full('answered'),
  due: full('due'),
  wrong: bounceFor('wrong', '5.1.1', '550 5.1.1 User unknown'),
}

describe('a reminder', () => {
  let smtp: Awaited<ReturnType<typeof startSmtp>>
  let session: Session
  beforeAll(async () => {
    smtp = await startSmtp()
    session = await openThunderbird({
      account: { kind: 'local' },
      locale: 'en-US',
      headless: true,
      folders: {
        Inbox: mbox(Object.values(bounces).map(({ bytes }) => bytes)),
        Sent: mbox(['again', 'answered', 'due', 'wrong'].map((id) => sent(id).bytes)),
      },
      prefs: {
        'mail.smtpserver.smtp1.port': smtp.port,
        'mail.identity.id1.fcc': false,
        'security.notification_enable_delay': 0,
      },
    })
    await keepNotifications(session.marionette)
    await session.mail.openFolder(localFolder('Inbox'))
  })
  afterEach(async () => {
    await closePlan(session)
    await closeComposed(session.marionette)
    await inExtension(session.marionette, background(), async () => {
      type Api = { storage: { local: { remove(key: string): Promise<void> } } }
      await (globalThis as unknown as { browser: Api }).browser.storage.local.remove('retries')
    })
  })
  afterAll(async () => {
    await session?.stop()
    await smtp?.stop()
  })

  test('ends when the mail was sent again from the plan of the same bounce', async () => {
    await remind(bounces.again.messageId)
    await pressInBanner(session.mail, 'pane', 'resend')
    await planStands(session)
    await pressInPlan(session, '[data-action="open"]')
    const [composed] = await composeWindowsStand(session.marionette, 1)
    expect(await retryStates(session)).toEqual(['waiting'])
    await sendComposed(session.marionette, composed?.subject ?? '')
    await stateIs('sent')
    expect(smtp.delivered.map(({ to }) => to)).toEqual([[FRIEND]])
  })

  test('is cancelled when the recipient answers the mail', async () => {
    await remind(bounces.answered.messageId)
    await deliverLocally(session.marionette, answerTo('answered@sender.example'))
    await stateIs('cancelled')
  })

  test('stays when they write about something else', async () => {
    await remind(bounces.answered.messageId)
    await deliverLocally(session.marionette, answerTo('other@sender.example'))
    await deliverLocally(session.marionette, bounceFor('other', '5.2.2', '552 5.2.2 Mailbox full').bytes)
    expect(await retryStates(session)).toEqual(['waiting'])
  })

  test('is told by a notification, which opens the mail on a click and sends nothing', async () => {
    const delivered = smtp.delivered.length
    await remind(bounces.due.messageId)
    await becomeDue()
    const shown = await until(async () => (await shownNotifications(session.marionette))[0], {
      what: 'the notification',
    })
    expect(shown.title).toBe('Time to try again')
    expect(shown.text).toContain(FRIEND)
    await clickNotification(session.marionette, shown.name)
    const [composed] = await composeWindowsStand(session.marionette, 1)
    expect(composed).toMatchObject({ to: FRIEND, subject: '邮件 due' })
    await stateIs('open')
    expect(smtp.delivered).toHaveLength(delivered)
    await until(async () => (await shownNotifications(session.marionette)).length === 0, {
      what: 'the notification to go',
    })
  })

  test('the address book is read only when the reader allows it', async () => {
    await addContact('li.nan@partner.example')
    await session.mail.select(bounces.wrong.messageId)
    await pressInBanner(session.mail, 'pane', 'correct-address')
    await planStands(session)
    await clickInPlan(session, '[data-action="address-book"]')
    expect(await answerPrompt(session.marionette, 'deny')).toContain('Bounce Doctor')
    expect((await readPlan(session)).text).not.toContain('li.nan@')
    await clickInPlan(session, '[data-action="address-book"]')
    await answerPrompt(session.marionette, 'allow')
    await until(async () => (await readPlan(session)).text.includes('li.nan@partner.example'), {
      what: 'the proposal',
    })
    expect(Object.keys((await readPlan(session)).buttons)).not.toContain('address-book')
  })

  const background = () => ({ id: session.extension, view: 'background' as const })

  /** Has the reader reminded of a bounce at the first time that is offered. */
  async function remind(messageId: string): Promise<void> {
    await session.mail.select(messageId)
    await pressInBanner(session.mail, 'pane', 'retry-later')
    await pressInPage(session, 'retry', '[data-due]')
    await stateIs('waiting')
    await pressInPage(session, 'retry', '[data-action="close"]')
  }

  async function stateIs(state: string): Promise<void> {
    await until(async () => (await retryStates(session))[0] === state, {
      what: `a reminder that is ${state}`,
    })
  }

  function becomeDue(): Promise<void> {
    return inExtension(session.marionette, background(), async () => {
      type Stored = { retries: { version: number; list: object[] } }
      type Api = {
        storage: { local: { get(): Promise<Stored>; set(values: object): Promise<void> } }
        alarms: { create(name: string, info: object): Promise<void> }
      }
      const { storage, alarms } = (globalThis as unknown as { browser: Api }).browser
      const { retries } = await storage.local.get()
      const list = retries.list.map((retry) => ({ ...retry, due: new Date().toISOString() }))
      await storage.local.set({ retries: { ...retries, list } })
      await alarms.create('retries', { when: Date.now() + 100 })
    })
  }

  const addContact = (address: string) =>
    session.marionette.chrome(({ Cc, Ci, ChromeUtils }, address) => {
      type Book = { addCard(card: unknown): void }
      type Card = { primaryEmail: string; displayName: string }
      const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs') as {
        MailServices: { ab: { directories: readonly (Book & { readOnly: boolean })[] } }
      }
      const card = Cc['@mozilla.org/addressbook/cardproperty;1']?.createInstance(
        Ci.nsIAbCard,
      ) as unknown as Card
      card.primaryEmail = address
      card.displayName = 'Li Nan'
      MailServices.ab.directories.find(({ readOnly }) => !readOnly)?.addCard(card)
      return null
    }, address)
})

function answerTo(id: string): Buffer {
  return Buffer.from(`From: Li Na <${FRIEND}>
To: wang.wei@sender.example
Subject: Re: hello
Date: Sun, 22 Nov 2026 09:00:00 +0000
Message-ID: <answer-to-${id}>
In-Reply-To: <${id}>

I have it.
`)
}
