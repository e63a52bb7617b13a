import { readFileSync } from 'node:fs'
import { type Attack, ATTACKS as OWN } from '../../fixtures/hostile/attacks.ts'
import { sharedAvailable, sharedPath } from '../../unit/shared.ts'

const COLLECTED: Readonly<Record<string, string>> = sharedAvailable('the collected attacks on the banner')
  ? JSON.parse(readFileSync(sharedPath('recipes', 'hostile-mail', 'attacks.json'), 'utf8'))
  : {}

/** Ways in which the HTML of a mail tries to hide or cover the banner: those collected by others, then our own. */
export const ATTACKS: readonly Attack[] = [
  ...Object.entries(COLLECTED).map(([name, html]) => ({ name: `collected-${name}`, html })),
  ...OWN,
]

/** Enough of them for a place where each one takes seconds. */
const SOME = [
  'everything-hidden',
  'all-but-body-hidden',
  'cover',
  'late',
  'attributes',
  'blank-fonts',
  'squeezed',
  'margin-above',
]
export const FEW_ATTACKS = ATTACKS.filter(({ name }) => name.startsWith('collected-') || SOME.includes(name))
