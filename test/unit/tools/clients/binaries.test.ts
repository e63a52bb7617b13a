import { afterEach, expect, test, vi } from 'vitest'
import { findBinary, PROGRAMS, variableFor } from '../../../../tools/clients/binaries.ts'
import { howToInstall } from '../../../../tools/clients/missing.ts'

afterEach(() => vi.unstubAllEnvs())

test.each(PROGRAMS)('%s is taken from its environment variable', (program) => {
  vi.stubEnv(variableFor(program), process.execPath)
  expect(findBinary(program)).toBe(process.execPath)
})

test.each(PROGRAMS)('a variable for %s that names nothing is an error, not another binary', (program) => {
  vi.stubEnv(variableFor(program), '/nowhere/at/all')
  expect(() => findBinary(program)).toThrow(variableFor(program))
})

test('what is missing is named with the command and the variable', () => {
  const sentence = howToInstall(['thunderbird', 'dovecot'])
  expect(sentence).toMatch(/^Missing: thunderbird, dovecot\. Install with: .+/)
  expect(sentence).toContain('THUNDERBIRD, DOVECOT')
})
