import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
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
    const file = await until(() => savedTicket(session.home), { what: 'the saved ticket' })
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
    await mail.select((await demoMail('03')).messageId)
    await bannerStands(mail, 'pane')
    expect(await copied()).toSatisfy(isMaskedChineseMarkdown)
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

  async function copied(): Promise<string> {
    const { mail, session } = thunderbird
    await clearClipboard(session.marionette)
    await pressInBanner(mail, 'pane', 'copy-ticket')
    return until(() => clipboardText(session.marionette), { what: 'the ticket' })
  }
})

function isMaskedChineseMarkdown(ticket: string): boolean {
  const masked =
    /@(customer|school)\.example/.test(ticket) && !/wang\.wei@|zhao\.lei@|chen\.jing@/.test(ticket)
  return masked && /[\u4e00-\u9fff]{4}/.test(ticket) && /^(#|\||\*\*|- )/m.test(ticket)
}

/** A ticket is wrapped to a narrow column; facts are looked for in running text. */
const unwrapped = (text: string): string => text.replace(/\s*\r?\n\s*/g, ' ')

async function savedTicket(home: string): Promise<string | null> {
  const names = await readdir(home, { recursive: true })
  const name = names.find((name) => /(^|[\\/])bounce-[^\\/]*\.txt$/.test(name))
  if (!name || (await readFile(join(home, name))).length === 0) return null
  return join(home, name)
}
