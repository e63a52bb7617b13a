import advice from 'virtual:advice'
import ruleSet from 'virtual:rules'
import { createEngine } from '../platform/engine.ts'

export const engine = createEngine(ruleSet, advice)
