import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { bannerStands, pressInBanner } from '../../tools/clients/banner.ts'
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
})

/** A ticket is wrapped to a narrow column; facts are looked for in running text. */
const unwrapped = (text: string): string => text.replace(/\s*\r?\n\s*/g, ' ')

async function savedTicket(home: string): Promise<string | null> {
  const names = await readdir(home, { recursive: true })
  const name = names.find((name) => /(^|[\\/])bounce-[^\\/]*\.txt$/.test(name))
  if (!name || (await readFile(join(home, name))).length === 0) return null
  return join(home, name)
}
