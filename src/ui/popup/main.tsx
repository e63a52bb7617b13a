import '../style/diagnosis.css'
import '../style/retries.css'
import './popup.css'
import { render } from 'preact'
import { saveTicketChoice, ticketChoice } from '../../actions/settings.ts'
import { languageTag } from '../../i18n/locale.ts'
import type { Retry } from '../../outgoing/retries.ts'
import { browser } from '../../platform/browser.ts'
import { loadCatalogue } from '../../platform/catalogue.ts'
import { timeZone, uiLocale } from '../../platform/locale.ts'
import { frameWords } from '../../view/frameWords.ts'
import { askBackground } from '../askBackground.ts'
import { sayIn } from '../words.ts'
import { listEntries } from './codeList.ts'
import { findDisplayed, tabBehind } from './displayed.ts'
import { engine } from './engine.ts'
import { Popup } from './Popup.tsx'
import { readPage } from './pageText.ts'
import { popupWords } from './words.ts'

async function main(): Promise<void> {
  const [locale, tab] = await Promise.all([uiLocale(), tabBehind()])
  const [catalogue, choice, displayed, page, retries] = await Promise.all([
    loadCatalogue(locale),
    ticketChoice('own-admin'),
    findDisplayed(tab),
    // Thunderbird's tabs hold mails, of which the background knows all.
    __TARGET__ === 'thunderbird' || tab === null ? null : readPage(tab, engine),
    askBackground<readonly Retry[]>({ type: 'retries' }),
  ])
  const words = popupWords(catalogue, locale)
  document.documentElement.lang = languageTag(locale)
  document.title = words.extensionName
  const app = document.querySelector('#app')
  if (!app) return
  render(
    <Popup
      words={words}
      frame={frameWords(catalogue, locale)}
      engine={engine}
      entries={listEntries(catalogue)}
      displayed={displayed}
      page={page}
      firstChoice={choice}
      retries={retries ?? []}
      say={sayIn(catalogue, locale, timeZone())}
      openSettings={() => {
        void browser.runtime.openOptionsPage()
        window.close()
      }}
      saveChoice={(next) => void saveTicketChoice(next)}
    />,
    app,
  )
}

void main()
