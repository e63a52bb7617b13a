import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compileAdvice } from '../../../tools/compileAdvice.ts'
import { root } from '../advice/samples.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'advice-'))
  await cp(resolve(root, 'rules'), join(dir, 'rules'), { recursive: true })
  await cp(resolve(root, '_locales'), join(dir, '_locales'), { recursive: true })
})
afterEach(() => rm(dir, { recursive: true }))

const compile = () => compileAdvice(join(dir, 'rules'))

async function edit(change: (text: string) => string): Promise<void> {
  const file = join(dir, 'rules', 'advice.toml')
  await writeFile(file, change(await readFile(file, 'utf8')))
}

test('reads what a message needs from its placeholders', async () => {
  const { value } = await compile()
  expect(value.categories['message-too-large'].cause[0]).toEqual({
    say: 'message_too_large_cause_both',
    needs: ['limit', 'size'],
  })
})

test('names the files that it was made of', async () => {
  const { files } = await compile()
  expect(files.map((file) => file.slice(dir.length + 1))).toEqual([
    'rules/advice.toml',
    'rules/actions.toml',
    'rules/blocklists.toml',
    '_locales/en/messages.json',
  ])
})

test('knows the blocklists', async () => {
  const lists = `format = 1
[[list]]
name = 'Example List'
zones = ['BL.Example']
lookup = 'https://bl.example/'
removal = 'http://bl.example/'
alive = false
asks = 'anyone'
dns = { lists = ['domain'] }
`
  await writeFile(join(dir, 'rules', 'blocklists.toml'), lists)
  expect((await compile()).value.blocklists).toEqual([
    {
      name: 'Example List',
      aliases: ['bl.example'],
      lookup: 'https://bl.example/',
      removal: null,
      closed: true,
      domains: true,
      expires: false,
    },
  ])
})

test('is plain data', async () => {
  const { value } = await compile()
  expect(JSON.parse(JSON.stringify(value))).toEqual(value)
})

test.each([
  [
    'a message that does not exist',
    (text: string) => text.replace("'step_ask_clear'", "'step_ask_cleer'"),
    /step_ask_cleer/,
  ],
  [
    'a missing category',
    (text: string) => text.replace('[categories.mail-loop]', '[categories.mail-lop]'),
    /mail-lo/,
  ],
  [
    'an unknown field',
    (text: string) => text.replace("station = 'mailbox'", "statoin = 'mailbox'"),
    /statoin/,
  ],
  [
    'an unknown station',
    (text: string) => text.replace("station = 'mailbox'", "station = 'moon'"),
    /station/,
  ],
  [
    'a page that is not https',
    (text: string) => text.replace("'https://mxtoolbox", "'http://mxtoolbox"),
    /lookup_page/,
  ],
  ['a newer format', (text: string) => text.replace('format = 1', 'format = 2'), /format/],
])('names the fault: %s', async (_fault, change, message) => {
  await edit(change)
  await expect(compile()).rejects.toThrow(message)
})
