import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBinary, type Program, variableFor } from './binaries.ts'

/** What a run can need of the system: programs, and the files that make them speak Chinese. */
export type Need = Program | 'chinese'

const LANGUAGE_PACKS = ['zh-CN', 'zh-TW'].map((tag) => ({
  file: `langpack-${tag}@thunderbird.mozilla.org.xpi`,
  package: `thunderbird-l10n-${tag.toLowerCase()}`,
}))

const DEBIAN: Readonly<Record<Program, readonly string[]>> = {
  thunderbird: ['thunderbird'],
  firefox: ['firefox-esr'],
  chromium: ['chromium'],
  dovecot: ['dovecot-imapd'],
}

const HOMEBREW: Readonly<Record<Program, string>> = {
  thunderbird: '--cask thunderbird',
  firefox: '--cask firefox',
  chromium: '--cask chromium',
  dovecot: 'dovecot',
}

const WINGET: Readonly<Partial<Record<Program, string>>> = {
  thunderbird: 'Mozilla.Thunderbird',
  firefox: 'Mozilla.Firefox.ESR',
  chromium: 'Google.Chrome',
}

const onDebian = (): boolean => process.platform === 'linux' && existsSync('/usr/bin/apt-get')

/** Those of the needs that this machine does not have. */
export function missing(needs: readonly Need[]): readonly Need[] {
  return needs.filter((need) => (need === 'chinese' ? chinesePackages().length > 0 : !findBinary(need)))
}

/** Debian packages that a Thunderbird of Debian still lacks to show Chinese; elsewhere it brings its languages itself. */
function chinesePackages(): readonly string[] {
  if (!onDebian() || !findBinary('thunderbird')?.startsWith('/usr/')) return []
  const packs = LANGUAGE_PACKS.filter(({ file }) => !existsSync(`/usr/lib/thunderbird/extensions/${file}`))
  return [...packs.map((pack) => pack.package), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])]
}

function hasChineseFont(): boolean {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], {
    encoding: 'utf8',
  })
  return status === 0 && stdout.trim() !== ''
}

/**
 * Installs from Debian what is missing, where this user may: as root, or through sudo without a password.
 * Returns what is still missing afterwards.
 */
export function install(needs: readonly Need[]): readonly Need[] {
  const wanted = missing(needs)
  const prefix = rootPrefix()
  if (wanted.length === 0 || !onDebian() || !prefix) return wanted
  const apt = (...args: string[]) => {
    const [command = 'apt-get', ...rest] = [
      ...prefix,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      ...args,
    ]
    execFileSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] })
  }
  try {
    apt('update', '-qq')
    apt('install', '-y', '-qq', '--no-install-recommends', ...packagesFor(wanted))
    const rest = missing(needs)
    if (rest.length > 0) apt('install', '-y', '-qq', '--no-install-recommends', ...packagesFor(rest))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
  return missing(needs)
}

const packagesFor = (needs: readonly Need[]): string[] =>
  needs.flatMap((need) => (need === 'chinese' ? chinesePackages() : DEBIAN[need]))

/** The words before a command that needs root; null where this user cannot be root without being asked. */
function rootPrefix(): readonly string[] | null {
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null
}

/** One sentence for the reader: what to install, with which command, and how to name a copy that is elsewhere. */
export function howToInstall(needs: readonly Need[]): string {
  const programs = needs.filter((need) => need !== 'chinese')
  const variables = programs.map(variableFor).join(', ')
  const elsewhere = programs.length > 0 ? `; a copy in another place is named by ${variables}` : ''
  return `Missing: ${needs.map(nameOf).join(', ')}. Install with: ${command(needs, programs)}${elsewhere}.`
}

const nameOf = (need: Need): string => (need === 'chinese' ? 'Chinese language packs and font' : need)

function command(needs: readonly Need[], programs: readonly Program[]): string {
  if (process.platform === 'darwin')
    return programs.map((program) => `brew install ${HOMEBREW[program]}`).join(' && ')
  if (process.platform === 'win32')
    return programs
      .map((program) => (WINGET[program] ? `winget install ${WINGET[program]}` : `${program} in WSL`))
      .join(' & ')
  if (onDebian()) return `sudo apt-get install --no-install-recommends ${packagesFor(needs).join(' ')}`
  return `the package manager of this system: ${needs.map(nameOf).join(', ')}`
}
