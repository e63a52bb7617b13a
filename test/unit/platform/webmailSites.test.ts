import { expect, test } from 'vitest'
import english from '../../../_locales/en/messages.json'
import { ownPatterns, patternOf, WEBMAIL_SITES } from '../../../src/platform/webmailSites.ts'

test.each([
  ['mail.sender.example', 'https://mail.sender.example/*'],
  [' HTTPS://Mail.Sender.Example/roundcube/?_task=mail#x ', 'https://mail.sender.example/*'],
  ['http://127.0.0.1:8080/', 'http://127.0.0.1/*'],
  ['localhost:8080/mail', 'https://localhost/*'],
  ['http://[::1]/', 'http://[::1]/*'],
  ['mail。公司.example', 'https://mail.xn--55qx5d.example/*'],
])('%s is allowed as %s', (typed, pattern) => {
  expect(patternOf(typed)).toBe(pattern)
})

test.each([
  '',
  'my mail',
  'mail',
  'https://*/*',
  '*.example',
  'ftp://mail.sender.example/',
  'javascript:1',
  'https://',
  '<a>',
])('%j is no address', (typed) => {
  expect(patternOf(typed)).toBeNull()
})

test('each webmail has a name and pages of its own', () => {
  const names = english as Readonly<Record<string, unknown>>
  for (const { id } of WEBMAIL_SITES) expect(names, id).toHaveProperty(`site_${id}`)
  const all = WEBMAIL_SITES.flatMap(({ matches }) => matches)
  expect(new Set(all).size).toBe(all.length)
  for (const pattern of all) expect(pattern).toMatch(/^https:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\*$/)
})

test('what is not offered by name is the reader’s own', () => {
  expect(ownPatterns(['https://mail.google.com/*', 'https://mail.sender.example/*'])).toEqual([
    'https://mail.sender.example/*',
  ])
})
