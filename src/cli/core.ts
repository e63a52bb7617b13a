import table from 'virtual:advice'
import ruleSet from 'virtual:rules'
import { compile, type Rules } from '../classifier/index.ts'

export { table }

let compiled: Rules | undefined

/** The shipped rules, compiled on first use. */
export function rules(): Rules {
  compiled ??= compile(ruleSet)
  return compiled
}
