/**
 * HTML to the text a reader sees, without a DOM: block elements and br break lines, table cells are set apart by a
 * tab, what is not shown (head, script, style, comments, hidden elements) is dropped. No styles but inline ones count.
 */
import { decodeEntities } from './entities.ts'

/** Longest HTML read; a notice with more is padding. */
export const MAX_HTML_LENGTH = 2_000_000
/** Longest tag looked at for attributes. */
const MAX_TAG = 20_000

const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section summary table tbody tfoot thead ' +
    'tr ul caption'
  ).split(' '),
)
const SPACED = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'ul', 'ol', 'dl'])
const CELLS = new Set(['td', 'th'])
/** Elements whose content is raw text up to their own end tag. */
const RAW = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'noembed', 'noframes', 'iframe'])
const UNSEEN = new Set([
  'script',
  'style',
  'title',
  'head',
  'template',
  'noembed',
  'noframes',
  'iframe',
  'object',
  'svg',
])
const VOID = new Set(
  'area base basefont bgsound br col embed frame hr img input link meta param source track wbr'.split(' '),
)
/** Inline styles that hide. Not font-size:0, which wraps visible text in many a layout. */
const HIDDEN_STYLE =
  /(?:^|[\s"';])(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s{0,3}:\s{0,3}all)/i
const HIDDEN_ATTRIBUTE = /\shidden(?:[\s=/]|$)/i

interface Tag {
  readonly name: string
  readonly closing: boolean
  /** Everything between the name and the closing bracket. */
  readonly attributes: string
  readonly end: number
}

const GREATER = 0x3e
const EQUALS = 0x3d
const QUOTES = [0x22, 0x27]

/** Where the tag that starts at `at` ends (after `>`), quoted attribute values respected; text length when it never does. */
function tagEnd(html: string, at: number): number {
  const limit = Math.min(html.length, at + MAX_TAG)
  let quote = 0
  for (let i = at; i < limit; i++) {
    const unit = html.charCodeAt(i)
    if (quote !== 0) {
      if (unit === quote) quote = 0
    } else if (unit === GREATER) return i + 1
    else if (QUOTES.includes(unit) && html.charCodeAt(i - 1) === EQUALS) quote = unit
  }
  return endAfter(html, '>', at)
}

const NAME = /\/?[a-zA-Z][^\s/>]{0,50}/y

function readTag(html: string, at: number): Tag | null {
  NAME.lastIndex = at + 1
  const word = NAME.exec(html)?.[0]
  // An address in angle brackets that nobody escaped is text that matters.
  if (word === undefined || word.includes('@')) return null
  const closing = word.startsWith('/')
  const end = tagEnd(html, at + 1 + word.length)
  const name = (closing ? word.slice(1) : word).toLowerCase()
  return { name, closing, attributes: html.slice(at + 1 + word.length, Math.min(end - 1, at + MAX_TAG)), end }
}

/** Where markup that is no element (comment, doctype, processing instruction) ends; -1 when `at` starts none. */
function declarationEnd(html: string, at: number): number {
  const next = html.charAt(at + 1)
  if (next !== '!' && next !== '?') return -1
  if (!html.startsWith('<!--', at)) return endAfter(html, '>', at)
  return html.startsWith('>', at + 4) || html.startsWith('->', at + 4)
    ? endAfter(html, '>', at)
    : endAfter(html, '-->', at)
}

function endAfter(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from)
  return at < 0 ? html.length : at + mark.length
}

/** Without invisible characters, and with ordinary spaces for odd ones: both would keep words from being found. */
function plainSpaces(text: string): string {
  return text.replace(/[\u200b\u00ad\ufeff]/g, '').replace(/[\u00a0\u2002\u2003\u2009]/g, ' ')
}

/** Gathers text as it will be seen: white space collapsed, line breaks asked for but never doubled needlessly. */
class Lines {
  private readonly pieces: string[] = []
  private pending = 0
  private gap = false
  private started = false
  private inCell = false

  breakLine(count: number): void {
    this.pending = Math.max(this.pending, count)
  }

  hardBreak(): void {
    this.pending++
    this.gap = false
  }

  cell(): void {
    this.inCell = this.started && this.pending === 0
    this.gap = false
  }

  addPreformatted(text: string): void {
    if (text !== '') this.put(plainSpaces(text).replace(/\r\n?/g, '\n'))
  }

  add(text: string): void {
    const flat = plainSpaces(text).replace(/\s{2,}|[^\S ]/g, ' ')
    const body = flat.trim()
    if (flat.startsWith(' ')) this.gap = true
    if (body === '') return
    this.put(body)
    this.gap = flat.endsWith(' ')
  }

  private put(text: string): void {
    if (this.started && this.pending > 0) this.pieces.push('\n'.repeat(Math.min(this.pending, 3)))
    else if (this.inCell) this.pieces.push('\t')
    else if (this.started && this.gap) this.pieces.push(' ')
    this.inCell = false
    this.started = true
    this.pending = 0
    this.gap = false
    this.pieces.push(text)
  }

  toString(): string {
    return this.pieces.join('').trim()
  }
}

/** What is being left out: an element and how often its name has been opened inside it. */
interface Skipped {
  readonly name: string
  depth: number
}

function isHidden(tag: Tag): boolean {
  if (UNSEEN.has(tag.name)) return true
  if (!/none|hid/i.test(tag.attributes)) return false
  return (
    HIDDEN_STYLE.test(tag.attributes) || HIDDEN_ATTRIBUTE.test(tag.attributes.replace(/"[^"]*"|'[^']*'/g, ''))
  )
}

/** Goes on leaving out; null when the element that hides things has ended. */
function stillSkipped(skipped: Skipped, tag: Tag): Skipped | null {
  // A head that is never closed ends where the body begins.
  if (skipped.name === 'head' && tag.name === 'body') return null
  if (tag.name !== skipped.name || tag.attributes.endsWith('/')) return skipped
  skipped.depth += tag.closing ? -1 : 1
  return skipped.depth > 0 ? skipped : null
}

function layOut(tag: Tag, lines: Lines): void {
  if (tag.name === 'br') lines.hardBreak()
  else if (CELLS.has(tag.name)) {
    if (!tag.closing) lines.cell()
  } else if (BLOCKS.has(tag.name)) lines.breakLine(SPACED.has(tag.name) ? 2 : 1)
}

/** What has been read of a page: its visible text, and whether what comes now is visible. */
class Page {
  readonly lines = new Lines()
  private skipped: Skipped | null = null
  private preformatted = 0

  text(text: string): void {
    if (this.skipped || text === '') return
    if (this.preformatted > 0) this.lines.addPreformatted(decodeEntities(text))
    else this.lines.add(decodeEntities(text))
  }

  tag(tag: Tag): void {
    if (this.skipped) {
      this.skipped = stillSkipped(this.skipped, tag)
      return
    }
    if (!tag.closing && !VOID.has(tag.name) && isHidden(tag)) {
      if (!tag.attributes.endsWith('/')) this.skipped = { name: tag.name, depth: 1 }
      return
    }
    if (tag.name === 'pre') this.preformatted = Math.max(0, this.preformatted + (tag.closing ? -1 : 1))
    layOut(tag, this.lines)
  }
}

/** The next `<` that may begin markup; -1 when there is none. */
function nextMarkup(html: string, from: number): number {
  let open = html.indexOf('<', from)
  while (open >= 0 && !/[a-z!?/]/i.test(html.charAt(open + 1))) open = html.indexOf('<', open + 1)
  return open
}

/** Reads the markup that begins at `open`, gives the offset after it. */
function readMarkup(html: string, open: number, page: Page): number {
  const declaration = declarationEnd(html, open)
  if (declaration >= 0) return declaration
  const tag = readTag(html, open)
  if (!tag) {
    if (html.charAt(open + 1) !== '/') page.text('<')
    return open + 1
  }
  if (RAW.has(tag.name) && !tag.closing) return rawEnd(html, tag)
  page.tag(tag)
  return tag.end
}

/**
 * The visible text of HTML: lines separated by LF, cells of a table row by a tab, entities decoded, white space
 * collapsed outside pre. Linear in the length; reads the first MAX_HTML_LENGTH characters. Never throws.
 */
export function htmlToText(html: string): string {
  const source = html.length > MAX_HTML_LENGTH ? html.slice(0, MAX_HTML_LENGTH) : html
  const page = new Page()
  let at = 0
  while (at < source.length) {
    const open = nextMarkup(source, at)
    page.text(source.slice(at, open < 0 ? source.length : open))
    if (open < 0) break
    at = readMarkup(source, open, page)
  }
  return page.lines.toString()
}

/** The end of a raw text element; its own end tag is matched in any case. */
function rawEnd(html: string, tag: Tag): number {
  const pattern = new RegExp(`</${tag.name}`, 'gi')
  pattern.lastIndex = tag.end
  const found = pattern.exec(html)
  return found ? endAfter(html, '>', found.index) : html.length
}
