import advice from 'virtual:advice'
import ruleSet from 'virtual:rules'
import { CAPABILITIES } from '../advice/actionTable.ts'
import { createEngine } from '../platform/engine.ts'

/** In Thunderbird everything can be done. */
export const engine = /* @__PURE__ */ createEngine(ruleSet, advice, new Set(CAPABILITIES))
