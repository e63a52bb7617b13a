import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export const PROGRAMS = [
  'thunderbird',
  'firefox',
  'chromium',
  'dovecot',
  'postfix',
  'sevenzip',
  'php',
  'openssl',
  'xvfb',
  'xdotool',
] as const
export type Program = (typeof PROGRAMS)[number]

interface Places {
  /** Names looked for in PATH. */
  readonly names: readonly string[]
  readonly linux: readonly string[]
  readonly darwin: readonly string[]
  /** Below the Program Files folders. */
  readonly win32: readonly string[]
}

const PLACES: Readonly<Record<Program, Places>> = {
  thunderbird: {
    names: ['thunderbird', 'thunderbird-esr'],
    linux: [
      '/usr/lib/thunderbird/thunderbird',
      '/usr/lib64/thunderbird/thunderbird',
      '/opt/thunderbird/thunderbird',
    ],
    darwin: ['/Applications/Thunderbird.app/Contents/MacOS/thunderbird'],
    win32: ['Mozilla Thunderbird\\thunderbird.exe'],
  },
  firefox: {
    names: ['firefox', 'firefox-esr'],
    linux: ['/usr/lib/firefox-esr/firefox-esr', '/usr/lib/firefox/firefox', '/opt/firefox/firefox'],
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: ['Mozilla Firefox\\firefox.exe'],
  },
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    linux: ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome'],
    darwin: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    win32: ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe'],
  },
  dovecot: {
    names: ['dovecot'],
    linux: ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'],
    darwin: ['/opt/homebrew/sbin/dovecot', '/usr/local/sbin/dovecot'],
    win32: [],
  },
  postfix: {
    names: ['postfix'],
    linux: ['/usr/sbin/postfix', '/usr/local/sbin/postfix'],
    darwin: ['/usr/sbin/postfix'],
    win32: [],
  },
  openssl: {
    names: ['openssl'],
    linux: ['/usr/bin/openssl'],
    darwin: ['/opt/homebrew/bin/openssl', '/usr/bin/openssl'],
    win32: ['Git\\usr\\bin\\openssl.exe'],
  },
  xvfb: {
    names: ['Xvfb'],
    linux: ['/usr/bin/Xvfb'],
    darwin: ['/opt/X11/bin/Xvfb'],
    win32: [],
  },
  xdotool: {
    names: ['xdotool'],
    linux: ['/usr/bin/xdotool'],
    darwin: ['/opt/homebrew/bin/xdotool'],
    win32: [],
  },
  sevenzip: {
    names: ['7z', '7zz', '7za'],
    linux: ['/usr/bin/7z'],
    darwin: ['/opt/homebrew/bin/7zz', '/usr/local/bin/7zz'],
    win32: ['7-Zip\\7z.exe'],
  },
  php: {
    names: ['php'],
    linux: ['/usr/bin/php'],
    darwin: ['/opt/homebrew/bin/php'],
    win32: [],
  },
}

/** The environment variable that names another binary for a program, e.g. `THUNDERBIRD`. */
export const variableFor = (program: Program): string => program.toUpperCase()

/**
 * The binary of a program: the one its environment variable names, else the first in PATH, else the first of the
 * known places of this system; null when there is none. A variable that names no executable file is an error, so
 * that a typing mistake never starts something else.
 */
export function findBinary(program: Program): string | null {
  const variable = variableFor(program)
  const named = process.env[variable]
  if (named) {
    if (isExecutable(named)) return named
    throw new Error(`${variable} names ${named}, which is not an executable file`)
  }
  return [...inPath(PLACES[program].names), ...knownPlaces(program)].find(isExecutable) ?? null
}

function inPath(names: readonly string[]): string[] {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)))
}

function knownPlaces(program: Program): readonly string[] {
  if (process.platform === 'darwin') return PLACES[program].darwin
  if (process.platform !== 'win32') return PLACES[program].linux
  const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => process.env[name])
  return roots.flatMap((root) => (root ? PLACES[program].win32.map((path) => join(root, path)) : []))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
