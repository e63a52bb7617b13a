import { openOwnPage } from './openOwnPage.ts'

export const liveCheck = openOwnPage('live-check', 'check')
