import { expect, test } from 'vitest'
import { translate, translateRich, withFallback } from '../../../src/i18n/translate.ts'
import type { Catalogue } from '../../../src/i18n/types.ts'

const catalogue: Catalogue = {
  both: { message: '$who$ of $place$, again $who$' },
  plain: { message: 'Nothing to fill' },
  left_one: { message: '$count$ mail left' },
  left_other: { message: '$count$ mails left' },
  only_other: { message: 'x' },
  named_other: { message: 'many' },
  word: { message: 'DOMAIN' },
  figure: { message: 'At most $limit$ in $wait$' },
  look: { message: 'Run $command$' },
  page: { message: 'See $page$' },
}

test('puts parameters in by name, as often as they occur', () => {
  const params = { who: 'Li', place: 'Rome' }
  expect(translate(catalogue, 'en', { key: 'both', params })).toBe('Li of Rome, again Li')
})

test('never searches a parameter for placeholders', () => {
  const params = { who: '$place$', place: '$who$' }
  expect(translate(catalogue, 'en', { key: 'both', params })).toBe('$place$ of $who$, again $place$')
})

test('keeps replacement patterns of a parameter as they are', () => {
  const params = { who: "$& $1 $' $$", place: '$`' }
  expect(translate(catalogue, 'en', { key: 'both', params })).toBe("$& $1 $' $$ of $`, again $& $1 $' $$")
})

test('picks the plural form of the locale', () => {
  const left = (locale: 'en' | 'zh_CN', count: number) =>
    translate(catalogue, locale, { key: 'left', count, params: { count: String(count) } })
  expect(left('en', 1)).toBe('1 mail left')
  expect(left('en', 2)).toBe('2 mails left')
  expect(left('zh_CN', 1)).toBe('1 mails left')
})

test('falls back to the other form', () => {
  expect(translate(catalogue, 'en', { key: 'named', count: 1 })).toBe('many')
})

test('a missing key gives the key, a missing parameter an ellipsis', () => {
  expect(translate(catalogue, 'en', { key: 'nowhere' })).toBe('nowhere')
  expect(translate(catalogue, 'en', { key: 'both', params: { who: 'Li' } })).toBe('Li of …, again Li')
})

test('keys and parameters of Object.prototype are missing ones', () => {
  expect(translate(catalogue, 'en', { key: 'constructor' })).toBe('constructor')
  expect(translate({ a: { message: '$toString$' } }, 'en', { key: 'a', params: {} })).toBe('…')
})

test('English fills the holes of another catalogue', () => {
  const filled = withFallback({ plain: { message: '无' } }, catalogue)
  expect(translate(filled, 'zh_CN', { key: 'plain' })).toBe('无')
  expect(translate(filled, 'zh_CN', { key: 'word' })).toBe('DOMAIN')
})

test('gives every kind of parameter a segment of its own', () => {
  const rich = translateRich(catalogue, 'en', {
    key: 'both',
    params: { who: { kind: 'address', text: 'li@mail.example' }, place: { kind: 'code', text: '550' } },
  })
  expect(rich).toEqual([
    { kind: 'address', text: 'li@mail.example' },
    { kind: 'text', text: ' of ' },
    { kind: 'code', text: '550' },
    { kind: 'text', text: ', again ' },
    { kind: 'address', text: 'li@mail.example' },
  ])
})

test('joins plain parameters with the text around them', () => {
  const rich = translateRich(catalogue, 'en', { key: 'both', params: { who: 'Li', place: 'Rome' } })
  expect(rich).toEqual([{ kind: 'text', text: 'Li of Rome, again Li' }])
})

test('writes figures the way of the locale', () => {
  const params = {
    limit: { kind: 'bytes', value: 7_372_800 },
    wait: { kind: 'duration', value: 300 },
  } as const
  expect(translate(catalogue, 'en', { key: 'figure', params })).toBe('At most 7.0 MB in 5 minutes')
  expect(translate(catalogue, 'zh_TW', { key: 'figure', params })).toBe('At most 7.0 MB in 5 分鐘')
})

test('a command without its value shows the word that stands in for it', () => {
  const blank = { kind: 'command', text: 'dig -x %', blank: 'word' } as const
  expect(translateRich(catalogue, 'en', { key: 'look', params: { command: blank } })).toContainEqual({
    kind: 'command',
    text: 'dig -x DOMAIN',
  })
  const full = { kind: 'command', text: 'dig -x 192.0.2.1' } as const
  expect(translate(catalogue, 'en', { key: 'look', params: { command: full } })).toBe('Run dig -x 192.0.2.1')
})

test('keeps links as links', () => {
  const page = { kind: 'link', text: 'mail.example', href: 'https://mail.example/' } as const
  expect(translateRich(catalogue, 'en', { key: 'page', params: { page } })[1]).toEqual(page)
})
