import { describe, expect, test, vi } from 'vitest'
import english from '../../../_locales/en/messages.json'
import { readChoice } from '../../../src/actions/choice.ts'
import { ACTIONS, runAction } from '../../../src/actions/index.ts'
import type { ActionContext, Effects } from '../../../src/actions/types.ts'
import type { DiagnosedReport } from '../../../src/classifier/types.ts'
import { NO_FACTS } from '../../../src/report/noFacts.ts'

const diagnosed: DiagnosedReport = {
  report: {
    kind: 'failure',
    format: 'rfc3464',
    mta: null,
    recipients: [],
    original: null,
    from: null,
    subject: 'Undelivered',
    date: '2026-11-10T01:00:03Z',
    arrivalDate: null,
    envelopeFrom: null,
    queueId: null,
    message: null,
    textOnly: false,
  },
  recipients: [
    {
      facts: {
        ...NO_FACTS,
        finalRecipient: 'li.na@full.example',
        action: 'failed',
        replyCode: '552',
        status: '5.2.3',
        diagnosticText: '552 5.2.3 Message size exceeds limit',
      },
      diagnosis: {
        category: 'message-too-large',
        permanence: 'permanent',
        party: 'sender',
        confidence: 'certain',
        ruleId: 'x',
        evidence: null,
        params: {},
        provider: null,
        conflict: false,
        runnersUp: [],
      },
    },
  ],
}

function context(format: ActionContext['format'] = 'text') {
  const effects = {
    writeClipboard: vi.fn<Effects['writeClipboard']>(async () => {}),
    saveFile: vi.fn<Effects['saveFile']>(async () => {}),
    bounceBytes: vi.fn<Effects['bounceBytes']>(async () =>
      new TextEncoder().encode('Subject: Undelivered\r\n\r\n'),
    ),
    setHidden: vi.fn<Effects['setHidden']>(async () => {}),
    openPlan: vi.fn<Effects['openPlan']>(async () => {}),
    openSent: vi.fn<Effects['openSent']>(async () => true),
    writeToSupport: vi.fn<Effects['writeToSupport']>(async () => {}),
    setDone: vi.fn<Effects['setDone']>(async () => {}),
    setJunk: vi.fn(async () => {}),
    claim: vi.fn(async () => {}),
    openPage: vi.fn<Effects['openPage']>(async () => {}),
  }
  const ticket: ActionContext['ticket'] = {
    locale: 'en',
    catalogue: english,
    audience: 'own-admin',
    mask: false,
    includeSubject: true,
    timeZone: 'Asia/Shanghai',
    version: '1.0.0',
  }
  return { diagnosed, format, ticket, effects }
}

test('copy-ticket puts the ticket on the clipboard', async () => {
  const { effects, ...rest } = context()
  expect(await runAction('copy-ticket', { effects, ...rest })).toBe('copied')
  expect(effects.writeClipboard.mock.calls[0]?.[0].text).toContain('552 5.2.3 Message size exceeds limit')
})

test('copy-ticket puts formatted text beside plain text, and a mail as its text', async () => {
  for (const [format, html] of [
    ['html', expect.stringContaining('<table')],
    ['eml', null],
    ['text', null],
  ] as const) {
    const given = context(format)
    expect(await runAction('copy-ticket', given)).toBe('copied')
    const text = expect.stringMatching(/^(?!<)[\s\S]*552 5\.2\.3 Message size exceeds limit/)
    expect(given.effects.writeClipboard).toHaveBeenCalledWith({ text, html })
  }
})

test('copy-ticket for the recipient is a short note', async () => {
  const given = context()
  await runAction('copy-ticket', { ...given, ticket: { ...given.ticket, audience: 'recipient' } })
  expect(given.effects.writeClipboard.mock.calls[0]?.[0].text.trim().length).toBeLessThanOrEqual(140)
})

describe('export-ticket as a mail', () => {
  const from = { name: '', address: 'wang@sender.example' }
  const original = { messageId: null, subject: null, from, to: [], date: null, returned: 'none', part: null }
  const given = (mask: boolean) => {
    const { ticket, ...rest } = context('eml')
    const report = { ...diagnosed.report, original: original as never }
    return { ...rest, diagnosed: { ...diagnosed, report }, ticket: { ...ticket, mask } }
  }
  const saved = ({ effects }: ReturnType<typeof given>) => {
    const [name, content, type] = effects.saveFile.mock.calls[0] ?? []
    return { name, type, text: new TextDecoder().decode(content as Uint8Array) }
  }

  test('holds the bounce as it came', async () => {
    const action = given(false)
    expect(await runAction('export-ticket', action)).toBe('saved')
    const { name, type, text } = saved(action)
    expect([name, type]).toEqual([expect.stringMatching(/\.eml$/), 'message/rfc822'])
    expect(text).toContain('From: <wang@sender.example>')
    expect(text).toContain('\r\n\r\nSubject: Undelivered\r\n')
  })

  test('leaves it out when masked', async () => {
    const action = given(true)
    expect(await runAction('export-ticket', action)).toBe('saved')
    expect(saved(action).text).not.toContain('message/rfc822')
    expect(action.effects.bounceBytes).not.toHaveBeenCalled()
  })

  test('fails where the bounce tells of no sender', async () => {
    expect(await runAction('export-ticket', context('eml'))).toBe('failed')
  })
})

test.each([
  ['own-admin', null, /./],
  ['recipient-admin', 'postmaster@full.example', /./],
  ['provider', null, /./],
  ['recipient', null, /552 5\.2\.3/],
] as const)('write-to-support for %s', async (audience, to, text) => {
  const given = context()
  await runAction('write-to-support', { ...given, ticket: { ...given.ticket, audience } })
  expect(given.effects.writeToSupport).toHaveBeenCalledWith(
    expect.objectContaining({ to, text: expect.stringMatching(text) }),
  )
})

test.each([
  ['text', 'bounce-20261110-0900-full.example-message-too-large.txt', 'text/plain;charset=utf-8'],
  ['markdown', 'bounce-20261110-0900-full.example-message-too-large.md', 'text/markdown;charset=utf-8'],
  ['html', 'bounce-20261110-0900-full.example-message-too-large.html', 'text/html;charset=utf-8'],
  ['json', 'bounce-20261110-0900-full.example-message-too-large.json', 'application/json'],
] as const)('export-ticket saves %s under a telling name', async (format, name, type) => {
  const given = context(format)
  expect(await runAction('export-ticket', given)).toBe('saved')
  const [savedName, text, savedType] = given.effects.saveFile.mock.calls[0] ?? []
  expect([savedName, savedType]).toEqual([name, type])
  expect(text).toContain('li.na@full.example')
})

test('not-a-bounce hides and show-again takes it back', async () => {
  const given = context()
  expect(await runAction('not-a-bounce', given)).toBe('hidden')
  expect(await runAction('show-again', given)).toBe('restored')
  expect(given.effects.setHidden.mock.calls).toEqual([[true], [false]])
})

test('an effect that does not succeed is a failure, not an exception', async () => {
  const given = context()
  given.effects.writeClipboard.mockRejectedValue(new Error('no focus'))
  expect(await runAction('copy-ticket', given)).toBe('failed')
  expect(await runAction('no-such-action', given)).toBe('failed')
})

test('actions are registered under their own ids', () => {
  for (const [id, action] of ACTIONS) expect(action.id).toBe(id)
})

test('readChoice takes complete choices only', () => {
  const choice = { locale: 'en', format: 'text', mask: false, audience: 'own-admin' }
  expect(readChoice({ ...choice, more: 1 })).toEqual(choice)
  for (const bad of [
    null,
    'en',
    { ...choice, locale: 'fr' },
    { ...choice, format: 'exe' },
    { ...choice, audience: 'everybody' },
    { locale: 'en', format: 'text' },
  ])
    expect(readChoice(bad)).toBeNull()
})
