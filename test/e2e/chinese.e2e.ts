import { describe, expect, test } from 'vitest'
import { bannerStands } from '../../tools/clients/banner.ts'
import { demoMail, demoMails } from '../../tools/clients/mails.ts'
import type { MailWindow } from '../../tools/clients/mailWindow.ts'
import { pause } from '../../tools/clients/waiting.ts'
import { savePicture } from './support/pictures.ts'
import { useThunderbird } from './support/thunderbird.ts'

/** Three words of letters in a row are a sentence of ours; a name or a code is not. */
const ENGLISH = /\b[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}\b/

describe.each([
  { locale: 'zh-CN', lang: 'zh-CN', picture: 'banner-zh_CN.png', word: '收件' },
  { locale: 'zh-TW', lang: 'zh-TW', picture: 'banner-zh_TW.png', word: '收件' },
])('the banner in a $locale Thunderbird', ({ locale, lang, picture, word }) => {
  const thunderbird = useThunderbird(demoMails, { locale })

  test('speaks Chinese and no English', async () => {
    const { mail } = thunderbird
    for (const { name, messageId } of await demoMails()) {
      if (Number.parseInt(name, 10) > 14) continue
      await mail.select(messageId)
      const banner = await bannerStands(mail, 'pane')
      expect(banner.lang, name).toBe(lang)
      expect(await ownWords(mail), name).not.toMatch(ENGLISH)
      expect(banner.text, name).toContain(word)
    }
  })

  test('looks right', async () => {
    const { mail, session } = thunderbird
    await mail.select((await demoMail('01')).messageId)
    await bannerStands(mail, 'pane')
    await pause(500)
    await savePicture(picture, await session.marionette.screenshot())
    expect(await ownWords(mail)).toMatch(/[\u4e00-\u9fff]{4}/)
  })
})

/** The banner's own words: without addresses, codes, commands and what a server said. */
function ownWords(mail: MailWindow): Promise<string> {
  return mail.inMessage('pane', (document) => {
    type Openable = Element & { readonly openOrClosedShadowRoot: ShadowRoot | null }
    for (const host of document.querySelectorAll('*')) {
      const surface = (host as Openable).openOrClosedShadowRoot?.querySelector('section')
      if (!surface) continue
      const copy = surface.cloneNode(true) as HTMLElement
      for (const quoted of copy.querySelectorAll('code, bdi, a, pre, blockquote, q, samp, [lang]'))
        quoted.replaceWith('|')
      return [...copy.querySelectorAll('*')]
        .flatMap((e) => [...e.childNodes].filter((n) => n.nodeType === 3))
        .map((n) => n.nodeValue)
        .join('\n')
    }
    return ''
  })
}
