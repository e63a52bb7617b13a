import { expect, test } from 'vitest'
import { withOwnNames } from '../../../../src/ui/style/ownNames.ts'

const STYLE = '.surface{--text:#15141a;--on-accent:#fff;color:var(--text);margin:calc(2px - -1px)}'

test('properties get names that differ each time, the same wherever they stand', () => {
  const [first, second] = [withOwnNames(STYLE), withOwnNames(STYLE)]
  expect(first).not.toBe(second)
  const [name = ''] = /--[\w-]+-text(?=:)/.exec(first) ?? []
  expect(name).not.toBe('')
  expect(first).toContain(`color:var(${name})`)
  expect(first.replaceAll(name.replace(/text$/, ''), '--')).toBe(STYLE)
})
