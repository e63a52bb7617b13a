/**
 * Writes zip archives (PKWARE APPNOTE 6.3.3) whose bytes depend on names and contents alone: entries sorted, one fixed
 * time, no extra fields. No encryption, no zip64: an archive holds less than 4 GB and 65,536 entries.
 */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  /** Path inside the archive, with `/`. */
  readonly name: string
  readonly bytes: Uint8Array
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const UTF8 = 0x0800
/** 1980-01-01 00:00, the earliest that the format knows. */
const DATE = (1 << 5) | 1
const UNIX_FILE_0644 = 0o100644
const MADE_BY_UNIX = (3 << 8) | 20

interface Packed {
  readonly name: Buffer
  readonly bytes: Buffer
  readonly method: 0 | 8
  readonly crc: number
  readonly size: number
}

function pack({ name, bytes }: ZipEntry): Packed {
  const deflated = deflateRawSync(bytes, { level: 9 })
  const smaller = deflated.length < bytes.length
  return {
    name: Buffer.from(name),
    bytes: smaller ? deflated : Buffer.from(bytes),
    method: smaller ? 8 : 0,
    crc: crc32(bytes),
    size: bytes.length,
  }
}

/** The fields that local and central header share, from "version needed" to the length of the extra field. */
function common({ name, bytes, method, crc, size }: Packed): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(UTF8, 2)
  fields.writeUInt16LE(method, 4)
  fields.writeUInt16LE(0, 6)
  fields.writeUInt16LE(DATE, 8)
  fields.writeUInt32LE(crc, 10)
  fields.writeUInt32LE(bytes.length, 14)
  fields.writeUInt32LE(size, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function central(packed: Packed, offset: number): Buffer {
  const madeBy = Buffer.alloc(2)
  madeBy.writeUInt16LE(MADE_BY_UNIX)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(UNIX_FILE_0644 * 0x10000, 6)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([signature(CENTRAL), madeBy, common(packed), rest, packed.name])
}

/** The archive of these entries; their order does not matter. */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of sorted) {
    const packed = pack(entry)
    const file = Buffer.concat([signature(LOCAL), common(packed), packed.name, packed.bytes])
    directory.push(central(packed, offset))
    files.push(file)
    offset += file.length
  }
  const directorySize = directory.reduce((sum, record) => sum + record.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(sorted.length, 8)
  end.writeUInt16LE(sorted.length, 10)
  end.writeUInt32LE(directorySize, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, ...directory, end])
}
