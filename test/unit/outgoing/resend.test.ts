import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  asPlainText,
  cleanHeaderText,
  holdingsOf,
  htmlWithImages,
  plainTextOf,
  planBatches,
  type Recipients,
  resendDraft,
  strictAddress,
} from '../../../src/outgoing/index.ts'
import { draftOf, fileOf } from './samples.ts'

const person = (address: string, name = '') => ({ name, address })
const failed = (finalRecipient: string, originalRecipient: string | null = null) => ({
  finalRecipient,
  originalRecipient,
})

describe('resendDraft', () => {
  const draft = draftOf({
    to: [person('li@mail.example', 'Li Na'), person('Wang@mail.example')],
    cc: [person('cc@mail.example')],
    bcc: [person('hidden@mail.example', 'Hidden')],
    inReplyTo: '<b@x.example>',
    references: ['<a@x.example>', '<b@x.example>'],
  })

  test('writes to those who failed alone, each in the field it stood in', () => {
    const { draft: mail, leftOut } = resendDraft(draft, {
      failed: [failed('wang@MAIL.example'), failed('hidden@mail.example')],
    })
    expect(mail).toMatchObject({
      to: [person('Wang@mail.example')],
      cc: [],
      bcc: [person('hidden@mail.example', 'Hidden')],
    })
    expect(leftOut.map(({ address }) => address)).toEqual(['li@mail.example', 'cc@mail.example'])
    expect(mail).toMatchObject({
      inReplyTo: '<b@x.example>',
      references: draft.references,
      subject: draft.subject,
    })
  })

  test('knows a recipient behind a forwarding by the original one', () => {
    const { draft: mail } = resendDraft(draft, {
      failed: [failed('li.na@else.example', 'li@mail.example')],
    })
    expect(mail.to).toEqual([person('li@mail.example', 'Li Na')])
  })

  test('takes the only recipient there is for one that is named otherwise', () => {
    const { draft: mail } = resendDraft(draftOf(), { failed: [failed('forwarded@else.example')] })
    expect(mail.to).toEqual([person('li@mail.example', 'Li Na')])
    expect(mail.bcc).toEqual([])
    const options = { failed: [failed('member@else.example')], received: ['li@mail.example'] }
    const list = resendDraft(draftOf(), options)
    expect(list.draft).toMatchObject({ to: [], bcc: [person('member@else.example')] })
  })

  test('puts one that no field names into Bcc and says so', () => {
    const { draft: mail, unplaced } = resendDraft(draft, { failed: [failed('secret@else.example')] })
    expect(mail).toMatchObject({ to: [], cc: [], bcc: [person('secret@else.example')] })
    expect(unplaced).toEqual(['secret@else.example'])
  })

  test('takes all that did not get it where the notice names nobody', () => {
    const { draft: mail } = resendDraft(draft, { failed: [failed('')], received: ['LI@mail.example'] })
    expect(mail.to).toEqual([person('Wang@mail.example')])
    expect(mail.bcc).toHaveLength(1)
  })

  test('writes to a corrected address in the same field, once', () => {
    const corrected = new Map([['wang@mail.example', 'li@mail.example']])
    const { draft: mail } = resendDraft(draft, {
      failed: [failed('li@mail.example'), failed('wang@mail.example')],
      corrected,
    })
    expect(mail.to).toEqual([person('li@mail.example', 'Li Na')])
    const forwarded = resendDraft(draft, {
      failed: [failed('gone@else.example', 'wang@mail.example')],
      corrected: new Map([['gone@else.example', 'new@mail.example']]),
    })
    expect(forwarded.draft).toMatchObject({ to: [person('new@mail.example')], bcc: [] })
    const only = resendDraft(draftOf(), {
      failed: [failed('li@xn--fiq.example')],
      corrected: new Map([['LI@xn--fiq.example', 'li@mail2.example']]),
    })
    expect(only.draft.to).toEqual([person('li@mail2.example', 'Li Na')])
    const bcc = resendDraft(draft, {
      failed: [failed('hidden@mail.example')],
      corrected: new Map([['Hidden@mail.example', 'new@mail.example']]),
    })
    expect(bcc.draft).toMatchObject({ to: [], bcc: [person('new@mail.example', 'Hidden')] })
  })

  test('leaves out what is no address', () => {
    const { draft: mail, unusable } = resendDraft(draft, {
      failed: [failed('x@y.example\r\nBcc: z@y.example'), failed('a b@c')],
    })
    expect([mail.to, mail.cc, mail.bcc]).toEqual([[], [], []])
    expect(unusable).toHaveLength(2)
  })

  test('never shows Bcc, whatever the notice says', () => {
    const address = fc.constantFrom(
      'li@mail.example',
      'hidden@mail.example',
      'h2@mail.example',
      'cc@mail.example',
      'x@y.example',
      '',
    )
    const several = { ...draft, bcc: [...draft.bcc, person('h2@mail.example')] }
    fc.assert(
      fc.property(fc.array(fc.tuple(address, fc.option(address))), (names) => {
        const { draft: mail } = resendDraft(several, {
          failed: names.map(([final, original]) => failed(final, original)),
        })
        const shown = [...mail.to, ...mail.cc].map((one) => one.address)
        for (const hidden of ['hidden@mail.example', 'h2@mail.example', 'x@y.example'])
          expect(shown).not.toContain(hidden)
        const all = [...shown, ...mail.bcc.map((one) => one.address)]
        expect(new Set(all).size).toBe(all.length)
      }),
    )
  })
})

describe('planBatches', () => {
  const many = Array.from({ length: 45 }, (_, at) => person(`r${at}@${'abc'[at % 3]}.example`))
  const nobody: Recipients = { to: [], cc: [], bcc: [] }

  test('45 recipients at "less than 20" take three mails', () => {
    const plan = planBatches({ ...nobody, to: many }, { maxPerMail: 19, visibility: 'as-sent' })
    expect(plan).toMatchObject({ perMail: 19, assumed: false })
    expect(plan.batches.map(({ to }) => to.length)).toEqual([15, 15, 15])
    for (const { to } of plan.batches)
      expect(new Set(to.map(({ address }) => address.split('@')[1])).size).toBe(1)
  })

  test('takes 20, then 10, where the bounce names no figure', () => {
    const sizes = (assumedPerMail?: number) =>
      planBatches(
        { ...nobody, to: many.slice(0, 25) },
        { maxPerMail: null, visibility: 'as-sent', ...(assumedPerMail ? { assumedPerMail } : {}) },
      )
    expect(sizes()).toMatchObject({ perMail: 20, assumed: true })
    expect(sizes().batches).toHaveLength(2)
    expect(sizes(10).batches).toHaveLength(3)
  })

  test('hides everybody when asked to', () => {
    const plan = planBatches(
      { to: many.slice(0, 3), cc: many.slice(3, 5), bcc: [] },
      { maxPerMail: 9, visibility: 'hidden' },
    )
    expect(plan.batches).toEqual([{ to: [], cc: [], bcc: expect.arrayContaining(many.slice(0, 5)) }])
  })

  test('loses nobody, doubles nobody, shows nobody, and takes no mail too many', () => {
    const address = fc
      .tuple(fc.nat(30), fc.constantFrom('a', 'b', 'c', 'd'))
      .map(([at, host]) => person(`r${at}@${host}.example`))
    const list = fc.uniqueArray(address, { selector: (one) => one.address, maxLength: 40 })
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 25 }), (all, maxPerMail) => {
        const recipients = {
          to: all.filter((_, at) => at % 3 === 0),
          cc: all.filter((_, at) => at % 3 === 1),
          bcc: all.filter((_, at) => at % 3 === 2),
        }
        const { batches } = planBatches(recipients, { maxPerMail, visibility: 'as-sent' })
        expect(batches).toHaveLength(Math.ceil(all.length / maxPerMail))
        for (const field of ['to', 'cc', 'bcc'] as const)
          expect(batches.flatMap((batch) => batch[field].map((one) => one.address)).sort()).toEqual(
            recipients[field].map((one) => one.address).sort(),
          )
        for (const { to, cc, bcc } of batches)
          expect(to.length + cc.length + bcc.length).toBeLessThanOrEqual(maxPerMail)
      }),
    )
  })
})

describe('texts for header fields', () => {
  test('addresses are plain ones or none', () => {
    for (const good of ['li.na+tag@mail.example', ' a@b.example ', "o'hara@x-y.example", '李娜@例子.中国'])
      expect(strictAddress(good)).toBe(good.trim())
    for (const bad of [
      '',
      'a',
      'a@b',
      '@b.example',
      'a@@b.example',
      'a@b..example',
      '.a@b.example',
      'a b@c.example',
      'a@b.example,c@d.example',
      'a@[192.0.2.1]',
      'a@192.0.2.1',
      '"a"@b.example',
      'a@b.example\nBcc:c@d.example',
      'a\u0000@b.example',
      'a@-b.example',
      `${'a'.repeat(65)}@b.example`,
    ])
      expect(strictAddress(bad), bad).toBeNull()
  })

  test('lines cannot be broken out of', () => {
    expect(cleanHeaderText(' a\r\nBcc: x@y.example\u2028b\u0000\u202ec ')).toBe('a Bcc: x@y.example b c')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanHeaderText(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u)
      }),
    )
  })
})

describe('bodies', () => {
  const html =
    '<p>See <a href="https://x.example/a?b=1&amp;c=2">the page</a>, <a href="http://y.example/">y.example</a>.</p><ul><li>one<li>two</ul><a href="javascript:x">z</a>'

  test('become text that keeps its links', () => {
    expect(plainTextOf(draftOf({ bodyText: null, bodyHtml: html }))).toBe(
      'See the page <https://x.example/a?b=1&c=2>, y.example.\n\n- one\n- two\n\nz',
    )
    expect(plainTextOf(draftOf({ bodyText: 'own words', bodyHtml: html }))).toBe('own words')
  })

  test('lose their pictures as plain text, and keep other files', () => {
    const picture = fileOf('a.png', 10, 'image/png', 'a@x')
    const file = fileOf('b.pdf', 10)
    const mail = asPlainText(
      draftOf({ bodyHtml: '<img src="cid:a@x">hi', bodyText: null, attachments: [picture, file] }),
    )
    expect(mail).toMatchObject({ bodyHtml: null, bodyText: 'hi' })
    expect(mail.attachments).toEqual([file])
  })

  test('take their pictures along as data', () => {
    const picture = fileOf('图.png', new Uint8Array([1, 2, 3]), 'image/png', 'A@x')
    const page = fileOf('b.html', new Uint8Array([1]), 'text/html', 'b@x')
    const draft = draftOf({
      bodyHtml: '<img src="cid:a@x"><img src=cid:b@x><img src="cid:none">',
      attachments: [picture, page],
    })
    expect(htmlWithImages(draft)).toBe(
      `<img src="data:image/png;filename=${encodeURIComponent('图.png')};base64,AQID"><img src=cid:b@x><img src="cid:none">`,
    )
  })
})

test('tells what an original holds', () => {
  expect([...holdingsOf(null)]).toEqual([])
  expect([...holdingsOf(draftOf({ complete: 'headers' }))]).toEqual(['recipients'])
  const full = draftOf({ bodyHtml: '<p>', cc: [person('b@c.example')], attachments: [fileOf('a.docm', 5)] })
  expect([...holdingsOf(full)]).toEqual([
    'recipients',
    'several-recipients',
    'files',
    'readable',
    'html',
    'macro-documents',
  ])
  expect([...holdingsOf({ ...full, protection: 'encrypted' })]).not.toContain('readable')
})
