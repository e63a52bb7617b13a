import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../../..')

/** Builds the command line into a folder; returns the program's path. */
export function buildProgram(folder: string): string {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  execFileSync(process.execPath, [vite, 'build', '--app', '--mode', 'cli', '--logLevel', 'error'], {
    cwd: ROOT,
    env: { ...process.env, BUILD_DIR: join(folder, 'dist') },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return join(folder, 'dist/cli/bounce-doctor.js')
}
