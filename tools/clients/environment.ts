import { mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** True where a window cannot be shown: Linux and the like without X or Wayland. */
export function lacksDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return false
  return !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
}

const KEPT = ['PATH', 'TZ', 'DISPLAY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'XDG_SESSION_TYPE', 'TMPDIR']

/** The environment of a client whose home is a folder of its own, so that it neither reads nor leaves anything. */
export async function clientEnvironment(home: string): Promise<NodeJS.ProcessEnv> {
  await mkdir(join(home, '.cache'), { recursive: true })
  const common = {
    HOME: home,
    MOZ_CRASHREPORTER_DISABLE: '1',
    MOZ_HEADLESS_WIDTH: '1400',
    MOZ_HEADLESS_HEIGHT: '1000',
  }
  if (process.platform === 'darwin' || process.platform === 'win32') return { ...process.env, ...common }
  const kept = KEPT.flatMap((name) => (process.env[name] ? [[name, process.env[name]] as const] : []))
  return {
    TZ: 'UTC',
    ...Object.fromEntries(kept),
    ...common,
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    NO_AT_BRIDGE: '1',
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    ...(process.env.DISPLAY && {
      XAUTHORITY: process.env.XAUTHORITY ?? join(homedir(), '.Xauthority'),
    }),
  }
}
