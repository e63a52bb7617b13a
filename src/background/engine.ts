import advice from 'virtual:advice'
import ruleSet from 'virtual:rules'
import { createEngine } from '../platform/engine.ts'

export const engine = /* @__PURE__ */ createEngine(ruleSet, advice)
