import { expect, test } from 'vitest'
import { announce } from '../../../src/view/announcement.ts'

test('speaks as many sentences as fit and never cuts one', () => {
  const long = 'x'.repeat(100)
  expect(announce(['Mailbox full', long, 'Wait.'], 'en')).toBe(`Mailbox full. ${long}.`)
  expect(announce(['Mailbox full', 'y'.repeat(110), 'Wait.'], 'en')).toBe('Mailbox full. Wait.')
})

test('keeps the first sentence whatever its length', () => {
  expect(announce(['z'.repeat(200)], 'en')).toBe(`${'z'.repeat(200)}.`)
})

test('ends Chinese sentences the Chinese way, without spaces', () => {
  expect(announce(['收件人的邮箱已满', '', '请收件人清理邮箱。'], 'zh_CN')).toBe(
    '收件人的邮箱已满。请收件人清理邮箱。',
  )
})
