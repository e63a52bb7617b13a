import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { zip } from '../../../tools/build/zip.ts'

const FILES = new Map<string, Uint8Array>([
  ['manifest.json', Buffer.from('{"name":"x"}'.repeat(50))],
  ['_locales/zh_CN/退信.json', Buffer.from('{}')],
  ['empty.js', new Uint8Array(0)],
])

test('what goes in comes out', () => {
  const found = unzipSync(zip(FILES))
  expect(Object.keys(found).sort()).toEqual([...FILES.keys()].sort())
  for (const [name, bytes] of FILES) expect(Buffer.from(found[name] ?? [])).toEqual(Buffer.from(bytes))
})

test('the bytes depend on names and contents alone', () => {
  expect(zip(FILES)).toEqual(zip(new Map([...FILES].reverse())))
})
