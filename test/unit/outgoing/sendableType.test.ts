import { expect, test } from 'vitest'
import { sendableType } from '../../../src/outgoing/index.ts'

const typeOf = (type: string, bytes: Uint8Array = new Uint8Array()) =>
  sendableType({ name: 'a', type, sizeBytes: bytes.length, contentId: null, bytes: () => bytes })

test.each(['application/pdf', 'image/png', 'application/octet-stream', 'message/rfc822'])(
  '%s stays what it is',
  (type) => expect(typeOf(type)).toBe(type),
)

test('text in UTF-8 stays text, other text goes as bytes', () => {
  expect(typeOf('text/csv', new TextEncoder().encode('您好\n'))).toBe('text/csv')
  expect(typeOf('text/plain', Uint8Array.of(0x63, 0xe9, 0x0a))).toBe('application/octet-stream')
})

test.each(['application/x-sh', 'application/postscript', 'image/x-xpixmap', 'application/javascript'])(
  '%s, taken for lines of text, goes as bytes',
  (type) => expect(typeOf(type)).toBe('application/octet-stream'),
)
