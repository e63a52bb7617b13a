import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { walkFolder } from '../../../src/cli/folders.ts'
import { bounce, mbox, ordinary } from './samples.ts'

let folder = ''

const FILES: Readonly<Record<string, string>> = {
  'b.eml': bounce(),
  'a/10.eml': ordinary,
  'a/9.eml': ordinary,
  'a/broken.eml': '',
  archive: mbox(bounce()),
  'archive.msf': '// index',
  'notes.txt': 'Buy milk: today\n',
  'labels.json': '{"from": 1}',
  saved: ordinary,
  '.hidden/c.eml': ordinary,
  'Maildir/cur/1700000000.1.host:2,S': ordinary,
  'Maildir/new/1700000001.2.host': bounce(),
  'Maildir/tmp/1700000002.3.host': bounce(),
  'Maildir/dovecot-uidlist': '3 V1',
  'Maildir/.Sent/cur/1700000003.4.host:2,S': ordinary,
  'Maildir/.Sent/new/.keep': '',
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-walk-'))
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  symlinkSync(folder, join(folder, 'a/loop'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('gives mail alone, in a stable order', async () => {
  const found: string[] = []
  for await (const { path } of walkFolder(folder)) found.push(relative(folder, path))
  expect(found).toEqual([
    'Maildir/.Sent/cur/1700000003.4.host:2,S',
    'Maildir/cur/1700000000.1.host:2,S',
    'Maildir/new/1700000001.2.host',
    'a/10.eml',
    'a/9.eml',
    'a/broken.eml',
    'archive',
    'b.eml',
    'saved',
  ])
})

test('a folder that cannot be listed is named', async () => {
  const found: unknown[] = []
  for await (const walked of walkFolder(join(folder, 'missing'))) found.push(walked)
  expect(found).toMatchObject([{ path: join(folder, 'missing'), error: { code: 'ENOENT' } }])
})
