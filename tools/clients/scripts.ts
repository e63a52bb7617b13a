import { join } from 'node:path'
import { startGroup } from './processes.ts'
import { ROOT } from './session.ts'

/** What became of a script: null when it ended well, else the sentence that says how it ended. */
export type ScriptOutcome = string | null

/** Runs a tool of this project, e.g. `build` for tools/build.ts. */
export const runTool = (name: string, ...args: string[]): Promise<ScriptOutcome> =>
  runScript(join(ROOT, 'tools', 'run.mjs'), `tools/${name}.ts`, ...args)

/** Runs a script of an installed package, named by its path below node_modules. */
export const runPackage = (script: string, ...args: string[]): Promise<ScriptOutcome> =>
  runScript(join(ROOT, 'node_modules', script), ...args)

/** Runs a script in Node with all its children in one group; its output goes where ours goes. */
export async function runScript(script: string, ...args: string[]): Promise<ScriptOutcome> {
  const group = startGroup(process.execPath, [script, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const status = await group.exited
  await group.stop()
  return status === 0
    ? null
    : `${[script.slice(ROOT.length + 1), ...args].join(' ')} ended with status ${status}`
}
