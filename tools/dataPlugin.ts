import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { compileAdvice } from './compileAdvice.ts'
import { compileDomains } from './compileDomains.ts'
import { compileLive } from './compileLive.ts'
import { compileRules } from './compileRules.ts'
import { packRuleSet } from './packRules.ts'

const root = resolve(import.meta.dirname, '..')

/**
 * Serves the data of the repository as modules, checked and compiled at build time:
 * `virtual:rules` (rules/**.toml without advice), `virtual:advice` (rules/advice.toml,
 * rules/actions.toml), `virtual:domains` (rules/domains.toml), `virtual:live` (rules/blocklists.toml)
 * and `virtual:catalogue/<locale>` (_locales/<locale>/messages.json). Each exports one plain value as default.
 */
export function dataPlugin(): Plugin {
  const load: Record<string, () => Promise<{ value: unknown; files: readonly string[] }>> = {
    'virtual:rules': async () => {
      const { value, files } = await compileRules(resolve(root, 'rules'))
      return { value: packRuleSet(value), files }
    },
    'virtual:advice': () => compileAdvice(resolve(root, 'rules')),
    'virtual:domains': () => compileDomains(resolve(root, 'rules')),
    'virtual:live': () => compileLive(resolve(root, 'rules')),
  }
  for (const locale of ['en', 'zh_CN', 'zh_TW'])
    load[`virtual:catalogue/${locale}`] = async () => {
      const file = resolve(root, '_locales', locale, 'messages.json')
      return { value: JSON.parse(await readFile(file, 'utf8')), files: [file] }
    }
  return {
    name: 'data',
    resolveId: (id) => (id in load ? `\0${id}` : undefined),
    async load(id) {
      const entry = id.startsWith('\0') ? load[id.slice(1)] : undefined
      if (!entry) return
      const { value, files } = await entry()
      for (const file of files) this.addWatchFile(file)
      const data = `JSON.parse(${JSON.stringify(JSON.stringify(value))})`
      return { code: id === '\0virtual:rules' ? unpacking(data) : exporting(data), moduleSideEffects: false }
    },
  }
}

const exporting = (data: string) => `export default /* @__PURE__ */ ${data}`

/** Rules travel packed; whoever imports them gets the rule set itself. */
const unpacking = (data: string) => `import { unpackRuleSet } from '/src/classifier/packed.ts'
export default /* @__PURE__ */ unpackRuleSet(/* @__PURE__ */ ${data})`
