import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBinary, type Program, variableFor } from './binaries.ts'

/** What a run can need of the system: programs, and what makes them speak Chinese. */
export type Need = Program | Speech | Installed | 'chinese-font'
export type Speech = 'thunderbird-chinese' | 'firefox-chinese'

/** Where Debian puts language packs, and what it calls their packages. */
const SPEECH: Readonly<Record<Speech, { program: Program; files: string; packages: string }>> = {
  'thunderbird-chinese': {
    program: 'thunderbird',
    files: '/usr/lib/thunderbird/extensions/langpack-%@thunderbird.mozilla.org.xpi',
    packages: 'thunderbird-l10n-',
  },
  'firefox-chinese': {
    program: 'firefox',
    files: '/usr/lib/firefox-esr/browser/extensions/langpack-%@firefox-esr.mozilla.org.xpi',
    packages: 'firefox-esr-l10n-',
  },
}
const TAGS = ['zh-CN', 'zh-TW'] as const

/**
 * Webmails and what they need, known by the files that Debian's packages put in place. The one for CGI keeps PHP from
 * bringing a web server along.
 */
const INSTALLED = {
  roundcube: {
    files: ['/var/lib/roundcube/public_html/index.php', '/usr/share/doc/roundcube-sqlite3'],
    packages: ['php-cgi', 'php-cli', 'roundcube-core', 'roundcube-sqlite3'],
  },
  'roundcube-larry': {
    files: ['/usr/share/roundcube/skins/larry/meta.json'],
    packages: ['roundcube-skin-larry'],
  },
  sogo: {
    files: ['/usr/sbin/sogod', '/usr/bin/memcached', '/usr/lib/postgresql'],
    packages: ['sogo', 'memcached', 'postgresql'],
  },
  horde: { files: ['/usr/share/horde/imp/dynamic.php'], packages: ['php-cgi', 'php-cli', 'php-horde-imp'] },
} as const satisfies Readonly<Record<string, { files: readonly string[]; packages: readonly string[] }>>
export type Installed = keyof typeof INSTALLED

const DEBIAN: Readonly<Record<Program, readonly string[]>> = {
  thunderbird: ['thunderbird'],
  firefox: ['firefox-esr'],
  chromium: ['chromium'],
  dovecot: ['dovecot-imapd'],
  postfix: ['postfix'],
  sevenzip: ['p7zip-full'],
  openssl: ['openssl'],
  xvfb: ['xvfb'],
  xdotool: ['xdotool'],
  php: ['php-cgi', 'php-cli'],
}

/** Answers to what a package asks while it is installed: a test needs the programs of Postfix, not a running server. */
const DEBCONF: Readonly<Partial<Record<Need, string>>> = {
  postfix: 'postfix postfix/main_mailer_type select No configuration',
  roundcube: 'roundcube-core roundcube/dbconfig-install boolean false',
}

const HOMEBREW: Readonly<Record<Program, string>> = {
  thunderbird: '--cask thunderbird',
  firefox: '--cask firefox',
  chromium: '--cask chromium',
  dovecot: 'dovecot',
  postfix: 'postfix',
  sevenzip: 'sevenzip',
  openssl: 'openssl',
  xvfb: '--cask xquartz',
  xdotool: 'xdotool',
  php: 'php',
}

const WINGET: Readonly<Partial<Record<Program, string>>> = {
  thunderbird: 'Mozilla.Thunderbird',
  firefox: 'Mozilla.Firefox.ESR',
  chromium: 'Google.Chrome',
  sevenzip: '7zip.7zip',
}

const onDebian = (): boolean => process.platform === 'linux' && existsSync('/usr/bin/apt-get')

/** Those of the needs that this machine does not have. */
export const missing = (needs: readonly Need[]): readonly Need[] => needs.filter((need) => !isThere(need))

function isThere(need: Need): boolean {
  if (need === 'chinese-font') return !onDebian() || hasChineseFont()
  if (isInstalled(need)) return INSTALLED[need].files.every((file) => existsSync(file))
  return isSpeech(need) ? lackingPacks(need).length === 0 : findBinary(need) !== null
}

const isInstalled = (need: Need): need is Installed => Object.hasOwn(INSTALLED, need)

const isSpeech = (need: Need): need is Speech => Object.hasOwn(SPEECH, need)
const isProgram = (need: Need): need is Program =>
  need !== 'chinese-font' && !isSpeech(need) && !isInstalled(need)

/** Packages of a client of Debian's own that it lacks to speak Chinese; of another copy nothing can be told. */
function lackingPacks(need: Speech): readonly string[] {
  const { program, files, packages } = SPEECH[need]
  const binary = findBinary(program)
  if (!onDebian() || (binary && !binary.startsWith('/usr/'))) return []
  return TAGS.filter((tag) => !existsSync(files.replace('%', tag))).map((tag) => packages + tag.toLowerCase())
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
  console.log(`Installing from Debian: ${packagesFor(wanted).join(' ')} …`)
  apt(prefix, 'update', '-qq')
  // One package that this release does not have would keep all others out.
  if (!aptInstall(prefix, wanted)) for (const need of wanted) aptInstall(prefix, [need])
  return missing(needs)
}

/** Removes nothing: a machine with another mail server keeps it. */
function aptInstall(prefix: readonly string[], needs: readonly Need[]): boolean {
  for (const need of needs) answerInAdvance(prefix, DEBCONF[need])
  return apt(prefix, 'install', '-y', '-qq', '--no-install-recommends', '--no-remove', ...packagesFor(needs))
}

function answerInAdvance(prefix: readonly string[], answer: string | undefined): void {
  if (!answer) return
  const words = [...prefix, 'debconf-set-selections']
  spawnSync(words[0] ?? '', words.slice(1), { input: `${answer}\n`, stdio: ['pipe', 'ignore', 'inherit'] })
}

function apt(prefix: readonly string[], ...args: readonly string[]): boolean {
  const words = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]
  return spawnSync(words[0] ?? '', words.slice(1), { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
}

function packagesFor(needs: readonly Need[]): string[] {
  return needs.flatMap((need) => {
    if (need === 'chinese-font') return ['fonts-noto-cjk']
    if (isInstalled(need)) return INSTALLED[need].packages
    return isSpeech(need) ? lackingPacks(need) : DEBIAN[need]
  })
}

/** The words before a command that needs root; null where this user cannot be root without being asked. */
function rootPrefix(): readonly string[] | null {
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null
}

/** One sentence for the reader: what to install, with which command, and how to name a copy that is elsewhere. */
export function howToInstall(needs: readonly Need[]): string {
  const programs = needs.filter(isProgram)
  const variables = programs.map(variableFor).join(', ')
  const elsewhere = programs.length > 0 ? `; a copy in another place is named by ${variables}` : ''
  return `Missing: ${needs.map(nameOf).join(', ')}. Install with: ${command(needs, programs)}${elsewhere}.`
}

function nameOf(need: Need): string {
  if (need === 'chinese-font') return 'a Chinese font'
  return isSpeech(need) ? `the Chinese language packs of ${SPEECH[need].program}` : need
}

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
