import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { beforeAll, describe, expect, test } from 'vitest'
import { bannerStands, clickInBanner, pressInBanner } from '../../tools/clients/banner.ts'
import { clearClipboard, clipboardText } from '../../tools/clients/clipboard.ts'
import { demoMail, demoMails } from '../../tools/clients/mails.ts'
import { until } from '../../tools/clients/waiting.ts'
import { useThunderbird } from './support/thunderbird.ts'

/** What support asks for, as the first demo mail has it. */
const FACTS = [
  'wang.wei@sender.example',
  'li.na@partner.example',
  'mx1.partner.example',
  '552 5.3.4 Message size exceeds fixed maximum message size',
  '7d1c0a52-5f0e-4c33-9d2e-0f6a1b8e2c11@sender.example',
  '第三季度产品画册与报价单',
  'message-too-large',
]

describe('the ticket in Thunderbird', () => {
  const thunderbird = useThunderbird(demoMails)
  beforeAll(async () => {
    await thunderbird.mail.select((await demoMail('01')).messageId)
    await bannerStands(thunderbird.mail, 'pane')
  })

  test('is copied with every fact of the bounce', async () => {
    const { mail, session } = thunderbird
    await clearClipboard(session.marionette)
    await pressInBanner(mail, 'pane', 'copy-ticket')
    const ticket = await until(() => clipboardText(session.marionette), { what: 'the ticket' })
    for (const fact of FACTS) expect(unwrapped(ticket)).toContain(fact)
  })

  test('is exported as a file with the same facts', async () => {
    const { mail, session } = thunderbird
    await pressInBanner(mail, 'pane', 'export-ticket')
    const file = await until(() => saved(session.home, '.txt'), { what: 'the saved ticket' })
    const text = await readFile(file, 'utf8')
    expect(file).toMatch(/bounce-\d{8}-\d{4}-partner\.example-message-too-large[^/]*\.txt$/)
    for (const fact of FACTS) expect(unwrapped(text)).toContain(fact)
  })

  test('comes in another language, as Markdown and masked when asked for, and again the next time', async () => {
    const { mail } = thunderbird
    await mail.select((await demoMail('02')).messageId)
    await bannerStands(mail, 'pane')
    await pressInBanner(mail, 'pane', 'ticket-options')
    for (const choice of ['input[value="zh_CN"] + span', 'input[value="markdown"] + span', 'label.mask'])
      await clickInBanner(mail, 'pane', choice)
    expect(await copied()).toSatisfy(isMaskedChineseMarkdown)
    await mail.select((await demoMail('06')).messageId)
    await bannerStands(mail, 'pane')
    expect(await copied()).toSatisfy(isMaskedChineseMarkdown)
  })

  test('goes as formatted text beside plain text', async () => {
    const { mail, session } = thunderbird
    await optionsOf('01')
    await clickInBanner(mail, 'pane', 'input[value="en"] + span')
    await clickInBanner(mail, 'pane', 'input[value="html"] + span')
    await clickInBanner(mail, 'pane', 'label.mask')
    const text = await copied()
    const html = await clipboardText(session.marionette, 'text/html')
    expect(html).toMatch(/<table/)
    expect(html).toMatch(/<pre dir="ltr">\s*552 5\.3\.4/)
    expect(text).not.toContain('<table')
    for (const fact of FACTS) {
      expect(unwrapped(text)).toContain(fact)
      expect(html).toContain(fact)
    }
  })

  test('is a mail file with the bounce as it came', async () => {
    const { mail, session } = thunderbird
    await optionsOf('06')
    await clickInBanner(mail, 'pane', 'input[value="eml"] + span')
    await pressInBanner(mail, 'pane', 'export-ticket')
    const file = await until(() => saved(session.home, '.eml'), { what: 'the saved mail' })
    const exported = await PostalMime.parse(await readFile(file), { forceRfc822Attachments: true })
    expect(exported.from?.address).toBe('wang.wei@sender.example')
    expect(unwrapped(exported.text ?? '')).toContain('lin.tao@lab.example')
    const [attached] = exported.attachments
    const { bytes } = await demoMail('06')
    expect(
      Buffer.from(attached?.content as ArrayBuffer)
        .toString('latin1')
        .replaceAll('\r\n', '\n')
        .trim(),
    ).toBe(bytes.toString('latin1').replaceAll('\r\n', '\n').trim())
  })

  test('is for whoever can help, until the reader says otherwise', async () => {
    const { mail } = thunderbird
    await optionsOf('03')
    const checked = () =>
      mail.inMessage('pane', (document) => {
        type Openable = Element & { readonly openOrClosedShadowRoot: ShadowRoot | null }
        for (const host of document.querySelectorAll('*'))
          for (const input of (host as Openable).openOrClosedShadowRoot?.querySelectorAll('input:checked') ??
            [])
            return (input as HTMLInputElement).value
        return ''
      })
    expect(await checked()).toBe('recipient')
    const note = await copied()
    expect(note.trim().length).toBeLessThanOrEqual(140)
    expect(note).not.toContain('552')
    await clickInBanner(mail, 'pane', 'input[value="recipient-admin"] + span')
    expect(await copied()).toContain('chen.jing@school.example')
  })

  test('leaves the command of a step to be copied by itself', async () => {
    const { mail, session } = thunderbird
    await mail.select((await demoMail('14')).messageId)
    await bannerStands(mail, 'pane')
    await clearClipboard(session.marionette)
    await clickInBanner(mail, 'pane', '.command button')
    const command = await until(() => clipboardText(session.marionette), { what: 'the command' })
    expect(command).toBe('nslookup -q=mx 163.con')
  })

  async function optionsOf(number: string): Promise<void> {
    const { mail } = thunderbird
    await mail.select((await demoMail(number)).messageId)
    await bannerStands(mail, 'pane')
    await pressInBanner(mail, 'pane', 'ticket-options')
  }

  async function copied(): Promise<string> {
    const { mail, session } = thunderbird
    await clearClipboard(session.marionette)
    await pressInBanner(mail, 'pane', 'copy-ticket')
    return until(() => clipboardText(session.marionette), { what: 'the ticket' })
  }
})

function isMaskedChineseMarkdown(ticket: string): boolean {
  const masked = /@(customer|lab)\.example/.test(ticket) && !/wang\.wei@|zhao\.lei@|lin\.tao@/.test(ticket)
  return masked && /[\u4e00-\u9fff]{4}/.test(ticket) && /^(#|\||\*\*|- )/m.test(ticket)
}

/** A ticket is wrapped to a narrow column; facts are looked for in running text. */
const unwrapped = (text: string): string => text.replace(/\s*\r?\n\s*/g, ' ')

async function saved(home: string, extension: string): Promise<string | null> {
  const names = await readdir(home, { recursive: true })
  const name = names.find((name) => /(^|[\\/])bounce-[^\\/]*$/.test(name) && name.endsWith(extension))
  if (!name || (await readFile(join(home, name))).length === 0) return null
  return join(home, name)
}
