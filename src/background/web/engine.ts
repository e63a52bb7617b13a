import advice from 'virtual:advice'
import ruleSet from 'virtual:rules'
import type { Capability } from '../../advice/actionTable.ts'
import { createEngine } from '../../platform/engine.ts'

export const engine = /* @__PURE__ */ createEngine(ruleSet, advice)

/** The same engine, whose views offer what can be carried out with these capabilities. */
export const engineFor = (can: readonly Capability[]) =>
  createEngine(ruleSet, advice, new Set([...can, 'lookups']))
