import { sentenceGap } from '../i18n/locale.ts'
import type { Locale } from '../i18n/types.ts'

/** What a screen reader speaks in one go. */
export const ANNOUNCEMENT_LENGTH = 120

/**
 * As many of the sentences, best first, as fit in 120 characters; one that does not fit is left out whole. The first
 * is kept always. Sentences without an end mark get one.
 */
export function announce(sentences: readonly string[], locale: Locale): string {
  const stop = locale === 'en' ? '.' : '。'
  const gap = sentenceGap(locale)
  let spoken = ''
  for (const sentence of sentences) {
    if (sentence === '') continue
    const ended = /[.!?。！？]$/.test(sentence) ? sentence : sentence + stop
    const longer = spoken === '' ? ended : spoken + gap + ended
    if (spoken === '' || longer.length <= ANNOUNCEMENT_LENGTH) spoken = longer
  }
  return spoken
}
