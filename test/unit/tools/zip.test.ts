import { crc32, inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type ZipEntry, zip } from '../../../tools/build/zip.ts'

const ENTRIES: readonly ZipEntry[] = [
  { name: 'manifest.json', bytes: Buffer.from('{"name":"x"}'.repeat(50)) },
  { name: '_locales/zh_CN/退信.json', bytes: Buffer.from('{}') },
  { name: 'empty.js', bytes: Buffer.alloc(0) },
]

/** Reads an archive through its central directory, checking what it says about each entry. */
function unzip(archive: Buffer): Record<string, string> {
  const end = archive.length - 22
  expect(archive.readUInt32LE(end)).toBe(0x06054b50)
  const found: Record<string, string> = {}
  let at = archive.readUInt32LE(end + 16)
  for (let count = archive.readUInt16LE(end + 10); count > 0; count--) {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50)
    const length = archive.readUInt16LE(at + 28)
    const name = archive.toString('utf8', at + 46, at + 46 + length)
    const bytes = contentAt(archive, archive.readUInt32LE(at + 42), name)
    expect(crc32(bytes)).toBe(archive.readUInt32LE(at + 16))
    found[name] = bytes.toString()
    at += 46 + length
  }
  return found
}

function contentAt(archive: Buffer, local: number, name: string): Buffer {
  expect(archive.readUInt32LE(local)).toBe(0x04034b50)
  const nameLength = archive.readUInt16LE(local + 26)
  expect(archive.toString('utf8', local + 30, local + 30 + nameLength)).toBe(name)
  const start = local + 30 + nameLength
  const packed = archive.subarray(start, start + archive.readUInt32LE(local + 18))
  return archive.readUInt16LE(local + 8) === 8 ? inflateRawSync(packed) : packed
}

test('what goes in comes out', () => {
  const expected = Object.fromEntries(ENTRIES.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]))
  expect(unzip(Buffer.from(zip(ENTRIES)))).toEqual(expected)
})

test('the bytes depend on names and contents alone', () => {
  expect(zip(ENTRIES)).toEqual(zip(ENTRIES.toReversed()))
})
