import { expect, test } from 'vitest'
import { USER_STYLE } from '../../../../src/hosts/thunderbird/userStyle.ts'

const rules = [...USER_STYLE.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
  selectors: selector.split(/,(?![^(]*\))/).map((part) => part.trim()),
  declarations: body
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean),
}))

test('leaves printing and documents without a banner alone', () => {
  expect(USER_STYLE.startsWith('@media not print {')).toBe(true)
  expect(rules.length).toBeGreaterThan(3)
  for (const { selectors } of rules)
    for (const selector of selectors) expect(selector).toContain('bounce-doctor')
})

test('beats the mail in every declaration', () => {
  for (const { declarations } of rules)
    for (const declaration of declarations) expect(declaration).toMatch(/!important$/)
})
