import advice from 'virtual:advice'
import ruleSet from 'virtual:rules'
import { ACTION_IDS } from '../actions/ids.ts'
import { createEngine } from '../platform/engine.ts'
import { DEFAULT_ACTIONS } from '../view/actions.ts'

/** In Thunderbird mails can be composed; elsewhere the actions are those of every surface. */
const available = __TARGET__ === 'thunderbird' ? ACTION_IDS : DEFAULT_ACTIONS

export const engine = /* @__PURE__ */ createEngine(ruleSet, advice, available)
