import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildProgram } from './buildProgram.ts'
import { diagnosed, explained } from './jsonShapes.ts'
import { bounce, mbox, ordinary } from './samples.ts'

let folder = ''
let program = ''

const inFolder = (name: string) => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-cli-'))
  program = buildProgram(folder)
  mkdirSync(inFolder('mail'))
  writeFileSync(inFolder('mail/a.eml'), bounce())
  writeFileSync(inFolder('mail/b.eml'), ordinary)
  writeFileSync(
    inFolder('three.mbox'),
    mbox(bounce(), ordinary, bounce('chen@other.example', '550 5.1.1 No such user here')),
  )
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(args: readonly string[], options: { input?: string; env?: Record<string, string> } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    maxBuffer: 1e8,
    input: options.input ?? '',
    env: { PATH: process.env.PATH ?? '', LANG: 'C', TZ: 'UTC', ...options.env },
  })
  return { status, stdout, stderr }
}

const objects = (stdout: string) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

describe('diagnose', () => {
  test('prints the fields of the contract', () => {
    const { status, stdout, stderr } = run(['diagnose', '--json', inFolder('mail/a.eml')])
    expect([status, stderr]).toEqual([0, ''])
    const [mail] = objects(stdout)
    expect(v.safeParse(diagnosed, mail).issues).toBeUndefined()
    expect(mail).toMatchObject({
      file: inFolder('mail/a.eml'),
      kind: 'failure',
      format: 'rfc3464',
      original: {
        messageId: '<quote-1@sender.example>',
        subject: '报价单',
        from: 'wang@sender.example',
        to: ['li@recipient.example'],
        date: '2026-11-10T00:59:58Z',
        returned: 'full',
      },
    })
    expect(mail.recipients).toHaveLength(1)
    expect(mail.recipients[0]).toMatchObject({
      address: 'li@recipient.example',
      action: 'failed',
      category: 'mailbox-full',
      replyCode: '552',
      status: '5.2.2',
      stage: 'RCPT TO',
      reportingMta: 'mail.sender.example',
      remoteMta: 'mx.recipient.example',
    })
    expect(mail.advice.length).toBeGreaterThan(0)
  })

  test('evidence stands in the diagnostic text where it says so', () => {
    const [mail] = objects(run(['diagnose', '--json', inFolder('mail/a.eml')]).stdout)
    const { evidence, diagnosticText } = mail.recipients[0]
    expect(evidence.source).toBe('diagnostic-code')
    expect(diagnosticText.slice(evidence.start, evidence.end)).toBe(evidence.text)
  })

  test('one object a message, in input order, out of mbox, folder and file', () => {
    const { status, stdout } = run([
      'diagnose',
      '--json',
      inFolder('three.mbox'),
      inFolder('mail'),
      inFolder('mail/b.eml'),
    ])
    expect(status).toBe(0)
    expect(
      objects(stdout).map(({ file, number, kind }) => [file.slice(folder.length + 1), number, kind]),
    ).toEqual([
      ['three.mbox', 1, 'failure'],
      ['three.mbox', 2, 'not-bounce'],
      ['three.mbox', 3, 'failure'],
      ['mail/a.eml', undefined, 'failure'],
      ['mail/b.eml', undefined, 'not-bounce'],
      ['mail/b.eml', undefined, 'not-bounce'],
    ])
  })

  test('reads one message from standard input', () => {
    const [mail] = objects(run(['diagnose', '--json', '-'], { input: bounce() }).stdout)
    expect([mail.file, mail.recipients[0].category]).toEqual(['-', 'mailbox-full'])
  })

  test('names what it cannot read and does the rest', () => {
    const { status, stdout, stderr } = run([
      'diagnose',
      '--json',
      inFolder('missing.eml'),
      inFolder('mail/a.eml'),
    ])
    expect(status).toBe(1)
    expect(stderr).toContain(inFolder('missing.eml'))
    expect(objects(stdout)).toHaveLength(1)
  })

  test('speaks the language asked for, else that of the environment, else English', () => {
    const title = (args: string[], env: Record<string, string>) =>
      objects(run(['diagnose', '--json', ...args, inFolder('mail/a.eml')], { env }).stdout)[0].title
    const english = title([], {})
    const simplified = title(['--lang', 'zh-CN'], {})
    expect(new Set([english, simplified, title(['--lang', 'zh-TW'], {})]).size).toBe(3)
    expect(title([], { LANG: 'zh_CN.UTF-8' })).toBe(simplified)
    expect(title([], { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe(english)
    expect(title(['--lang', 'en'], { LANG: 'zh_CN.UTF-8' })).toBe(english)
  })

  test('its text shows title, steps and the words of the server, and no control characters', () => {
    writeFileSync(
      inFolder('hostile.eml'),
      bounce('li@recipient.example', '552 5.2.2 Mailbox full \u001b[31m\u001b]0;x\u0007'),
    )
    const [{ title, advice }] = objects(run(['diagnose', '--json', inFolder('hostile.eml')]).stdout)
    const { stdout } = run(['diagnose', inFolder('hostile.eml')])
    for (const text of [title, ...advice, '552 5.2.2 Mailbox full']) expect(stdout).toContain(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/)
  })

  test('judges the bounce itself against the Sent folder', () => {
    const sent = inFolder('Sent')
    writeFileSync(
      sent,
      mbox(
        'From: Wang <wang@sender.example>\r\nTo: li@recipient.example\r\nSubject: x\r\nDate: Tue, 10 Nov 2026 08:59:58 +0800\r\nMessage-ID: <quote-1@sender.example>\r\n\r\nHello\r\n',
      ),
    )
    const options = ['--sent', sent, '--identity', 'wang@sender.example', '--identity', 'w@sender.example']
    const judge = (...args: string[]) => objects(run(['diagnose', '--json', ...args]).stdout)
    const [found] = judge(...options, '--own-host', 'mail.sender.example', inFolder('mail/a.eml'))
    expect(found).toMatchObject({
      verdict: 'matches-sent',
      verdictReasonIds: expect.arrayContaining(['message-id-in-sent']),
    })
    const [other, plain] = judge(...options, inFolder('three.mbox'))
    expect([other.verdict, plain.verdict]).toEqual(['matches-sent', 'none'])
    const [missing] = judge('--sent', inFolder('mail/b.eml'), inFolder('mail/a.eml'))
    expect(missing.verdict).toBe('not-in-sent')
    const [alone] = judge('--lang', 'zh-CN', '--identity', 'wang@sender.example', inFolder('mail/a.eml'))
    expect(alone).toMatchObject({
      verdict: 'none',
      verdictReasons: expect.arrayContaining(['无法与您的已发送邮件对照。']),
    })
    const text = run(['diagnose', ...options, inFolder('mail/a.eml')]).stdout
    expect(text).toContain('Matches mail you sent')
  })

  test('names sent mail that cannot be read, and compares with none', () => {
    const { status, stdout, stderr } = run([
      'diagnose',
      '--json',
      '--sent',
      inFolder('gone'),
      inFolder('mail/a.eml'),
    ])
    expect(status).toBe(1)
    expect(stderr).toContain('gone')
    expect(objects(stdout)[0]).toMatchObject({
      verdict: 'none',
      verdictReasonIds: expect.arrayContaining(['not-compared']),
    })
  })

  test('thousands of messages come out in their order', () => {
    const many = inFolder('order.mbox')
    const addresses = Array.from({ length: 2500 }, (_, index) => `reader${index}@recipient.example`)
    writeFileSync(many, mbox(...addresses.map((address) => bounce(address))))
    const mails = objects(run(['diagnose', '--json', many]).stdout)
    expect(mails.map(({ number }) => number)).toEqual(addresses.map((_, index) => index + 1))
    expect(mails.map(({ recipients }) => recipients[0].address)).toEqual(addresses)
    const counts = JSON.parse(run(['report', '--format', 'json', many]).stdout)
    expect(counts).toMatchObject({ messages: 2500, kinds: { failure: 2500 }, failedRecipients: 2500 })
    expect(counts.addresses).toHaveLength(2500)
  }, 120_000)

  test('a reader that leaves early is no error', async () => {
    const many = inFolder('many.mbox')
    writeFileSync(many, mbox(...Array.from({ length: 2000 }, () => bounce())))
    const child = spawn(process.execPath, [program, 'diagnose', '--json', many])
    let complaint = ''
    child.stderr.on('data', (chunk) => {
      complaint += chunk
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const status = await new Promise((done) => child.once('exit', done))
    expect([status, complaint]).toEqual([0, ''])
  }, 60_000)
})

describe('explain', () => {
  test('one object a line, with the line as given', () => {
    const lines = [
      '550 5.1.1 User unknown',
      '552 5.3.4 Message size exceeds fixed limit',
      '250 2.0.0 OK',
      '中文退信',
    ]
    const { status, stdout } = run(['explain', '--json'], { input: `${lines.join('\r\n')}\r\n` })
    expect(status).toBe(0)
    const replies = objects(stdout)
    expect(replies.map(({ text }) => text)).toEqual(lines)
    for (const one of replies) expect(v.safeParse(explained, one).issues).toBeUndefined()
    expect(replies.map(({ kind }) => kind)).toEqual(['failure', 'failure', 'not-bounce', 'not-bounce'])
    expect(replies.slice(0, 2).map(({ category }) => category)).toEqual(['user-unknown', 'message-too-large'])
  })

  test('takes its arguments as replies', () => {
    const { stdout } = run(['explain', '--json', '550 5.1.1 User unknown', '452 4.2.2 mailbox full'])
    expect(objects(stdout).map(({ category }) => category)).toEqual(['user-unknown', 'mailbox-full'])
  })
})

describe('ticket', () => {
  const ticket = (...args: string[]) => run(['ticket', ...args, inFolder('mail/a.eml')])

  test.each(['text', 'markdown', 'html', 'json'])(
    'as %s it holds address, reply and Message-ID',
    (format) => {
      const { status, stdout } = ticket('--format', format)
      expect(status).toBe(0)
      for (const fact of ['li@recipient.example', '552 5.2.2 Mailbox is full', 'quote-1@sender.example'])
        expect(stdout).toContain(fact)
    },
  )

  test('as eml it carries the bounce whole', () => {
    const { status, stdout } = ticket('--format', 'eml')
    expect(status).toBe(0)
    expect(stdout).toContain('Content-Type: message/rfc822')
    expect(stdout).toContain('Message-ID: <bounce-1@mail.sender.example>')
  })

  test('as eml it is from the one whom the notice went to, where the original is gone', () => {
    writeFileSync(
      inFolder('headless.eml'),
      bounce().replace(/Content-Type: message\/rfc822.*?Hello/s, 'Content-Type: text/plain\r\n'),
    )
    const { status, stdout } = run(['ticket', '--format', 'eml', inFolder('headless.eml')])
    expect([status, stdout.match(/^From: .*$/m)?.[0]]).toEqual([0, 'From: <wang@sender.example>'])
  })

  test('a masked eml says that the bounce in it is not masked', () => {
    const { status, stderr } = ticket('--mask', '--format', 'eml')
    expect(status).toBe(0)
    expect(stderr).not.toBe('')
  })

  test('masked it hides the local parts', () => {
    const { stdout } = ticket('--mask')
    expect(stdout).not.toContain('li@recipient.example')
    expect(stdout).toContain('recipient.example')
  })

  test('each reader gets a ticket of its own', () => {
    const readers = ['own-admin', 'recipient-admin', 'provider', 'recipient']
    expect(new Set(readers.map((reader) => ticket('--for', reader).stdout)).size).toBe(readers.length)
  })
})

describe('report', () => {
  test('counts messages, reasons and domains', () => {
    const { status, stdout } = run(['report', '--format', 'json', inFolder('three.mbox'), inFolder('mail')])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      messages: 5,
      unreadable: 0,
      kinds: { failure: 3, 'not-bounce': 2 },
      failedRecipients: 3,
      categories: [
        { category: 'mailbox-full', count: 2, domains: [{ domain: 'recipient.example', count: 2 }] },
        { category: 'user-unknown', count: 1 },
      ],
      from: '2026-11-10T01:00:00Z',
    })
  })

  test('as CSV it has a row for each failing recipient and opens as UTF-8', () => {
    const { stdout } = run(['report', '--format', 'csv', inFolder('three.mbox')])
    const rows = stdout.split('\r\n')
    expect(rows[0]).toMatch(/^\ufefffile,number,date,kind,address,/)
    expect(rows).toHaveLength(4)
    expect(rows[2]).toContain('chen@other.example')
  })

  test('as HTML nothing of a mail becomes markup', () => {
    writeFileSync(inFolder('markup.eml'), bounce('"<img src=x>"@recipient.example'))
    const { stdout } = run(['report', '--format', 'html', inFolder('markup.eml'), inFolder('mail/a.eml')])
    expect(stdout).toContain('li@recipient.example')
    expect(stdout).not.toContain('<img')
  })

  test('its text is in the language asked for', () => {
    expect(run(['report', '--lang', 'zh-CN', inFolder('mail')]).stdout).not.toMatch(/Messages|Reasons/)
  })

  test('an unreadable input gives status 1', () => {
    expect(run(['report', inFolder('missing'), inFolder('mail')]).status).toBe(1)
  })
})

describe('usage', () => {
  test.each([
    [[]],
    [['diagnos']],
    [['diagnose']],
    [['diagnose', '--jsn', 'x']],
    [['report', '--format', 'pdf', 'x']],
    [['ticket', 'a', 'b']],
    [['ticket', '--for', 'nobody', 'a']],
  ])('%j is refused with status 2 and nothing on standard output', (args) => {
    const { status, stdout, stderr } = run(args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('--help')
  })

  test('a Chinese reader is told in Chinese', () => {
    expect(run(['diagnose', '--jsn'], { env: { LANG: 'zh_CN.UTF-8' } }).stderr).toMatch(/[\u4e00-\u9fff]/)
  })

  test('--help and --version', () => {
    expect(run(['--help']).stdout).toContain('diagnose')
    expect(run(['diagnose', '--help']).status).toBe(0)
    expect(run(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
