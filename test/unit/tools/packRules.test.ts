import { expect, it } from 'vitest'
import { unpackRuleSet } from '../../../src/classifier/packed.ts'
import { packRuleSet } from '../../../tools/packRules.ts'
import { ruleSetOf, shippedRuleSet } from '../classifier/rules.ts'

const ruleSet = await shippedRuleSet()

it('gives every rule back as it was', () => {
  const travelled = unpackRuleSet(JSON.parse(JSON.stringify(packRuleSet(ruleSet))))
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  expect([...travelled.rules].sort(byId)).toEqual([...ruleSet.rules].sort(byId))
  expect({ ...travelled, rules: [] }).toEqual({ ...ruleSet, rules: [] })
})

it('refuses a phrase that would fall apart', () => {
  expect(() => packRuleSet(ruleSetOf(ruleSet, [{ id: 'a', contains: ['this|that'] }]))).toThrow('this|that')
})

it('refuses a phrase that would be read as shorthand', () => {
  const rules = [{ id: 'a', category: 'user-unknown' as const, contains: ['user A'] }]
  expect(() => packRuleSet({ ...ruleSet, rules })).toThrow('user A')
})
