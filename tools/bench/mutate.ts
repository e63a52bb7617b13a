/** Mails that nobody would send: real ones cut, spliced, repeated and sprinkled with what readers look for. */

/** Numbers from 0 to below 1; the same seed gives the same ones (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const WORDS = [
  '\r\n\r\n',
  '\n',
  '\r',
  '\0',
  '\x1b$B',
  '--',
  '\n--b\n',
  '\n--b--\n',
  '=?utf-8?B?',
  '=?gb2312?Q?=E4=',
  '?=',
  '=\r\n',
  '=3D',
  '%',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b\n',
  'Content-Type: multipart/mixed; boundary="',
  'Content-Type: message/delivery-status\n\n',
  'Content-Type: message/rfc822\n\n',
  'Content-Type: text/html; charset=gb18030\n\n',
  'Content-Transfer-Encoding: base64\n',
  'Content-Transfer-Encoding: quoted-printable\n',
  'Content-Type: text/plain; charset=utf-7\n',
  'Content-Type: text/plain; charset=iso-2022-jp\n',
  'Return-Path: <>\n',
  'From: MAILER-DAEMON@x.example\n',
  'Subject: Undelivered Mail Returned to Sender\n',
  'X-Failed-Recipients: a@x.example, b@x.example\n',
  'Auto-Submitted: auto-replied\n',
  'Final-Recipient: rfc822; a@x.example\n',
  'Action: failed\n',
  'Status: 5.1.1\n',
  'Diagnostic-Code: smtp; 550-5.1.1 no\n 550 5.1.1 such user\n',
  'Remote-MTA: dns; mx.x.example [192.0.2.1]\n',
  '<a@x.example>: host mx.x.example[192.0.2.1] said: 550 5.1.1 ',
  'Hi. This is the qmail-send program at x.example.\n',
  '   ----- Transcript of session follows -----\n',
  '--- Below this line is a copy of the message.\n',
  '550-',
  '550 5.7.1 ',
  '退信原因：',
  '收件人',
  "Remote Server returned '550 5.1.1'",
  '<table><tr><td>',
  '<a href="data:',
  '<![CDATA[',
  '&#x4e2d;',
  '\\x{4E2D}',
  '+2B',
  '((((((((',
  '""""""""',
  '<<<<<<<<',
  '@@@@@@@@',
  '        ',
  '........',
  '5.5.5.5.',
  '1,1,1,1,',
  'a@a.a,',
].map((text) => Buffer.from(text))

/** No input is longer: a million of them must be read in some hours. */
const MOST_BYTES = 400_000

/** A mail of `sources` changed in one to six ways. */
export function mutated(sources: readonly Uint8Array[], random: () => number): Uint8Array {
  const below = (limit: number) => Math.floor(random() * limit)
  const any = <T>(items: readonly T[]) => items[below(items.length)] as T
  let mail = any(sources).subarray(0, MOST_BYTES)
  for (let changes = 1 + below(6); changes > 0; changes--) {
    const [at, end] = placesIn(mail.length, below)
    mail = change(mail, at, end).subarray(0, MOST_BYTES)
  }
  return mail

  function change(from: Uint8Array, at: number, end: number): Uint8Array {
    const [before, piece, after] = [from.subarray(0, at), from.subarray(at, end), from.subarray(end)]
    switch (below(10)) {
      case 0:
        return Buffer.concat([before, after])
      case 1:
        return before
      case 2:
        return Buffer.concat([before, any(WORDS), after])
      case 3:
        return Buffer.concat([before, piece, ...Array<Uint8Array>(2 + below(20)).fill(piece), after])
      case 4:
        return Buffer.concat([before, any(sources).subarray(below(2000), 2000 + below(4000)), after])
      case 5:
        return Buffer.concat([
          before,
          Buffer.from(Array.from({ length: below(40) }, () => below(256))),
          piece,
          after,
        ])
      case 6:
        return Buffer.concat([before, flipped(piece), after])
      case 7:
        return Buffer.concat([
          before,
          ...Array.from({ length: 1 + below(12) }, () => any(WORDS)),
          piece,
          after,
        ])
      case 8:
        return Buffer.concat([after, piece, before])
      default:
        return below(8) === 0 ? Buffer.concat([before, repeated(any(WORDS)), after]) : flipped(from)
    }
  }

  /** A long run of one word: what makes matching slow where anything does. */
  function repeated(word: Uint8Array): Uint8Array {
    const pieces = Array<Uint8Array>(1 + below(Math.floor(60_000 / word.length))).fill(word)
    return Buffer.concat(pieces)
  }

  /** Some bytes turned into any others. */
  function flipped(bytes: Uint8Array): Uint8Array {
    const copy = Buffer.from(bytes)
    for (let left = 1 + below(8); left > 0 && copy.length > 0; left--) copy[below(copy.length)] = below(256)
    return copy
  }
}

function placesIn(length: number, below: (limit: number) => number): [number, number] {
  const at = below(length + 1)
  const span = below(4) === 0 ? length : 300
  return [at, Math.min(length, at + below(span + 1))]
}
