import { expect, test } from 'vitest'
import english from '../../../../_locales/en/messages.json'
import chinese from '../../../../_locales/zh_CN/messages.json'
import { CATEGORIES } from '../../../../src/classifier/types.ts'
import { listEntries, searchEntries } from '../../../../src/ui/popup/codeList.ts'

const entries = listEntries(english)
const ids = (query: string) => searchEntries(entries, query).map(({ id }) => id)

test('lists every category with words of its own', () => {
  const listed = entries.filter(({ group }) => group === 'category')
  expect(listed.map(({ id }) => id)).toEqual([...CATEGORIES])
  for (const { id, title, text } of listed) {
    expect(title, id).not.toBe(id)
    expect(text, id).not.toBe('')
  }
})

test('lists codes in numeric order', () => {
  const replies = entries.filter(({ group }) => group === 'reply').map(({ id }) => Number(id))
  expect(replies).toEqual([...replies].sort((a, b) => a - b))
  expect(replies).toEqual(expect.arrayContaining([421, 450, 550, 552, 554]))
  const statuses = entries.filter(({ group }) => group === 'status').map(({ id }) => id)
  expect(statuses.indexOf('5.7.2')).toBeLessThan(statuses.indexOf('5.7.10'))
  expect(statuses.length).toBeGreaterThan(50)
})

test('finds codes in any class, and words', () => {
  expect(ids('4.2.2')).toContain('5.2.2')
  expect(ids('550')).toContain('550')
  expect(ids('MAILBOX full')).toContain('mailbox-full')
  expect(ids('no-such-word-anywhere')).toEqual([])
  expect(ids('')).toHaveLength(entries.length)
})

test('is the same list in Chinese', () => {
  const translated = listEntries(chinese)
  expect(translated.map(({ id }) => id)).toEqual(entries.map(({ id }) => id))
})
