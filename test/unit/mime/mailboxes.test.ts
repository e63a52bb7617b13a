import { describe, expect, it } from 'vitest'
import { mailboxes, parseMailboxes } from '../../../src/mime/index.ts'
import { mail } from './mail.ts'

describe('parseMailboxes', () => {
  it.each<[string, [string, string][]]>([
    ['li@example.com', [['', 'li@example.com']]],
    ['<li@example.com>', [['', 'li@example.com']]],
    ['Li Na <li@example.com>', [['Li Na', 'li@example.com']]],
    ['"Li, Na" <Li@Example.com>', [['Li, Na', 'Li@Example.com']]],
    ['"a \\"b\\" c" <x@example.com>', [['a "b" c', 'x@example.com']]],
    ['Doe, John <j@example.com>', [['Doe, John', 'j@example.com']]],
    ['li@example.com (Li Na)', [['Li Na', 'li@example.com']]],
    [
      'a@example.com, b@example.com',
      [
        ['', 'a@example.com'],
        ['', 'b@example.com'],
      ],
    ],
    [
      'a@example.com; B <b@example.com>',
      [
        ['', 'a@example.com'],
        ['B', 'b@example.com'],
      ],
    ],
    [
      'Team: a@example.com, B <b@example.com>;, c@example.com',
      [
        ['', 'a@example.com'],
        ['B', 'b@example.com'],
        ['', 'c@example.com'],
      ],
    ],
    ['undisclosed-recipients:;', []],
    ['<>', []],
    ['', []],
    ['=?utf-8?B?5byg5LiJ?= <z@example.com>', [['张三', 'z@example.com']]],
    ['"=?gb2312?B?1cXI/Q==?=" <z@example.com>', [['张三', 'z@example.com']]],
    ['=?utf-8?Q?Doe=2C_John?= <j@example.com>', [['Doe, John', 'j@example.com']]],
    ['Pete(A nice \\) chap) <pete(his)@silly.example>', [['Pete', 'pete@silly.example']]],
    ['<@route.example,@b.example:li@example.com>', [['', 'li@example.com']]],
    ['"odd name"@example.com', [['', '"odd name"@example.com']]],
    ['<"odd@name"@example.com>', [['', '"odd@name"@example.com']]],
    ['mailto:li@example.com', [['', 'li@example.com']]],
    ['<li@[192.0.2.1]>', [['', 'li@[192.0.2.1]']]],
    ['用户@例子.example', [['', '用户@例子.example']]],
    ['MAILER-DAEMON', [['', 'MAILER-DAEMON']]],
    ['mailer-daemon@ (Mail System)', [['Mail System', 'mailer-daemon@']]],
    ['张三', [['张三', '']]],
    ['Mail Delivery System', [['Mail Delivery System', '']]],
    ['Mailer <MAILER-DAEMON>', [['Mailer', 'MAILER-DAEMON']]],
    ['Li Na <li@example.com', [['Li Na', 'li@example.com']]],
    ['"Li Na <li@example.com>', [['Li Na', 'li@example.com']]],
    ["'li@example.com' <li@example.com>", [['', 'li@example.com']]],
    ['li@example.com <li@example.com>', [['', 'li@example.com']]],
    [',,, ;', []],
  ])('reads %s', (value, expected) => {
    expect(parseMailboxes(value)).toEqual(expected.map(([name, address]) => ({ name, address })))
  })

  it('reads what is long and hostile', () => {
    for (const piece of ['"', '(', '<', '"\\', 'a:', '[:', ',', 'a,b ', '=?a?q? ', '<a@b', '@', '<(', 'a"b@'])
      expect(Array.isArray(parseMailboxes(piece.repeat(100_000)))).toBe(true)
  })
})

describe('mailboxes', () => {
  it('gathers all fields of a name', () => {
    const { root } = mail('To: a@example.com', 'Cc: c@example.com', 'To: B <b@example.com>', '', '')
    expect(mailboxes(root, 'To').map((mailbox) => mailbox.address)).toEqual([
      'a@example.com',
      'b@example.com',
    ])
    expect(mailboxes(root, 'Bcc')).toEqual([])
  })
})
