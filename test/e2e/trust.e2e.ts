import { beforeAll, describe, expect, test } from 'vitest'
import { claimInBanner, originalLocated, pressInBanner, readBanner } from '../../tools/clients/banner.ts'
import { inExtension } from '../../tools/clients/extensionPage.ts'
import { localFolder } from '../../tools/clients/mailWindow.ts'
import { asMail, type Mail, mbox } from '../../tools/clients/mbox.ts'
import { USER } from '../../tools/clients/profile.ts'
import type { Session } from '../../tools/clients/session.ts'
import { toolbarOf } from '../../tools/clients/toolbar.ts'
import { pause, until } from '../../tools/clients/waiting.ts'
import { backscatter, returnedMail, SENT, TEMPLATES, TO, TRUE_PATHS } from '../unit/verdict/backscatter.ts'
import { LOOK_ALIKES } from '../unit/verdict/lookAlikes.ts'
import { READER, type Sketch, sourceOf } from '../unit/verdict/mails.ts'
import { TRICKS } from '../unit/verdict/tricks.ts'
import { savePicture } from './support/pictures.ts'
import { INBOX, useThunderbird } from './support/thunderbird.ts'

const [template] = TEMPLATES
const [path] = TRUE_PATHS
const [alike] = LOOK_ALIKES
const [forged] = backscatter()
const trick = TRICKS.find(({ id }) => id === 'zh-verify-account')
if (!template || !path || !alike || !forged || !trick) throw new Error('the samples are gone')

/** A sample of another reader, as if the demo's user had got it. */
const adopted = (text: string): string =>
  text.replaceAll(READER, USER.address).replaceAll('jinqiao.example', 'sender.example')
const mailOf = (name: string, source: string): Mail =>
  asMail(
    name,
    Buffer.from(adopted(source).replace(/^Message-ID: .*$/im, `Message-ID: <${name}@notices.example>`)),
  )
const sketched = (sketch: Sketch): Mail =>
  mailOf(sketch.id, sourceOf(JSON.parse(adopted(JSON.stringify(sketch))) as Sketch))
const returned = (id: string) =>
  template.build(returnedMail({ ...path, messageId: `<${id}>` }, template.host, TO), TO)
const OURS = mailOf('ours', returned('s1@jinqiao.example'))
const ELSEWHERE = mailOf('elsewhere', returned('elsewhere-9@jinqiao.example'))
const FORGED = mailOf('forged', forged.source)
const TRICK = sketched(trick)
const ALIKE = sketched(alike)
const MAILS = [OURS, ELSEWHERE, FORGED, TRICK, ALIKE]
const inbox = async () => MAILS
const sent = { Sent: mbox(SENT.map((source) => Buffer.from(adopted(source)))) }

describe('what the banner says of the notice itself', () => {
  const thunderbird = useThunderbird(inbox, {
    folders: { Inbox: mbox(MAILS.map(({ bytes }) => bytes)), ...sent },
  })
  // Thunderbird knows no folder that was never opened.
  beforeAll(async () => {
    await thunderbird.mail.openFolder(localFolder('Sent'))
    await thunderbird.mail.openFolder(INBOX)
  })
  const over = async ({ messageId }: Mail) => {
    await thunderbird.mail.select(messageId)
    return originalLocated(thunderbird.mail, 'pane')
  }
  const badge = async () => (await toolbarOf(thunderbird.session)).badge

  test('a mail that stands in Sent matches, and everything is on', async () => {
    const banner = await over(OURS)
    expect(banner.verdict).toBe('matches-sent')
    expect(banner.text).toContain('Matches mail you sent')
    expect(banner.categories.length).toBeGreaterThan(0)
    expect(await badge()).toBe('')
    await savePicture('verdict-matches.png', await thunderbird.session.marionette.screenshot())
  })

  test('one that Sent does not hold is not sent again until the reader claims it', async () => {
    const before = await over(ELSEWHERE)
    expect(before.verdict).toBe('not-in-sent')
    expect(before.actions).toContain('it-was-mine')
    expect(before.actions).not.toContain('resend')
    await savePicture('verdict-elsewhere.png', await thunderbird.session.marionette.screenshot())
    const after = await claimInBanner(thunderbird.mail, 'pane')
    expect(after.actions.length).toBeGreaterThan(before.actions.length - 1)
  })

  test('mail that somebody sent in the reader’s name wants nothing done', async () => {
    const banner = await over(FORGED)
    expect(banner.verdict).toBe('backscatter')
    expect(banner.categories).toEqual([])
    expect(banner.text).toContain('forged your address')
    expect(banner.actions.filter((id) => /resend|retry|correct|mark-address/.test(id))).toEqual([])
    await savePicture('verdict-backscatter.png', await thunderbird.session.marionette.screenshot())
  })

  test('a trick is called one, also on the toolbar, until another message is shown', async () => {
    const banner = await over(TRICK)
    expect(banner.verdict).toBe('trick')
    expect(banner.text).toContain('guard-mail-cn.example')
    expect(banner.actions).toEqual(expect.arrayContaining(['mark-junk', 'report-trick']))
    expect(banner.actions.filter((id) => /resend|retry|correct|support/.test(id))).toEqual([])
    expect(await badge()).toBe('!')
    expect((await toolbarOf(thunderbird.session)).title).toContain('trick')
    await savePicture('verdict-trick.png', await thunderbird.session.marionette.screenshot())
    await over(OURS)
    await until(async () => (await badge()) === '', { what: 'the mark to go' })
  })

  test('a look-alike gets no banner and no mark', async () => {
    await thunderbird.mail.select(ALIKE.messageId)
    await pause(1500)
    expect(await readBanner(thunderbird.mail, 'pane')).toBeNull()
    expect(await badge()).toBe('')
  })

  test('a trick that is marked as junk is junk', async () => {
    await over(TRICK)
    await pressInBanner(thunderbird.mail, 'pane', 'mark-junk')
    await until(() => isJunk(thunderbird.session, TRICK.messageId), { what: 'the mark' })
  })
})

describe('without access to Sent', () => {
  const thunderbird = useThunderbird(inbox)

  test('nothing is said to match: it could not be compared', async () => {
    await thunderbird.mail.select(OURS.messageId)
    const banner = await originalLocated(thunderbird.mail, 'pane')
    expect(banner.verdict).toBe('none')
    expect(banner.text).toContain('Could not be compared')
  })
})

function isJunk({ marionette, extension }: Session, messageId: string): Promise<boolean> {
  const ask = async (headerMessageId: string) => {
    type Found = { readonly messages: readonly { readonly junk: boolean }[] }
    const { browser } = globalThis as unknown as {
      browser: { messages: { query(query: object): Promise<Found> } }
    }
    return (await browser.messages.query({ headerMessageId })).messages.some(({ junk }) => junk)
  }
  return inExtension(marionette, { id: extension, view: 'background' }, ask, messageId)
}
