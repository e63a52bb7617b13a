import { vi } from 'vitest'

type Tree = { readonly [name: string]: unknown }

/** A `browser` that holds what a test prepares; anything else throws by name instead of being undefined. */
export function fakeBrowser(prepared: Tree): never {
  return guard(prepared, 'browser') as never
}

function guard(tree: Tree, path: string): object {
  return new Proxy(tree, {
    get(target, name) {
      if (typeof name === 'symbol' || name === 'then') return undefined
      if (!(name in target)) throw new Error(`the test has not prepared ${path}.${name}`)
      const value = target[name]
      return typeof value === 'object' && value !== null ? guard(value as Tree, `${path}.${name}`) : value
    },
    has: (target, name) => name in target,
  })
}

/** storage.local over a plain object. */
export function fakeStorage(data: Record<string, unknown> = {}) {
  return {
    data,
    local: {
      get: vi.fn(async (key: string) => (key in data ? { [key]: data[key] } : {})),
      set: vi.fn(async (values: object) => void Object.assign(data, structuredClone(values))),
      remove: vi.fn(async (key: string) => void delete data[key]),
    },
  }
}
