import { describe, expect, test } from 'vitest'
import { type Handlers, type Port, portCalls } from '../../../src/platform/portCalls.ts'

/** Two ends of a port; what goes through is JSON, as in Chrome. */
function pair(): readonly [Port, Port] {
  const ends = [0, 1].map(() => ({
    message: [] as ((message: unknown) => void)[],
    disconnect: [] as (() => void)[],
  }))
  const port = (own: number): Port => ({
    name: 'test',
    postMessage: (message) => {
      const text = JSON.stringify(message)
      queueMicrotask(() => ends[1 - own]?.message.forEach((listener) => void listener(JSON.parse(text))))
    },
    disconnect: () => ends[1 - own]?.disconnect.forEach((listener) => void listener()),
    onMessage: { addListener: (listener) => ends[own]?.message.push(listener), removeListener: () => {} },
    onDisconnect: {
      addListener: (listener) => ends[own]?.disconnect.push(listener),
      removeListener: () => {},
    },
  })
  return [port(0), port(1)]
}

const connected = (handlers: Handlers, others: Handlers = {}) => {
  const [one, other] = pair()
  return [portCalls(one, others), portCalls(other, handlers)] as const
}

describe('calls over a port', () => {
  test('are answered, each with its own answer', async () => {
    const [calls] = connected({ double: (value: number) => value * 2 })
    expect(await Promise.all([calls.call('double', 2), calls.call('double', 3)])).toEqual([4, 6])
  })

  test('go in both directions while one is open', async () => {
    const [calls, back] = connected(
      { outer: async () => `${await back.call('inner')}!` },
      { inner: () => 'within' },
    )
    expect(await calls.call('outer')).toBe('within!')
  })

  test('reject with what went wrong on the other side', async () => {
    const [calls] = connected({
      fails: () => {
        throw new Error('no such mail')
      },
    })
    await expect(calls.call('fails')).rejects.toThrow('no such mail')
    await expect(calls.call('toString')).rejects.toThrow('nobody answers')
  })

  test('reject when the other side goes, and after it has gone', async () => {
    const [calls, other] = connected({ never: () => new Promise(() => {}) })
    const asked = calls.call('never')
    other.close()
    await expect(asked).rejects.toThrow('gone')
    expect(calls.closed.aborted).toBe(true)
    await expect(calls.call('never')).rejects.toThrow('gone')
  })

  test('nothing that is no call does any harm', async () => {
    const [one, other] = pair()
    const calls = portCalls(one, {})
    portCalls(other, { ping: () => 'pong' })
    other.postMessage({ answer: 99, value: 'x' })
    other.postMessage({ strange: true })
    expect(await calls.call('ping')).toBe('pong')
  })
})
