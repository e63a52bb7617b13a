import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Names a folder in which every started group leaves a file named after its process id while it lives. Whoever set
 * the variable can end what a crashed process left behind (see endRecorded).
 */
export const RECORD_VARIABLE = 'BOUNCE_DOCTOR_PROCESSES'

/** A started program with all processes that it starts in turn. */
export interface Group {
  readonly process: ChildProcess
  readonly exited: Promise<number | null>
  /** Asks the group to end, forces it after `graceMs`, and resolves when it is gone. */
  stop(graceMs?: number): Promise<void>
}

const windows = process.platform === 'win32'
const living = new Set<number>()
let watching = false

/** Starts a program as the leader of its own process group; the group never outlives this process. */
export function startGroup(command: string, args: readonly string[], options: SpawnOptions): Group {
  endLivingAtExit()
  const child = spawn(command, args, { ...options, detached: !windows })
  const { pid } = child
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code))
  })
  exited.catch(() => undefined)
  if (pid !== undefined) record(pid)
  return {
    process: child,
    exited,
    async stop(graceMs = 5000) {
      if (pid === undefined) return
      signal(pid, 'SIGTERM')
      const forced = setTimeout(() => signal(pid, 'SIGKILL'), graceMs)
      await exited.catch(() => undefined)
      clearTimeout(forced)
      signal(pid, 'SIGKILL')
      forget(pid)
    },
  }
}

/** Ends every group whose file is still in the folder; for use after a process that started groups has crashed. */
export function endRecorded(folder: string): void {
  for (const name of readdirSync(folder)) {
    signal(Number(name), 'SIGKILL')
    rmSync(join(folder, name), { force: true })
  }
}

function record(pid: number): void {
  living.add(pid)
  const folder = process.env[RECORD_VARIABLE]
  if (folder) writeFileSync(join(folder, String(pid)), '')
}

function forget(pid: number): void {
  living.delete(pid)
  const folder = process.env[RECORD_VARIABLE]
  if (folder) rmSync(join(folder, String(pid)), { force: true })
}

function endLivingAtExit(): void {
  if (watching) return
  watching = true
  process.once('exit', () => {
    for (const pid of living) {
      signal(pid, 'SIGKILL')
      forget(pid)
    }
  })
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  if (!Number.isInteger(pid) || pid <= 1) return
  if (windows) {
    spawnSync('taskkill', ['/T', ...(name === 'SIGKILL' ? ['/F'] : []), '/PID', String(pid)], {
      stdio: 'ignore',
    })
    return
  }
  try {
    process.kill(-pid, name)
  } catch {
    // The group is gone already.
  }
}
