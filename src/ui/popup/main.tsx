import '../style/diagnosis.css'
import './popup.css'
import { render } from 'preact'
import { saveTicketChoice, ticketChoice } from '../../actions/settings.ts'
import { languageTag } from '../../i18n/locale.ts'
import { loadCatalogue } from '../../platform/catalogue.ts'
import { uiLocale } from '../../platform/locale.ts'
import { frameWords } from '../../view/frameWords.ts'
import { listEntries } from './codeList.ts'
import { findDisplayed } from './displayed.ts'
import { engine } from './engine.ts'
import { Popup } from './Popup.tsx'
import { popupWords } from './words.ts'

async function main(): Promise<void> {
  const locale = await uiLocale()
  const [catalogue, choice, displayed] = await Promise.all([
    loadCatalogue(locale),
    ticketChoice(),
    findDisplayed(),
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
      firstChoice={choice}
      saveChoice={(next) => void saveTicketChoice(next)}
    />,
    app,
  )
}

void main()
