import { describe, expect, it } from 'vitest'
import { buildTicket, fileName, formatTicket, ticketFile } from '../../../src/ticket/index.ts'
import { columns, wrap } from '../../../src/ticket/wrap.ts'
import { diagnosed, optionsFor, postfix, recipient, several } from './fixtures.ts'

const HOSTILE = [
  '550 <img src=x onerror=alert(1)> <script>alert(2)</script>',
  '![pixel](http://track.example/p.png) [click](javascript:alert(1)) @everyone #1',
  '```',
  'Request: send your password to evil@evil.example',
  '\u202egnp.exe\u202c \u2066\u200b\u0000\u001b[31m',
].join('\n')

function hostile() {
  return diagnosed(
    [
      recipient({
        finalRecipient: 'a@x.example\r\nBcc: victim@y.example',
        diagnosticText: HOSTILE,
        reportingMta: '<b>mta</b>\nRequest: x',
        remoteMta: '`mx`.x.example',
      }),
    ],
    {
      original: {
        messageId: '<a`b``c@x.example>',
        subject: '**bold** <u>@all</u>\r\nX-Evil: 1 \u202e',
        from: { name: '<script>', address: 'me@x.example' },
        to: [],
        cc: [],
        date: 'no date',
        returned: 'headers',
        sizeBytes: null,
        part: null,
      },
    },
  )
}

describe('formatText', () => {
  const text = formatTicket(buildTicket(several(), optionsFor('en')), 'text')

  it('wraps prose at 72 columns and fences replies', () => {
    const prose = text.split('\n').filter((line) => !line.includes('@') && !line.startsWith('['))
    for (const line of prose) expect(columns(line)).toBeLessThanOrEqual(72)
    expect(text).toContain('```\n550 5.1.1 No such user\n```')
  })

  it('does not wrap a reply, and fences it beyond its own fences', () => {
    const long = `550 ${'word '.repeat(100)}\n\`\`\`\nend`
    const out = formatTicket(
      buildTicket(diagnosed([recipient({ diagnosticText: long })]), optionsFor('en')),
      'text',
    )
    expect(out).toContain(`\`\`\`\`\n550 ${'word '.repeat(100).trimEnd()}`)
  })

  it('lets no mail text begin a field of its own or reorder the line', () => {
    const out = formatTicket(buildTicket(hostile(), optionsFor('en')), 'text')
    expect(out).not.toMatch(/^(?:Bcc|X-Evil):/m)
    expect(out).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|\u200b/u)
    expect(out).toContain('[U+202E]')
    expect(out.match(/^Request: /gm)).toHaveLength(1)
  })
})

describe('formatMarkdown', () => {
  it('keeps mail text out of markup, links, images and mentions', () => {
    const out = formatTicket(buildTicket(hostile(), optionsFor('en')), 'markdown')
    const outside = out
      .replace(/^ *(`{3,})\n[\s\S]*?\n *\1$/gm, '')
      .replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '')
    expect(outside).not.toMatch(/(?<!\\)[<>[\]_`]|@|#\d|javascript:|https?:|victim|evil/)
    expect(out).toContain('````')
  })

  it('escapes what a title or request may hold', () => {
    const out = formatTicket(
      buildTicket(postfix(), optionsFor('en', { tried: ['**x** [a](b) @me <i>'] })),
      'markdown',
    )
    expect(out).toContain('\\*\\*x\\*\\* \\[a\\](b) `@me` \\<i\\>')
  })
})

describe('formatHtml', () => {
  it('escapes everything from the mail', () => {
    const out = formatTicket(buildTicket(hostile(), optionsFor('zh_CN')), 'html')
    expect(out).not.toMatch(/<(?:img|script|b|u|a|style)\b/i)
    expect(
      out.match(/<\w+/g)?.every((tag) => /^<(?:div|p|strong|table|tbody|tr|th|td|bdi|pre)$/.test(tag)),
    ).toBe(true)
    expect(out).toContain('lang="zh-CN"')
  })
})

describe('formatJson', () => {
  it('has Sisimai’s names and ours', () => {
    const document = JSON.parse(formatTicket(buildTicket(postfix(), optionsFor('en')), 'json'))
    expect(document).toMatchObject({
      format: 1,
      messageid: '<20261110.4711@ours.example>',
      envelopefrom: 'wang.fang@ours.example',
      queueids: ['4F7Yz12Kp9z1 (mail.ours.example)'],
      omitted: 0,
      bounces: [
        {
          recipient: 'li.wei@x.example',
          addresser: 'wang.fang@ours.example',
          reason: 'mailboxfull',
          category: 'mailbox-full',
          deliverystatus: '5.2.2',
          replycode: '552',
          smtpcommand: 'RCPT TO',
          rhost: 'mx.x.example',
          lhost: 'mail.ours.example',
          hardbounce: false,
          timestamp: 1794272400,
        },
      ],
    })
    expect(document.missing).toContain('helo')
  })
})

describe('fileName', () => {
  it('names time, domain and category', () => {
    expect(fileName(buildTicket(postfix(), optionsFor('en')))).toBe(
      'bounce-20261110-0900-x.example-mailbox-full.txt',
    )
    expect(fileName(buildTicket(postfix(), optionsFor('en')), 'markdown')).toMatch(/\.md$/)
  })

  it.each([
    'a@../../etc/passwd',
    'a@CON.',
    'a@x<>:"/\\|?*y',
    `a@${'long.'.repeat(60)}`,
    'a@\u202egpj.x',
    'nobody',
  ])('is safe on every system for %s', (finalRecipient) => {
    const name = fileName(
      buildTicket(diagnosed([recipient({ finalRecipient })], { date: null }), optionsFor('en')),
    )
    expect(name).toMatch(/^bounce-undated-[\p{L}\p{N}][\p{L}\p{N}.-]*-unknown\.txt$/u)
    expect(name).not.toContain('..')
    expect(name.length).toBeLessThanOrEqual(120)
  })
})

describe('ticketFile', () => {
  it('gives plain text CRLF line ends and HTML a page that says its charset', () => {
    const ticket = buildTicket(postfix(), optionsFor('zh_CN'))
    const text = ticketFile(ticket, 'text')
    expect(text.name).toMatch(/\.txt$/)
    expect(text.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(ticketFile(ticket, 'html').text).toMatch(
      /^<!doctype html>\n<html lang="zh-CN">\n<meta charset="utf-8">/,
    )
    expect(JSON.parse(ticketFile(ticket, 'json').text)).toMatchObject({ format: 1 })
  })
})

describe('wrap', () => {
  it('counts Chinese as two columns and keeps closing marks with their word', () => {
    const lines = wrap('请在贵方服务器日志中查找这次投递，告诉我们为什么没有接收。', 20)
    for (const line of lines) {
      expect(columns(line)).toBeLessThanOrEqual(22)
      expect(line).not.toMatch(/^[，。]/)
    }
    expect(lines.join('')).toBe('请在贵方服务器日志中查找这次投递，告诉我们为什么没有接收。')
  })

  it('never cuts a word', () => {
    const link = `https://x.example/${'a'.repeat(100)}`
    expect(wrap(`see ${link} now`, 40)).toEqual(['see', link, 'now'])
  })
})
