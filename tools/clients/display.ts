import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findBinary } from './binaries.ts'
import { howToInstall } from './missing.ts'
import { startGroup } from './processes.ts'
import { throwAwayFolder } from './session.ts'
import { until } from './waiting.ts'

const WIDTH = 1400
const HEIGHT = 1000

/** A screen that nobody sees, with a keyboard and a mouse: for what a client shows in no page, as its own questions. */
export interface Display {
  /** What `DISPLAY` has to say for a client to show its windows there. */
  readonly name: string
  /** Presses keys one after the other, by their X names. */
  press(...keys: readonly string[]): Promise<void>
  click(x: number, y: number): Promise<void>
  /** Windows that can be seen, by their ids. */
  windows(): Promise<readonly string[]>
  /** Where a window stands. */
  placeOf(
    window: string,
  ): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }>
  /** How bright the whole screen is, from 0 to 255. */
  brightness(): Promise<number>
  stop(): Promise<void>
}

/** Starts a screen of its own, 1400 by 1000. */
export async function openDisplay(): Promise<Display> {
  const [xvfb, xdotool] = [findBinary('xvfb'), findBinary('xdotool')]
  if (!xvfb || !xdotool) throw new Error(howToInstall(['xvfb', 'xdotool']))
  const folder = await throwAwayFolder()
  const screen = [
    '-screen',
    '0',
    `${WIDTH}x${HEIGHT}x24`,
    '-fbdir',
    folder.path,
    '-nolisten',
    'tcp',
    '-noreset',
  ]
  const group = startGroup(xvfb, ['-displayfd', '3', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  let number = ''
  group.process.stdio[3]?.on('data', (text) => {
    number += text
  })
  const stop = async () => {
    await group.stop()
    await folder.remove()
  }
  try {
    await until(async () => number.endsWith('\n'), { what: 'the screen' })
  } catch (error) {
    await stop()
    throw error
  }
  const name = `:${number.trim()}`
  const run = async (...args: readonly string[]): Promise<string> =>
    (await promisify(execFile)(xdotool, args, { env: { ...process.env, DISPLAY: name } })).stdout.trim()
  return {
    name,
    press: async (...keys) => void (await run('key', '--delay', '60', ...keys)),
    click: async (x, y) => void (await run('mousemove', String(x), String(y), 'click', '1')),
    windows: async () =>
      (await run('search', '--onlyvisible', '--name', '').catch(() => '')).split('\n').filter(Boolean),
    async placeOf(window) {
      const shell = await run('getwindowgeometry', '--shell', window)
      const [x = 0, y = 0, width = 0, height = 0] = ['X', 'Y', 'WIDTH', 'HEIGHT'].map((key) =>
        Number(new RegExp(`^${key}=(-?\\d+)$`, 'm').exec(shell)?.[1]),
      )
      return { x, y, width, height }
    },
    brightness: async () => brightnessOf(await readFile(join(folder.path, 'Xvfb_screen0'))),
    stop,
  }
}

/** Of a screen as Xvfb leaves it in a file: the format of xwd, a head of 32-bit numbers, colours and then the pixels. */
function brightnessOf(file: Buffer): number {
  const head = file.readUInt32BE(0)
  const colours = file.readUInt32BE(19 * 4)
  const pixels = file.subarray(head + colours * 12)
  let sum = 0
  let count = 0
  // Blue, green and red of every seventh pixel tell enough.
  for (let at = 1; at < pixels.length; at += 28) {
    sum += pixels[at] ?? 0
    count++
  }
  return sum / count
}
