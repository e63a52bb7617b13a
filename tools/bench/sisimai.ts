import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Reads every file named on standard input, round after round, and prints what each round took as JSON, with the places
 * of the files that gave data; `make` is the way in of version 4. Loading the library is not part of a round.
 */
const SCRIPT = `
use strict; use warnings; use Sisimai; use Time::HiRes 'time';
open(STDERR, '>', '/dev/null');
my $rounds = shift @ARGV; my @files = <STDIN>; chomp @files;
my $way = Sisimai->can('rise') ? 'rise' : 'make'; my (@all, @known);
for my $round (1 .. $rounds) {
  my ($at, $found) = (0, 0); my $start = time; my @before = times;
  for my $file (@files) {
    my $data = eval { Sisimai->$way($file) };
    if (ref $data eq 'ARRAY' && @$data) { $found += scalar @$data; push @known, $at if $round == 1; }
    $at++;
  }
  my $seconds = time - $start; my @after = times;
  my $cpu = $after[0] + $after[1] - $before[0] - $before[1];
  push @all, sprintf(qq({"found":%d,"seconds":%.4f,"cpu":%.4f}), $found, $seconds, $cpu);
}
my $peak = 0;
if (open(my $status, '<', '/proc/self/status')) { while (<$status>) { $peak = $1 / 1024 if /^VmHWM:\\s+(\\d+)/ } }
printf qq({"messages":%d,"rounds":[%s],"known":[%s],"peak":%.1f,"version":"%s"}\\n),
  scalar @files, join(',', @all), join(',', @known), $peak, Sisimai->version;
`

/** What one pass over all files took. */
export interface Round {
  /** Recipients reported. */
  readonly found: number
  readonly seconds: number
  /** Processor time in seconds, user and system, of all threads. */
  readonly cpu: number
}

/** Several rounds in one process. */
export interface Rounds {
  readonly messages: number
  readonly rounds: readonly Round[]
  /** Peak memory in MB. */
  readonly peak: number
}

export interface PeerRounds extends Rounds {
  /** Places in the list of the files that gave data. */
  readonly known: readonly number[]
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

/** One Perl process over all files, `rounds` times. */
export function runSisimai(files: readonly string[], rounds: number): PeerRounds {
  const options = { input: files.join('\n'), encoding: 'utf8', maxBuffer: 1e8 } as const
  return JSON.parse(execFileSync('perl', ['-e', SCRIPT, String(rounds)], options))
}
