import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { until } from '../../tools/clients/waiting.ts'
import type { Task, WebBrowser, WebTab } from '../../tools/clients/webBrowser.ts'
import { press, waitIn } from '../../tools/clients/webTab.ts'
import { useHostedBrowser } from './support/hostedBrowser.ts'
import {
  type Drawing,
  drawingOf,
  drawView,
  HOSTED_SITES,
  LARGE_FILES,
  LARGE_MAIL,
  MAILS,
  pathOf,
  type View,
} from './support/hostedPages.ts'
import type { HostedServer } from './support/hostedServer.ts'
import { findTab, planTab } from './support/planTab.ts'
import { bannerAt, pressAction } from './support/webmailBanner.ts'

const TO = 'buyer@partner.example'

describe.each(['chrome', 'firefox'] as const)('mails handed over in %s', (target) => {
  let server: HostedServer
  let browser: WebBrowser

  const hosted = useHostedBrowser(target)
  beforeAll(() => {
    ;({ server, browser } = hosted())
  })

  async function show(id: string, view: View): Promise<WebTab> {
    const site = HOSTED_SITES.find((one) => one.id === id)
    if (!site) throw new Error(`no site ${id}`)
    const tab = await browser.open(server.address(site, 'list'))
    await tab.run({}, drawView as Task<[Drawing], void>, { ...drawingOf(view, ''), path: pathOf(site, view) })
    return tab
  }

  test('Gmail: a returned mail that was too large goes in parts, its files saved, its fields in a link', async () => {
    const tab = await show('gmail', 'large')
    const banner = await bannerAt(tab, {})
    expect(banner.text).toContain('Prepare in parts…')
    expect(banner.actions).not.toContain('retry-later')
    expect(banner.actions).not.toContain('open-sent')
    await pressAction(tab, {}, 'resend-split')

    const { tab: plan, shown } = await planTab(browser)
    expect(shown).toMatchObject({ source: 'returned', refusal: '' })
    const total = shown.parts.length
    expect(total).toBeGreaterThan(2)
    await press(plan, {}, '[data-action="prepare"]')
    const mails = await waitIn(plan, {}, { what: 'the mails' }, readMails)
    expect(mails).toHaveLength(total)
    for (const [place, { href }] of mails.entries()) {
      expect(href.length).toBeLessThanOrEqual(1600)
      const url = new URL(href)
      expect(url.origin).toBe(server.origin('mail.google.com'))
      expect(url.pathname).toBe('/mail/u/0/')
      expect(url.searchParams.get('view')).toBe('cm')
      expect(url.searchParams.get('to')).toBe(TO)
      expect(url.searchParams.get('su')).toBe(`[${place + 1}/${total}] 第四季度报价`)
    }
    expect(mails[0]?.lacks).toBe('body')
    expect(new URL(mails[0]?.href ?? '').searchParams.get('body')).toMatch(/^您好，附件是.*…$/s)

    const saved = await saveEach(plan, mails)
    const [report, photos] = LARGE_FILES
    expect(saved.get(report?.name ?? '')).toEqual(report?.bytes)
    const volumes = [...saved.keys()].filter((name) => name.startsWith('photos.zip.')).sort()
    expect(volumes.length).toBeGreaterThan(1)
    expect(Buffer.concat(volumes.map((name) => saved.get(name) ?? Buffer.alloc(0)))).toEqual(photos?.bytes)
    expect(saved.get(`text-${total}.txt`)?.toString()).toContain('copy /b')

    await plan.run({}, listen)
    await press(plan, {}, '[data-action="open-mail"]')
    const written = await until(() => findTab(browser, 'view=cm'), {
      what: "the webmail's page for a new mail",
    })
    expect(await written.url()).toBe(mails[0]?.href)
    const [copied = ''] = await plan.run({}, heard)
    expect(copied.length).toBeGreaterThan(600)
    expect(copied).toContain('photos.zip.001')
    await written.close()

    await press(plan, {}, '[data-action="sent"]')
    await waitIn(
      plan,
      {},
      { what: 'the mark' },
      (root) => root.querySelector('.handed[data-sent="true"]') !== null,
    )
    await plan.goto(await plan.url())
    const again = await waitIn(plan, {}, { what: 'the mails as they stood' }, readMails)
    expect(again.map(({ sent }) => sent)).toEqual(mails.map((_, place) => place === 0))
    await plan.close()
    await tab.close()
  })

  test('Outlook: of what the page does not give the reader chooses the sent mail', async () => {
    const tab = await show('outlook', 'large')
    await bannerAt(tab, {})
    await pressAction(tab, {}, 'resend-split')
    const { tab: plan, shown } = await planTab(browser)
    expect(shown.refusal).toContain('choose the sent mail')
    await plan.run({}, choose, {
      pick: 'mail',
      name: 'sent.eml',
      base64: LARGE_MAIL.bytes.toString('base64'),
    })
    await press(plan, {}, '[data-action="prepare"]')
    const mails = await waitIn(plan, {}, { what: 'the mails' }, readMails)
    const url = new URL(mails[0]?.href ?? '')
    expect(url.origin + url.pathname).toBe(`${server.origin('outlook.office.com')}/mail/deeplink/compose`)
    expect(url.searchParams.get('to')).toBe(TO)
    expect(url.href.length).toBeLessThanOrEqual(2000)
    expect(mails.flatMap(({ files }) => files)).toContain('photos.zip.001')
    await plan.close()
    await tab.close()
  })

  test('Gmail: a mail to support is a summary in the link, the ticket on the clipboard, the bounce as a file', async () => {
    const tab = await show('gmail', 'refused')
    await bannerAt(tab, {})
    await pressAction(tab, {}, 'write-to-support')
    const page = await until(() => findTab(browser, 'support='), {
      what: 'the page of the mail to support',
    }).catch(async (error: Error) => {
      throw new Error(`${error.message}; the banner says: ${(await bannerAt(tab, {})).text.slice(0, 600)}`)
    })
    const [mail] = await waitIn(page, {}, { what: 'the mail to support' }, readMails)
    if (!mail) throw new Error('no mail')
    const body = new URL(mail.href).searchParams.get('body') ?? ''
    expect(body.length).toBeLessThanOrEqual(150 + 40)
    expect(body).toContain('Details are pasted below.')
    const saved = await saveEach(page, [mail])
    expect([...saved.values()]).toEqual([MAILS.find(({ id }) => id === '202')?.source])
    await page.run({}, listen)
    await press(page, {}, '[data-action="open-mail"]')
    const written = await until(() => findTab(browser, 'view=cm'), {
      what: "the webmail's page for a new mail",
    })
    expect((await page.run({}, heard))[0]).toContain('What happened:')
    await written.close()
    await page.close()
    await tab.close()
  })

  /** Saves each file by its own button; Chromium's are read from where they were saved. */
  async function saveEach(tab: WebTab, mails: readonly Handed[]): Promise<ReadonlyMap<string, Buffer>> {
    const saved = new Map<string, Buffer>()
    if (browser.name === 'firefox') await tab.run({}, keepSaved)
    for (const name of mails.flatMap(({ files }) => files)) {
      const button = `[data-file="${name}"]`
      if (browser.name === 'chromium') {
        const download = (tab as WebTab & { readonly page: Page }).page.waitForEvent('download')
        await press(tab, {}, button)
        const file = await download
        saved.set(file.suggestedFilename(), await readFile(await file.path()))
      } else {
        await press(tab, {}, button)
        const [as, base64] = await waitIn(tab, {}, { what: name }, takeSaved)
        saved.set(as, Buffer.from(base64, 'base64'))
      }
    }
    return saved
  }
})

interface Handed {
  readonly href: string
  readonly lacks: string
  readonly files: readonly string[]
  readonly sent: boolean
}

function readMails(root: Document | ShadowRoot): readonly Handed[] | null {
  const mails = [...root.querySelectorAll('.handed')].map((card) => {
    const link = card.querySelector('[data-action="open-mail"]')
    return {
      href: link?.getAttribute('href') ?? '',
      lacks: link?.getAttribute('data-lacks') ?? '',
      files: [...card.querySelectorAll('[data-file]')].map((one) => one.getAttribute('data-file') ?? ''),
      sent: card.getAttribute('data-sent') === 'true',
    }
  })
  return mails.length > 0 ? mails : null
}

/** What the page itself is, beside the script that a test runs in it. */
type Watched = Window & typeof globalThis & { copied?: string[]; kept?: [string, string][] }

/** Remembers what goes onto the clipboard. */
function listen(root: Document | ShadowRoot): void {
  const page = (root as Document).defaultView as Watched
  page.copied = []
  const { clipboard } = page.navigator
  const write = clipboard.writeText.bind(clipboard)
  clipboard.writeText = (text) => {
    page.copied?.push(text)
    return write(text)
  }
}

const heard = (root: Document | ShadowRoot): readonly string[] =>
  ((root as Document).defaultView as Watched).copied ?? []

/** Remembers what is saved, and under which name. */
function keepSaved(root: Document | ShadowRoot): void {
  const page = (root as Document).defaultView as Watched
  page.kept = []
  const blobs = new Map<string, Blob>()
  const make = page.URL.createObjectURL.bind(page.URL)
  page.URL.createObjectURL = (blob) => {
    const url = make(blob)
    blobs.set(url, blob as Blob)
    return url
  }
  page.HTMLAnchorElement.prototype.click = async function () {
    const bytes = new Uint8Array((await blobs.get(this.href)?.arrayBuffer()) ?? [])
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    page.kept?.push([this.download, btoa(text)])
  }
}

const takeSaved = (root: Document | ShadowRoot): [string, string] | null =>
  ((root as Document).defaultView as Watched).kept?.shift() ?? null

/** Puts a file into one of the page's fields for files, as choosing it does. */
function choose(
  root: Document | ShadowRoot,
  { pick, name, base64 }: { readonly pick: string; readonly name: string; readonly base64: string },
): void {
  const field = root.querySelector<HTMLInputElement>(`[data-pick="${pick}"]`)
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const transfer = new DataTransfer()
  transfer.items.add(new File([bytes], name))
  if (!field) throw new Error('no field')
  field.files = transfer.files
  field.dispatchEvent(new Event('change', { bubbles: true }))
}
