import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wireSize } from '../../../src/outgoing/index.ts'
import { composeMail, type TextEncoding } from './compose.ts'
import { draftOf, fileOf, noise } from './samples.ts'

const encodings: readonly TextEncoding[] = ['8bit', 'base64']
const html = `<body><p>${'图纸说明，请查收附件。'.repeat(200)}</p><p><img src="cid:logo@x"></p></body>`

const drafts = {
  'three files': draftOf({
    attachments: [fileOf('a.pdf', 300_000), fileOf('b.zip', 70_001), fileOf('c.png', 8)],
  }),
  'Chinese names': draftOf({
    cc: [{ name: '张伟', address: 'zhang@mail.example' }],
    attachments: [fileOf(`${'设计图纸最终版'.repeat(8)}.dwg`, 250_000), fileOf('合同（盖章）.pdf', 41_111)],
  }),
  'pictures in HTML': draftOf({
    bodyHtml: html,
    attachments: [fileOf('logo.png', 150_000, 'image/png', 'logo@x'), fileOf('b.bin', 99_000)],
  }),
  'long thread': draftOf({
    references: Array.from({ length: 30 }, (_, at) => `<${at}.${'x'.repeat(60)}@mail.example>`),
    to: Array.from({ length: 40 }, (_, at) => ({ name: `收件人${at}`, address: `r${at}@mail.example` })),
    attachments: [fileOf('a.pdf', 400_000)],
  }),
  'large file': draftOf({ attachments: [fileOf('a.iso', noise(5_000_000))] }),
}

test.each(Object.entries(drafts))('is above, and close to, what goes out: %s', (_, draft) => {
  const bound = wireSize(draft)
  const sizes = encodings.map((encoding) => composeMail(draft, encoding).length)
  for (const real of sizes) expect(bound).toBeGreaterThanOrEqual(real)
  expect(bound).toBeLessThanOrEqual((sizes[1] ?? 0) * 1.03)
})

test('is never below what goes out', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '=', ' ', '\n', '>', '图', '\u{1f4ce}', 'é'),
    maxLength: 400,
  })
  const file = fc
    .tuple(
      fc.string({ unit: fc.constantFrom('a', ' ', '图', '-', "'", '%'), minLength: 1, maxLength: 80 }),
      fc.nat(5000),
    )
    .map(([name, size]) => fileOf(`${name}.x`, size))
  fc.assert(
    fc.property(
      text,
      text,
      fc.array(file, { maxLength: 5 }),
      fc.boolean(),
      (subject, body, attachments, asHtml) => {
        const draft = draftOf({
          subject: subject.replaceAll('\n', ' '),
          bodyText: body,
          bodyHtml: asHtml ? `<p>${body}</p>` : null,
          attachments,
        })
        for (const encoding of ['8bit', 'base64'] as const)
          expect(wireSize(draft)).toBeGreaterThanOrEqual(composeMail(draft, encoding).length)
      },
    ),
    { numRuns: 200 },
  )
})

test('holds for quoted-printable, which mail programs choose for Western text', () => {
  const bodyText = 'Voilà, les pièces demandées = 100 %\n'.repeat(3000)
  const draft = draftOf({ bodyText, attachments: [fileOf('a.pdf', 500_000)] })
  const bound = wireSize(draft)
  const real = composeMail(draft, 'quoted-printable').length
  expect(bound).toBeGreaterThanOrEqual(real)
  expect(bound).toBeLessThanOrEqual(real * 1.06)
})

test('text files count as the largest form that a mail program may give them', () => {
  const breaks = new TextEncoder().encode('\n'.repeat(10_000))
  expect(wireSize(draftOf({ attachments: [fileOf('a.txt', breaks, 'text/plain')] }))).toBeGreaterThan(20_000)
})

test('Bcc does not go out', () => {
  const bcc = Array.from({ length: 50 }, (_, at) => ({ name: '', address: `b${at}@mail.example` }))
  expect(wireSize(draftOf({ bcc }))).toBe(wireSize(draftOf()))
})
