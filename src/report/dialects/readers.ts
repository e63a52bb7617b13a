/** Small readers that several layouts share. Each takes a notice and gives one block per recipient. */
import { allAddresses, firstAddress, recipientOf } from '../addresses.ts'
import type { Notice } from '../notice.ts'
import type { Block, Dialect } from './types.ts'

/** Expressions with gaps see only so much of a notice; readers by line see all of it. */
export const MOST_PATTERN_TEXT = 16_000

const ANGLE_LINE =
  /^[ \t>*-]{0,6}["']?<([^<>\s][^<>]{0,320})>["']?(?: \((?:expanded from|reason|generated from)[^)]{0,340}\))?\s{0,3}(?::|,(?= remote)|;|$)\s{0,4}(.{0,4000})/
const PLAIN_LINE =
  /^[ \t*-]{0,6}["']?([^\s<>"':,;()]{1,64}@[\w.\-\u00a1-\uffef]{1,255})["']?\s{0,2}:(?: (.{0,4000})|$)/

/** `<address>: reason`, the reason going on until a blank line or the next address (Postfix, qmail, Courier). */
export function angleBlocks(notice: Notice): Block[] {
  return colonBlocks(notice, ANGLE_LINE)
}

/** `address: reason`, without brackets (OpenSMTPD, GMX). */
export function plainBlocks(notice: Notice): Block[] {
  return colonBlocks(notice, PLAIN_LINE)
}

function colonBlocks(notice: Notice, start: RegExp): Block[] {
  const blocks: Block[] = []
  const lines = notice.lines
  for (let index = 0; index < lines.length; index++) {
    const match = start.exec(lines[index] ?? '')
    const address = recipientOf(match?.[1] ?? null)
    if (!match || !address.includes('@')) continue
    const text = [match[2] ?? '']
    const margin = indent(lines[index] ?? '')
    const alone = /<[^<>]{1,320}>["']?\s*$/.test(lines[index] ?? '')
    while (
      index + 1 < lines.length &&
      (!start.test(lines[index + 1] ?? '') || indent(lines[index + 1] ?? '') > margin + 1)
    ) {
      const line = lines[index + 1] ?? ''
      if ((line.trim() === '' && text.join('').trim() !== '') || /^\s{0,4}[-=_*]{8,}\s*$/.test(line)) break
      // What stands to the left of an address alone on its line is the next list's heading.
      if (alone && line.trim() !== '' && indent(line) < margin) break
      text.push(line.trim())
      index++
    }
    const words = text.join('\n').trim()
    blocks.push({ address, text: words, reply: words || null })
  }
  return unique(blocks)
}

function indent(line: string): number {
  return line.length - line.trimStart().length
}

/**
 * One expression over the notice; groups `to` (address), `why` (reply or reason) and `text`. With the `g` flag every
 * match is a recipient.
 */
export function patternBlocks(notice: Notice, patterns: readonly RegExp[]): Block[] {
  const text = notice.text.slice(0, MOST_PATTERN_TEXT)
  for (const pattern of patterns) {
    const matches = pattern.global ? [...text.matchAll(pattern)].slice(0, 200) : [pattern.exec(text)]
    const blocks = matches.flatMap((match) => (match ? [blockOf(match)] : []))
    const named = blocks.filter((block) => block.address !== '' || block.reply !== null)
    if (named.length > 0) return unique(named)
  }
  return []
}

function blockOf(match: RegExpExecArray | RegExpMatchArray): Block {
  const to = match.groups?.to ?? ''
  const why = match.groups?.why?.trim() || null
  return { address: firstAddress(to) ?? '', text: why ?? match[0].trim(), reply: why }
}

/** A layout that a few expressions read. */
export function layout(
  id: string,
  mta: string | null,
  signs: readonly string[],
  patterns: readonly RegExp[],
  more: Partial<Dialect> = {},
): Dialect {
  return { id, mta, signs, read: (notice) => patternBlocks(notice, patterns), ...more }
}

/** Every address between two markers gets the same reason (or each its own line's rest). */
export function listBlocks(notice: Notice, from: RegExp, to: RegExp | null, why: RegExp | null): Block[] {
  const start = from.exec(notice.text)
  if (!start) return []
  const rest = notice.text.slice(start.index + start[0].length)
  const end = to ? rest.search(to) : rest.search(/\n\n(?!\s{0,20}\S{1,64}@)/)
  const list = end < 0 ? rest.slice(0, 4000) : rest.slice(0, end)
  const reason = why?.exec(notice.text)?.groups?.why?.trim() ?? null
  return allAddresses(list).map((address) => ({
    address,
    text: reason ?? paragraphOf(notice, address),
    reply: reason,
  }))
}

/** The paragraph in which a word stands, '' when there is none. */
export function paragraphOf(notice: Notice, word: string): string {
  const at = notice.text.toLowerCase().indexOf(word.toLowerCase())
  if (at < 0) return ''
  const start = notice.text.lastIndexOf('\n\n', at)
  const end = notice.text.indexOf('\n\n', at)
  return notice.text.slice(start < 0 ? 0 : start + 2, end < 0 ? undefined : end).trim()
}

/** Merges blocks of one address: the first that carries a reply wins. */
export function unique(blocks: readonly Block[]): Block[] {
  const found = new Map<string, Block>()
  for (const block of blocks) {
    const key = block.address.toLowerCase()
    const known = found.get(key)
    if (!known || (known.reply === null && block.reply !== null)) found.set(key, block)
  }
  return [...found.values()]
}
