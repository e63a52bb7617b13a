import { readdir, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..', '..')
const sources = new Map<string, string>()
beforeAll(async () => {
  for (const path of await readdir(resolve(root, 'src'), { recursive: true }))
    if (/\.tsx?$/.test(path)) sources.set(path, await readFile(resolve(root, 'src', path), 'utf8'))
})

/** Files that touch the storage, and the keys that they use there. Marks of what has been done hold `true` alone. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'platform/settings.ts': ['settings'],
  'platform/hidden.ts': ['hidden'],
  'platform/done.ts': ['done'],
  'platform/claimed.ts': ['claimed'],
  'platform/retries.ts': ['retries'],
  'platform/planProgress.ts': ['plans'],
  'platform/findings.ts': ['live:…'],
  'platform/handOver.ts': ['handed:…'],
  'platform/handedSelection.ts': ['selection'],
  'actions/supportMails.ts': ['support:…'],
  'platform/remembered.ts': [],
  'plan/planServices.ts': [],
  'background/watchPlans.ts': [],
  'background/watchReminders.ts': [],
  'background/wipe.ts': [],
}

describe('what is stored', () => {
  test('is stored by the files that are known for it alone', () => {
    const touching = [...sources].filter(([, code]) =>
      /\bstorage\.(?:local|session|sync|managed)\b/.test(code),
    )
    for (const [path] of touching) expect(Object.keys(KEYS)).toContain(path)
    const named = [...sources].filter(([, code]) => /rememberedMessages\('/.test(code)).map(([path]) => path)
    for (const path of named) expect(Object.keys(KEYS)).toContain(path)
  })

  test('goes by the keys that are named here', () => {
    for (const [path, keys] of Object.entries(KEYS))
      for (const key of keys) expect(sources.get(path), path).toContain(key.replace('…', ''))
  })

  test.each(['PRIVACY.md', 'PRIVACY.zh_CN.md'])('stands in %s, and nothing else does', async (name) => {
    const page = await readFile(resolve(root, 'docs', name), 'utf8')
    const listed = [...page.matchAll(/^\| `([a-z]+(?::…)?)` \|/gm)].map(([, key]) => key)
    expect(listed.toSorted()).toEqual(Object.values(KEYS).flat().toSorted())
  })

  test('is never synchronised', () => {
    for (const [path, code] of sources) expect(code, path).not.toMatch(/storage\.sync|localStorage|indexedDB/)
  })
})

describe('what goes out', () => {
  test('leaves by known doors alone', () => {
    const asking = [...sources]
      .filter(([, code]) =>
        /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource|importScripts/.test(code),
      )
      .map(([path]) => path)
    // The package's own words; the webmail's own messages; live checks on request.
    expect(asking.toSorted()).toEqual([
      'hosts/roundcube/server.ts',
      'hosts/sogo/server.ts',
      'hosts/webmail/fetchRaw.ts',
      'platform/catalogue.ts',
      'platform/resolvers.ts',
    ])
  })
})

test('the page on security names tests that exist', async () => {
  const page = await readFile(resolve(root, 'docs', 'SECURITY.md'), 'utf8')
  const named = [...page.matchAll(/`(test\/[\w./*-]+)`/g)].map(([, path]) => path ?? '')
  expect(named.length).toBeGreaterThan(15)
  for (const path of new Set(named)) {
    const folder = path.slice(0, path.lastIndexOf('/'))
    const file = path.slice(folder.length + 1)
    const pattern = new RegExp(`^${file.replaceAll('.', '\\.').replaceAll('*', '.*')}$`)
    const found = (await readdir(resolve(root, folder))).filter((name) => pattern.test(name))
    expect(found, path).not.toEqual([])
  }
})
