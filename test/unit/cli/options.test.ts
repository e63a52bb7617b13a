import { expect, test } from 'vitest'
import { type OptionKinds, readOptions, UsageError } from '../../../src/cli/options.ts'

const KINDS = { json: 'flag', lang: 'text', format: ['text', 'csv'] } as const satisfies OptionKinds

const wrong = (...args: string[]): [string, Readonly<Record<string, string>>] | null => {
  try {
    readOptions(args, KINDS)
    return null
  } catch (error) {
    if (error instanceof UsageError) return [error.key, error.params]
    throw error
  }
}

test('reads flags, values and paths in any order', () => {
  const options = readOptions(
    ['a.eml', '--json', '--lang', 'zh-CN', '--format=csv', '-', '--', '--b.eml'],
    KINDS,
  )
  expect([...options.flags]).toEqual(['json'])
  expect([...options.texts]).toEqual([
    ['lang', 'zh-CN'],
    ['format', 'csv'],
  ])
  expect(options.paths).toEqual(['a.eml', '-', '--b.eml'])
})

test('names what is wrong', () => {
  expect(wrong('--jsno')).toEqual(['cli_error_option', { option: '--jsno' }])
  expect(wrong('-x')).toEqual(['cli_error_option', { option: '-x' }])
  expect(wrong('--constructor')).toEqual(['cli_error_option', { option: '--constructor' }])
  expect(wrong('--lang')).toEqual(['cli_error_value', { option: '--lang' }])
  expect(wrong('--json=1')).toEqual(['cli_error_no_value', { option: '--json' }])
  expect(wrong('--format', 'pdf')).toEqual([
    'cli_error_choice',
    { option: '--format', value: 'pdf', choices: 'text, csv' },
  ])
})
