import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitMbox, startsAsMbox } from '../../../src/cli/mbox.ts'
import { bounce, mbox, ordinary } from './samples.ts'

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function split(text: string, size = 65_536, limit = 1e9): Promise<string[]> {
  const messages: string[] = []
  for await (const message of splitMbox(inPieces(text, size), limit))
    messages.push(Buffer.from(message).toString())
  return messages
}

describe('splitMbox', () => {
  test('parts the messages and drops the From_ lines', async () => {
    const messages = await split(mbox(bounce(), ordinary, bounce('chen@other.example')))
    expect(messages.map((message) => message.split('\n')[0])).toEqual([
      'Return-Path: <>',
      'From: Zhang <zhang@friend.example>',
      'Return-Path: <>',
    ])
  })

  test('takes one quote off a quoted From_ line, at any depth', async () => {
    const [message] = await split(
      'From a@b.example Tue Nov 10 01:00:00 2026\nSubject: x\n\n>From here\n>>From there\n> From afar\n',
    )
    expect(message).toBe('Subject: x\n\nFrom here\n>From there\n> From afar\n')
  })

  test.each([
    'From a@b.example Tue Nov 10 01:00:00 2026',
    'From - Tue Nov 10 01:00:00 2026',
    'From "a b"@c.example Tue Nov 10 01:00:00 +0800 2026',
    'From ',
  ])('knows the separator %j', async (line) => {
    expect(await split(`${line}\nSubject: 1\n\none\n\n${line}\r\nSubject: 2\n\ntwo\n`)).toHaveLength(2)
  })

  test('needs an empty line before, and more than the word From', async () => {
    const body = 'one line\nFrom a@b.example Tue Nov 10 01:00:00 2026\n\nFrom where I stand it looks fine.\n'
    expect(await split(`From \nSubject: 1\n\n${body}`)).toEqual([`Subject: 1\n\n${body}`])
  })

  test('gives the same messages however the chunks fall', async () => {
    const text = mbox(bounce(), ordinary, bounce('chen@other.example'))
    const whole = await split(text)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (size) => {
        expect(await split(text, size)).toEqual(whole)
      }),
      { numRuns: 30 },
    )
  })

  test('cuts a message at the limit and goes on with the next', async () => {
    const messages = await split(mbox(`Subject: big\r\n\r\n${'x'.repeat(300_000)}`, ordinary), 1000, 50_000)
    expect(messages[0]).toHaveLength(50_000)
    expect(messages[1]).toContain('At noon?')
  })

  test('a last line without its end belongs to the message', async () => {
    expect(await split('From \nSubject: 1\n\nlast words')).toEqual(['Subject: 1\n\nlast words\n'])
  })
})

test('startsAsMbox tells an mbox from a message', () => {
  expect(startsAsMbox(Buffer.from(mbox(ordinary)))).toBe(true)
  expect(startsAsMbox(Buffer.from(ordinary))).toBe(false)
  expect(startsAsMbox(Buffer.from('From: me@a.example\n'))).toBe(false)
  expect(startsAsMbox(Buffer.alloc(0))).toBe(false)
})
