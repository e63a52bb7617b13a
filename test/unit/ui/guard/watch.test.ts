// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Trouble } from '../../../../src/ui/guard/checks.ts'

let trouble: Trouble = null
vi.mock('../../../../src/ui/guard/checks.ts', () => ({ troubleOf: () => trouble, overlaysOf: () => [] }))
let veiled = false
vi.mock('../../../../src/ui/guard/veil.ts', () => ({ isVeiled: () => veiled }))
const { watchBanner } = await import('../../../../src/ui/guard/watch.ts')

const host = document.createElement('div')
const root = host.attachShadow({ mode: 'closed' })
const onTrouble = vi.fn()
let left = 0
let guard: ReturnType<typeof watchBanner>
const click = (isTrusted = true) => ({ isTrusted }) as Event

beforeEach(() => {
  vi.useFakeTimers()
  trouble = null
  veiled = false
  left = 0
  onTrouble.mockReset()
  document.body.append(host)
  host.getBoundingClientRect = () => ({ left, top: 0, width: 600 }) as DOMRect
  guard = watchBanner({ host, root }, { onTrouble })
})
afterEach(() => {
  guard.stop()
  vi.useRealTimers()
})

describe('buttons', () => {
  test('work after half a second in sight, and no sooner', () => {
    expect(guard.accepts(click())).toBe(false)
    vi.advanceTimersByTime(300)
    expect(guard.accepts(click())).toBe(false)
    vi.advanceTimersByTime(700)
    expect(guard.accepts(click())).toBe(true)
  })

  test('obey nobody but the reader', () => {
    vi.advanceTimersByTime(2000)
    expect(guard.accepts(click(false))).toBe(false)
  })

  test('wait again after the banner has moved, or has another view', () => {
    vi.advanceTimersByTime(2000)
    left = 40
    vi.advanceTimersByTime(250)
    expect(guard.accepts(click())).toBe(false)
    vi.advanceTimersByTime(2000)
    expect(guard.accepts(click())).toBe(true)
    guard.disarm()
    expect(guard.accepts(click())).toBe(false)
  })

  test('are looked at once more at the click itself', () => {
    vi.advanceTimersByTime(2000)
    trouble = 'covered'
    expect(guard.accepts(click())).toBe(false)
  })
})

describe('trouble', () => {
  test('that passes, as a menu does, is not told', () => {
    vi.advanceTimersByTime(2000)
    trouble = 'covered'
    vi.advanceTimersByTime(250)
    trouble = null
    vi.advanceTimersByTime(3000)
    expect(onTrouble).not.toHaveBeenCalled()
  })

  test('that lasts is told, and its end', () => {
    vi.advanceTimersByTime(2000)
    trouble = 'unseen'
    vi.advanceTimersByTime(3000)
    expect(onTrouble.mock.calls).toEqual([['unseen']])
    expect(guard.accepts(click())).toBe(false)
    trouble = null
    vi.advanceTimersByTime(3000)
    expect(onTrouble.mock.calls).toEqual([['unseen'], [null]])
    expect(guard.accepts(click())).toBe(true)
  })

  test('that comes and goes all the time is told, as if it lasted', () => {
    for (let n = 0; n < 16; n++) {
      trouble = n % 2 === 0 ? 'faded' : null
      vi.advanceTimersByTime(250)
    }
    expect(onTrouble.mock.calls[0]).toEqual(['faded'])
    expect(guard.accepts(click())).toBe(false)
  })

  test('is also what is painted over the banner and lets the pointer through', () => {
    vi.advanceTimersByTime(2000)
    veiled = true
    expect(guard.accepts(click())).toBe(false)
    vi.advanceTimersByTime(5000)
    expect(onTrouble.mock.calls).toEqual([['covered']])
    veiled = false
    vi.advanceTimersByTime(3000)
    expect(onTrouble.mock.calls).toEqual([['covered'], [null]])
    expect(guard.accepts(click())).toBe(true)
  })

  test('is looked for no more when the banner is gone', () => {
    guard.stop()
    trouble = 'gone'
    vi.advanceTimersByTime(5000)
    expect(onTrouble).not.toHaveBeenCalled()
  })
})
