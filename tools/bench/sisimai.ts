import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Reads every file named on standard input and prints what it took as JSON; `make` is the way in of version 4. */
const SCRIPT = `
use strict; use warnings; use Sisimai; use Time::HiRes 'time';
open(STDERR, '>', '/dev/null');
my @files = <STDIN>; chomp @files;
my $found = 0; my $start = time; my @before = times;
my $way = Sisimai->can('rise') ? 'rise' : 'make';
for my $file (@files) { my $data = eval { Sisimai->$way($file) }; $found += scalar @$data if ref $data eq 'ARRAY'; }
my $seconds = time - $start; my @after = times; my $peak = 0;
my $cpu = $after[0] + $after[1] - $before[0] - $before[1];
if (open(my $status, '<', '/proc/self/status')) { while (<$status>) { $peak = $1 / 1024 if /^VmHWM:\\s+(\\d+)/ } }
printf qq({"messages":%d,"found":%d,"seconds":%.3f,"cpu":%.2f,"peak":%.1f,"version":"%s"}\\n),
  scalar @files, $found, $seconds, $cpu, $peak, Sisimai->version;
`

export interface PeerRun {
  readonly messages: number
  readonly found: number
  readonly seconds: number
  /** Processor time, user and system, of all threads. */
  readonly cpu: number
  readonly peak: number
  readonly version: string
}

const present = () => spawnSync('perl', ['-MSisimai', '-e', '1'], { stdio: 'ignore' }).status === 0

/** True when libsisimai-perl is there, or could be installed from Debian. */
export function haveSisimai(): boolean {
  if (present()) return true
  if (!existsSync('/usr/bin/apt-get')) return false
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'libsisimai-perl'],
  ]) {
    const [command = '', ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]
    if (spawnSync(command, rest, { stdio: 'ignore' }).status !== 0) return false
  }
  return present()
}

/** One Perl process over all files. */
export function runSisimai(files: readonly string[]): PeerRun {
  return JSON.parse(execFileSync('perl', ['-e', SCRIPT], { input: files.join('\n'), encoding: 'utf8' }))
}
