import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DECLARED, WEBMAIL_HOSTS } from '../../../../src/hosts/webmail/registry.ts'
import { WEBMAIL_SITES } from '../../../../src/platform/webmailSites.ts'

const root = resolve(import.meta.dirname, '../../../..')
/** Folders of src/hosts that are no webmails. */
const OTHERS = new Set(['thunderbird', 'webmail', 'generic'])
const folders = readdirSync(resolve(root, 'src/hosts')).filter((name) => !OTHERS.has(name))
const docs = readFileSync(resolve(root, 'docs/HOSTS.md'), 'utf8')

test('no two webmails share an id', () => {
  const ids = WEBMAIL_HOSTS.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('every webmail is described in docs/HOSTS.md', () => {
  for (const { id } of WEBMAIL_HOSTS) expect(docs, id).toContain(`\`${id}\``)
  for (const folder of folders) expect(docs, folder).toContain(`src/hosts/${folder}/`)
})

test('every address of a service is one that the reader is offered to allow', () => {
  const offered = WEBMAIL_SITES.flatMap(({ matches }) => matches).map((match) => match.slice(8, -2))
  const isOffered = (host: string) =>
    offered.some((one) => one === host || (one.startsWith('*.') && `.${host}`.endsWith(one.slice(1))))
  const missing = DECLARED.flatMap(({ hosts = [] }) => hosts).filter((host) => !isOffered(host))
  expect(missing).toEqual([])
})

describe.each(folders)('src/hosts/%s/data.ts', (folder) => {
  const lines = readFileSync(resolve(root, `src/hosts/${folder}/data.ts`), 'utf8').split('\n')

  test('says of each selector and address when it was so, how sure that is, and where it is from', () => {
    const isData =
      /^\s+(?:\{ (?:selector|attribute|pattern)|(?:hosts|path|mark|message|body|anchor|subject|from|fromAttribute|source|\w+: \[\{)\b)/
    const said = /^\s+\/\/ 20\d\d-(?:0[1-9]|1[0-2]) (?:assumed|verified): \S/
    const header = lines.join('\n').match(/20\d\d-\d\d-\d\d/)
    if (header) return
    const without = lines.filter((line, at) => {
      if (!isData.test(line) || /^\s+(?:names|id): \{?/.test(line)) return false
      return !said.test(lines[at - 1] ?? '')
    })
    expect(without).toEqual([])
  })
})
