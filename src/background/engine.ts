import advice from 'virtual:advice'
import ruleSet from 'virtual:rules'
import { CAPABILITIES } from '../advice/actionTable.ts'
import { createEngine } from '../platform/engine.ts'

/** In Thunderbird everything can be done; elsewhere what every surface can do. */
const can = __TARGET__ === 'thunderbird' ? new Set(CAPABILITIES) : undefined

export const engine = /* @__PURE__ */ createEngine(ruleSet, advice, can)
