import { readFileSync } from 'node:fs'
import { sharedAvailable, sharedPath } from '../../unit/shared.ts'

/** What the collection lacks. */
const OWN: Readonly<Record<string, string>> = {
  'own-everything-hidden': '<style>*{display:none!important}</style>',
  'own-all-but-body-hidden':
    '<style>html>:not(head,body){display:none!important;position:absolute;left:-9999px}</style>',
  'own-cover': '<div style="position:fixed;inset:0;z-index:2147483647;background:#fff">All is well</div>',
  'own-late':
    '<style>@keyframes k{to{opacity:0;visibility:hidden}}html,html>*{animation:k .2s forwards!important}</style>',
  'own-attributes': '<html inert hidden dir="rtl" style="display:none!important"><body inert hidden>',
  'own-font':
    '<style>@font-face{font-family:sans-serif;src:local("nothing")}*{font-size:0!important}</style>',
  'own-squeeze':
    '<style>html,body{height:0!important;max-height:0!important;overflow:hidden!important}</style>',
  'own-margin': '<style>html,body{margin-top:-4000px!important;padding:0!important}</style>',
}

/** Ways in which the HTML of a mail tries to hide or cover the banner, by name. */
export const ATTACKS: Readonly<Record<string, string>> = sharedAvailable(
  'the collected attacks on the banner',
)
  ? { ...OWN, ...JSON.parse(readFileSync(sharedPath('recipes', 'hostile-mail', 'attacks.json'), 'utf8')) }
  : OWN
