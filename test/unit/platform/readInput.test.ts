import { describe, expect, test, vi } from 'vitest'
import { type Judge, looksLikeSource, readFile, readPaste } from '../../../src/platform/readInput.ts'

function judge(kind = 'failure') {
  const report = { report: { kind }, recipients: [] }
  return {
    diagnoseMessage: vi.fn(() => report),
    diagnoseText: vi.fn(() => report),
    explain: vi.fn(() => ({ kind })),
  } as unknown as { [Key in keyof Judge]: ReturnType<typeof vi.fn> } & Judge
}

const SOURCE = 'Return-Path: <>\r\nReceived: by mx.example\r\nFrom: a@b.example\r\nSubject: x\r\n\r\nbody'

describe('readPaste', () => {
  test('takes a line or two for a reply', () => {
    const core = judge()
    expect(readPaste('  550 5.1.1 no such\n user here\n', core).kind).toBe('reply')
    expect(core.explain).toHaveBeenCalledWith('550 5.1.1 no such user here')
  })

  test('takes more lines for the text of a bounce', () => {
    const core = judge()
    expect(readPaste('a\nb\nc\nd\ne', core).kind).toBe('diagnosis')
    expect(core.diagnoseText).toHaveBeenCalledWith('a\nb\nc\nd\ne')
  })

  test('takes a header for the source of a message', () => {
    const core = judge()
    expect(readPaste(SOURCE, core).kind).toBe('diagnosis')
    expect(core.diagnoseMessage).toHaveBeenCalledOnce()
    expect(core.diagnoseText).not.toHaveBeenCalled()
  })

  test('reads a source that is no bounce as text after all', () => {
    const core = judge('not-bounce')
    readPaste(SOURCE, core)
    expect(core.diagnoseText).toHaveBeenCalledOnce()
  })

  test('has nothing to say about nothing', () => {
    expect(readPaste(' \n\t', judge())).toEqual({ kind: 'nothing' })
  })
})

describe('readFile', () => {
  const file = (...parts: BlobPart[]) => new Blob(parts)

  test('reads a saved message', async () => {
    expect((await readFile(file(SOURCE), judge())).kind).toBe('diagnosis')
  })

  test('reads a saved text', async () => {
    const core = judge('not-bounce')
    expect((await readFile(file('550 no such user'), core)).kind).toBe('reply')
    expect(core.explain).toHaveBeenCalledWith('550 no such user')
  })

  test('says that an ordinary mail is none, by the diagnosis of the mail itself', async () => {
    const core = judge('not-bounce')
    expect((await readFile(file(SOURCE), core)).kind).toBe('diagnosis')
    expect(core.explain).not.toHaveBeenCalled()
  })

  test.each([
    ['popupEmptyFile', file()],
    ['popupNotMail', file(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))],
    ['popupTooLarge', { size: 50 * 1024 * 1024 } as Blob],
    ['popupUnreadable', { size: 5, arrayBuffer: () => Promise.reject(new Error('gone')) } as unknown as Blob],
  ])('says %s', async (problem, input) => {
    expect(await readFile(input, judge())).toEqual({ kind: 'problem', problem })
  })
})

test.each([
  [SOURCE, true],
  [`\n${SOURCE}`, true],
  [`From MAILER-DAEMON Tue Nov 10\n${SOURCE}`, true],
  ['550 5.1.1 From: x\nTo: y', false],
  ['host mx.example said: 550\nTo: x\nFrom: y', false],
  ['Note: this failed\nReason: 550', false],
  ['', false],
])('looksLikeSource %#', (text, expected) => {
  expect(looksLikeSource(text)).toBe(expected)
})
