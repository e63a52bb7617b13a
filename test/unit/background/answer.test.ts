import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { TicketChoice } from '../../../src/actions/types.ts'
import type { Located, Shown } from '../../../src/background/messages.ts'
import { SAMPLES } from '../../../src/ui/dev/samples.ts'
import type { VerdictContext } from '../../../src/verdict/types.ts'
import type { DiagnosisView } from '../../../src/view/types.ts'
import { afterAWhile } from '../afterAWhile.ts'
import { fakeBrowser, fakeStorage } from '../fakeBrowser.ts'

const storage = { ...fakeStorage(), session: fakeStorage().local }
const getDisplayedMessages = vi.fn()
const getRaw = vi.fn()
const getHeaders = vi.fn()
const executeScript = vi.fn()
const insertCSS = vi.fn()
const runAction = vi.fn()
const diagnoseMessage = vi.fn()
const judge = vi.fn()
const continueList = vi.fn()
const button = { setBadgeText: vi.fn(), setBadgeBackgroundColor: vi.fn(), setTitle: vi.fn() }
const glanceOriginal = vi.fn()
const view = vi.fn()

const api = fakeBrowser({
  storage,
  i18n: { getUILanguage: () => 'en-US' },
  messageDisplay: { getDisplayedMessages },
  messages: { getHeaders, getRaw, query: async () => 'list', continueList },
  accounts: { list: async () => [{ identities: [{ email: 'wang@sender.example' }] }] },
  folders: { query: async () => [{ id: 'sent' }], getFolderInfo: async () => ({ totalMessageCount: 1 }) },
  scripting: { executeScript, insertCSS },
  action: button,
  messageDisplayAction: button,
})
vi.mock('../../../src/platform/browser.ts', () => ({ browser: api, thunderbird: api }))
vi.mock('../../../src/platform/catalogue.ts', () => ({ loadCatalogue: async () => ({}) }))
vi.mock('../../../src/actions/index.ts', () => ({ runAction: (...args: unknown[]) => runAction(...args) }))
vi.mock('../../../src/background/engine.ts', () => ({
  engine: {
    diagnoseMessage: (bytes: Uint8Array) => diagnoseMessage(bytes),
    judge: (_: unknown, context: VerdictContext) => judge(context),
    trickReport: async () => 'beware',
    view: (...args: unknown[]) => view(...args),
    origin: async (facts: { source: string } | null) => ({
      source: facts?.source ?? 'looking',
      text: '',
      open: null,
    }),
    ticketOptions: async (choice: TicketChoice) => ({ ticketFor: choice.locale }),
  },
}))
vi.mock('../../../src/hosts/thunderbird/glanceOriginal.ts', () => ({
  glanceOriginal: (...args: unknown[]) => glanceOriginal(...args),
}))
const { answer } = await import('../../../src/background/answer.ts')

const TAB = 5
const NO_VERDICT = { verdict: 'none', reasons: [], linkHosts: [] }
const choice: TicketChoice = { locale: 'zh_TW', format: 'markdown', mask: false, audience: 'own-admin' }
let nextId = 1

/** Displays a message with an id of its own and returns its header. */
function display(more: { author?: string; subject?: string; bytes?: number; kind?: string } = {}) {
  const header = {
    id: nextId++,
    headerMessageId: `m${nextId}@mx.example`,
    author: more.author ?? 'Mail Delivery System <MAILER-DAEMON@mx.example>',
    subject: more.subject ?? 'Undelivered Mail Returned to Sender',
    size: more.bytes ?? 2000,
    date: new Date(0),
  }
  getDisplayedMessages.mockResolvedValue({ id: null, messages: [header] })
  getRaw.mockResolvedValue(new File([new Uint8Array(header.size)], 'message.eml'))
  diagnoseMessage.mockImplementation(() => ({ report: { kind: more.kind ?? 'failure' }, recipients: [] }))
  return header
}

beforeEach(() => {
  vi.clearAllMocks()
  for (const key of Object.keys(storage.data)) delete storage.data[key]
  executeScript.mockResolvedValue([])
  insertCSS.mockResolvedValue(undefined)
  runAction.mockResolvedValue('copied')
  judge.mockReturnValue(NO_VERDICT)
  continueList.mockResolvedValue({ id: null, messages: [] })
  view.mockResolvedValue(SAMPLES[1])
})

describe('shown', () => {
  test('gives a bounce its view and brings the banner into the message', async () => {
    const header = display()
    const shown = (await answer({ type: 'shown' }, TAB)) as Shown
    expect(shown).toMatchObject({ message: header.id, view: SAMPLES[1], hidden: false })
    expect(shown.choice).toEqual({ locale: 'en', format: 'text', mask: false, audience: 'own-admin' })
    expect(executeScript).toHaveBeenCalledWith({ target: { tabId: TAB }, files: ['/banner.js'] })
    expect(insertCSS).toHaveBeenCalledWith(expect.objectContaining({ origin: 'USER' }))
  })

  test('survives a client that takes no style of user origin', async () => {
    display()
    insertCSS.mockRejectedValue(new Error('not here'))
    expect(await answer({ type: 'shown' }, TAB)).not.toBeNull()
  })

  test('does not read ordinary mail', async () => {
    display({ author: 'Bob <bob@b.example>', subject: 'Lunch?', bytes: 40_000_000 })
    expect(await answer({ type: 'shown' }, TAB)).toBeNull()
    expect(getRaw).not.toHaveBeenCalled()
    expect(executeScript).not.toHaveBeenCalled()
  })

  test('reads no large mail on the word of its sender alone', async () => {
    display({ author: 'no-reply@shop.example', subject: 'News', bytes: 3_000_000, kind: 'not-bounce' })
    getHeaders.mockResolvedValue({ 'content-type': ['multipart/mixed'], 'return-path': ['<x@shop.example>'] })
    expect(await answer({ type: 'shown' }, TAB)).toBeNull()
    expect(getRaw).not.toHaveBeenCalled()
  })

  test('judges no more than the beginning where the header leaves it open', async () => {
    display({ author: 'no-reply@shop.example', subject: 'News', bytes: 3_000_000, kind: 'not-bounce' })
    getHeaders.mockResolvedValue({ 'return-path': ['<>'] })
    expect(await answer({ type: 'shown' }, TAB)).toBeNull()
    expect(diagnoseMessage.mock.calls.map(([bytes]) => bytes.length < 1_000_000)).toEqual([true])
  })

  test('judges the whole of a large bounce', async () => {
    display({ author: 'no-reply@mx.example', subject: 'News', bytes: 3_000_000 })
    getHeaders.mockResolvedValue({ 'return-path': ['<>'] })
    expect(await answer({ type: 'shown' }, TAB)).not.toBeNull()
    expect(diagnoseMessage.mock.calls.at(-1)?.[0].length).toBe(3_000_000)
  })

  test.each(['auto-reply', 'feedback-report', 'receipt', 'not-bounce'])('leaves %s alone', async (kind) => {
    display({ kind })
    expect(await answer({ type: 'shown' }, TAB)).toBeNull()
    expect(executeScript).not.toHaveBeenCalled()
  })

  test('leaves several messages at once alone', async () => {
    const header = display()
    getDisplayedMessages.mockResolvedValue({ id: null, messages: [header, header] })
    expect(await answer({ type: 'shown' }, TAB)).toBeNull()
    getDisplayedMessages.mockResolvedValue({ id: null, messages: [] })
    expect(await answer({ type: 'shown' }, TAB)).toBeNull()
  })
})

describe('actions', () => {
  test('run on the message that is displayed, without reading it again', async () => {
    const { id } = display()
    await answer({ type: 'shown' }, TAB)
    const outcome = await answer({ type: 'action', message: id, action: 'copy-ticket', choice }, TAB)
    expect(outcome).toBe('copied')
    expect(runAction).toHaveBeenCalledWith(
      'copy-ticket',
      expect.objectContaining({ format: 'markdown', ticket: { ticketFor: 'zh_TW', checks: [] } }),
    )
    expect(getRaw).toHaveBeenCalledOnce()
  })

  test('run after the background has forgotten the message', async () => {
    const { id } = display()
    expect(await answer({ type: 'action', message: id, action: 'copy-ticket', choice }, TAB)).toBe('copied')
    expect(getRaw).toHaveBeenCalledOnce()
  })

  test('fail for a message that is no longer displayed', async () => {
    const { id } = display()
    display()
    expect(await answer({ type: 'action', message: id, action: 'copy-ticket', choice }, TAB)).toBe('failed')
    expect(runAction).not.toHaveBeenCalled()
  })
})

test('"not a bounce" keeps the banner away until it is taken back', async () => {
  const { headerMessageId } = display()
  runAction.mockImplementation(async (_id, { effects }) => effects.setHidden(true))
  const shown = (await answer({ type: 'shown' }, TAB)) as Shown
  await answer({ type: 'action', message: shown.message, action: 'not-a-bounce', choice }, TAB)
  expect(await answer({ type: 'shown' }, TAB)).toBeNull()
  expect(await answer({ type: 'displayed' }, TAB)).toMatchObject({ hidden: true })
  expect(JSON.stringify(storage.data)).not.toContain(headerMessageId.slice(0, 4))
  runAction.mockImplementation(async (_id, { effects }) => effects.setHidden(false))
  await answer({ type: 'action', message: shown.message, action: 'show-again', choice }, TAB)
  expect(await answer({ type: 'shown' }, TAB)).not.toBeNull()
})

test('copies only commands that the diagnosis holds', async () => {
  const writeText = vi.fn(async () => {})
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  const { id } = display()
  expect(await answer({ type: 'copy-command', message: id, text: 'rm -rf /' }, TAB)).toBe('failed')
  expect(writeText).not.toHaveBeenCalled()
  const text = 'nslookup -q=mx example.com'
  expect(await answer({ type: 'copy-command', message: id, text }, TAB)).toBe('copied')
  expect(writeText).toHaveBeenCalledWith(text)
  vi.unstubAllGlobals()
})

test('keeps the choice for the next ticket', async () => {
  display()
  await answer({ type: 'choice', choice }, TAB)
  expect(((await answer({ type: 'shown' }, TAB)) as Shown).choice).toEqual(choice)
})

describe('where the mail that failed is', () => {
  const holdings = new Set(['recipients'])
  const facts = { source: 'sent', cut: false, folder: 'Sent', account: null, sure: true, holdings }

  test('is not looked for before the banner stands', async () => {
    display()
    const shown = (await answer({ type: 'shown' }, TAB)) as Shown
    expect(shown.origin?.source).toBe('looking')
    expect(glanceOriginal).not.toHaveBeenCalled()
  })

  test('is told together with the actions that it leaves', async () => {
    const { id } = display()
    glanceOriginal.mockResolvedValue(facts)
    const openSent = { id: 'open-sent', label: 'Open the sent mail', kind: 'normal' } as const
    view.mockResolvedValue({ ...(SAMPLES[1] as DiagnosisView), actions: [openSent] })
    const located = (await answer({ type: 'original', message: id }, TAB)) as Located
    expect(located.origin?.source).toBe('sent')
    expect(view).toHaveBeenLastCalledWith(expect.anything(), holdings, expect.anything())
    // The line itself opens the sent mail.
    expect(located.view.actions).toEqual([])
  })

  test('is asked neither for a mail that arrived nor for a message that is gone', async () => {
    const { id } = display({ kind: 'success' })
    expect(((await answer({ type: 'shown' }, TAB)) as Shown).origin).toBeNull()
    expect(await answer({ type: 'original', message: id }, TAB)).toMatchObject({ origin: null })
    display()
    expect(await answer({ type: 'original', message: id }, TAB)).toBeNull()
    expect(glanceOriginal).not.toHaveBeenCalled()
  })

  test('leaves the banner as it is when looking fails', async () => {
    const { id } = display()
    glanceOriginal.mockRejectedValue(new Error('no such folder'))
    expect(await answer({ type: 'original', message: id }, TAB)).toMatchObject({
      view: SAMPLES[1],
      origin: null,
    })
  })
})

describe('a verdict on the notice itself', () => {
  const trick = { verdict: 'trick', reasons: [], linkHosts: ['evil.example'] }
  const stored = {
    ...{ id: 90, headerMessageId: 's1@sender.example', author: 'wang@sender.example', subject: 'Report' },
    ...{ size: 900, date: new Date(0), recipients: ['li@partner.example'] },
  }

  test('is given at once without the sent mail, and then with it', async () => {
    const { id } = display()
    continueList.mockResolvedValue({ id: null, messages: [stored] })
    getHeaders.mockResolvedValue({ from: ['wang@sender.example'], 'message-id': ['<s1@sender.example>'] })
    await answer({ type: 'shown' }, TAB)
    expect(judge.mock.calls.map(([{ sent }]) => sent)).toEqual([null])
    await answer({ type: 'original', message: id }, TAB)
    expect(judge.mock.lastCall?.[0]).toMatchObject({ identities: ['wang@sender.example'], sent: { size: 1 } })
    await answer({ type: 'original', message: id }, TAB)
    expect(judge).toHaveBeenCalledTimes(2)
  })

  describe('where the server never answers', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      return () => vi.useRealTimers()
    })

    test('a button works all the same, and so does the banner when it is shown again', async () => {
      const { id } = display()
      continueList.mockReturnValue(new Promise(() => {}))
      const pressed = answer({ type: 'action', message: id, action: 'resend', choice }, TAB)
      expect(await afterAWhile(pressed)).toBe('copied')
      expect(await answer({ type: 'shown' }, TAB)).toMatchObject({ message: id })
    })

    test('a mail whose header stays out is compared by what the list tells of it', async () => {
      const { id } = display()
      continueList.mockResolvedValue({ id: null, messages: [stored] })
      getHeaders.mockReturnValue(new Promise(() => {}))
      const located = answer({ type: 'original', message: id }, TAB)
      expect(await afterAWhile(located)).not.toBeNull()
      expect(judge.mock.lastCall?.[0]).toMatchObject({ sent: { size: 1 } })
    })

    test('of a large mail no header is asked for', async () => {
      const { id } = display()
      continueList.mockResolvedValue({ id: null, messages: [{ ...stored, size: 16_000_000 }] })
      await answer({ type: 'original', message: id }, TAB)
      expect(getHeaders).not.toHaveBeenCalled()
      expect(judge.mock.lastCall?.[0]).toMatchObject({ sent: { size: 1 } })
    })
  })

  test('compares with nothing where no sent mail is known', async () => {
    const { id } = display()
    await answer({ type: 'original', message: id }, TAB)
    expect(judge.mock.lastCall?.[0].sent).toBeNull()
  })

  test('is not told about a message that is no longer displayed', async () => {
    const { id } = display()
    display()
    expect(await answer({ type: 'original', message: id }, TAB)).toBeNull()
  })

  test('shows a trick that is no bounce by its form, and marks the toolbar of its tab', async () => {
    judge.mockReturnValue(trick)
    display({ author: 'Mail Server <a@evil.example>', subject: '5 messages on hold', kind: 'not-bounce' })
    expect(await answer({ type: 'shown' }, TAB)).not.toBeNull()
    expect(button.setBadgeText).toHaveBeenCalledWith({ tabId: TAB, text: '!' })
  })

  test('takes the mark away for a message that is none', async () => {
    display()
    await answer({ type: 'shown' }, TAB)
    expect(button.setBadgeText).toHaveBeenCalledWith({ tabId: TAB, text: null })
  })

  test('keeps a trick from having anything sent, and lends its report', async () => {
    judge.mockReturnValue(trick)
    const { id } = display()
    const press = (action: string) => answer({ type: 'action', message: id, action, choice }, TAB)
    for (const action of ['resend', 'retry-later', 'correct-address', 'write-to-support', 'open-sent'])
      expect(await press(action)).toBe('failed')
    expect(runAction).not.toHaveBeenCalled()
    await press('report-trick')
    expect(runAction).toHaveBeenCalledWith('report-trick', expect.objectContaining({ trickReport: 'beware' }))
  })

  test('keeps mail that Sent does not hold back until the reader says it was theirs', async () => {
    judge.mockReturnValue({ ...NO_VERDICT, verdict: 'not-in-sent' })
    const { id } = display()
    const press = (action: string) => answer({ type: 'action', message: id, action, choice }, TAB)
    expect(await press('resend')).toBe('failed')
    runAction.mockImplementationOnce(async (_id, { effects }) => effects.claim())
    await press('it-was-mine')
    expect(await press('resend')).toBe('copied')
    expect(JSON.stringify(storage.data)).not.toContain('mx.example')
  })

  test('shows the diagnosis on the toolbar while the message hides the banner', async () => {
    const { id } = display()
    await answer({ type: 'covered', message: id, covered: true }, TAB)
    expect(button.setBadgeText).toHaveBeenLastCalledWith({ tabId: TAB, text: '•' })
    await answer({ type: 'covered', message: id, covered: false }, TAB)
    expect(button.setBadgeText).toHaveBeenLastCalledWith({ tabId: TAB, text: null })
  })
})
