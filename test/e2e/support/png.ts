// PNG as browsers write their screenshots: 8 bits a channel, no palette, not interlaced (W3C PNG 3rd edition, 7 to 9).
import { inflateSync } from 'node:zlib'
import type { Area, Grid } from '../../../tools/clients/snapshot.ts'

/** Side of a grid's cell in pixels. */
const CELL = 8

/**
 * Average colours of a grid laid over a part of a screenshot, whose scale is one pixel for each CSS pixel. Throws for any
 * other kind of PNG than browsers write.
 */
export function gridOf(png: Buffer, area: Area): Grid {
  const { width, height, channels, lines } = readPng(png)
  const [left, top] = [Math.round(area.x), Math.round(area.y)]
  const columns = Math.floor(Math.min(Math.round(area.width), width - left) / CELL)
  const rows = Math.floor(Math.min(Math.round(area.height), height - top) / CELL)
  if (left < 0 || top < 0 || columns <= 0 || rows <= 0) return { columns: 0, rows: 0, values: [] }
  const pixels = unfilter(lines, width * channels, top + rows * CELL, channels)
  const values: number[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const sum = [0, 0, 0]
      for (let y = 0; y < CELL; y++)
        for (let x = 0; x < CELL; x++) {
          const at = ((top + row * CELL + y) * width + left + column * CELL + x) * channels
          for (let i = 0; i < 3; i++) sum[i] = (sum[i] ?? 0) + (pixels[at + i] ?? 0)
        }
      values.push(...sum.map((value) => Math.round(value / (CELL * CELL))))
    }
  return { columns, rows, values }
}

function readPng(png: Buffer) {
  let header: Buffer | undefined
  const data: Buffer[] = []
  for (let at = 8; at + 8 <= png.length; ) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    const content = png.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') header = content
    if (type === 'IDAT') data.push(content)
    at += length + 12
  }
  const [depth, colour, , , interlace] = header?.subarray(8) ?? []
  if (!header || depth !== 8 || interlace !== 0 || (colour !== 2 && colour !== 6))
    throw new Error('not a PNG as screenshots are')
  return {
    width: header.readUInt32BE(0),
    height: header.readUInt32BE(4),
    channels: colour === 2 ? 3 : 4,
    lines: inflateSync(Buffer.concat(data)),
  }
}

/** The bytes of the first rows, each of which is a byte that names its filter and `length` filtered ones. */
function unfilter(lines: Buffer, length: number, rows: number, channels: number): Uint8Array {
  const values = new Uint8Array(length * rows)
  for (let row = 0; row < rows; row++) {
    const filter = lines[row * (length + 1)] ?? 0
    const from = row * (length + 1) + 1
    const to = row * length
    for (let i = 0; i < length; i++) {
      const left = i < channels ? 0 : (values[to + i - channels] ?? 0)
      const above = row === 0 ? 0 : (values[to + i - length] ?? 0)
      const corner = i < channels || row === 0 ? 0 : (values[to + i - length - channels] ?? 0)
      values[to + i] = (lines[from + i] ?? 0) + predicted(filter, left, above, corner)
    }
  }
  return values
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  const toLeft = Math.abs(above - corner)
  const toAbove = Math.abs(left - corner)
  const toCorner = Math.abs(left + above - 2 * corner)
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}
