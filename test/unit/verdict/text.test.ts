import { expect, test } from 'vitest'
import { plainWords } from '../../../src/verdict/text.ts'

test('traditional and simplified words are one', () => {
  expect(plainWords('管理員設定電子郵件更換須驗證')).toBe('管理员设定电子邮件更换须验证')
})
