import '../style/diagnosis.css'
import '../style/page.css'
import '../style/sites.css'
import { allowedOrigins } from '../../platform/origins.ts'
import { openPage } from '../openPage.ts'
import { WelcomePage } from './WelcomePage.tsx'

void openPage('welcomeTitle', async (say) => <WelcomePage say={say} first={await allowedOrigins()} />)
