import { expect, test } from 'vitest'
import { pieces } from '../../../src/ui/ServerWords.tsx'

const cut = (text: string, marks: readonly (readonly [number, number])[]) =>
  pieces({ label: '', text, marks }).map(({ text: piece, marked }) => (marked ? `[${piece}]` : piece))

test('cuts a text at its marks', () => {
  expect(cut('550 user unknown', [[4, 16]])).toEqual(['550 ', '[user unknown]'])
  expect(cut('abc', [[1, 2]])).toEqual(['a', '[b]', 'c'])
  expect(cut('abc', [])).toEqual(['abc'])
})

test('loses no character to marks that overlap, are out of order or leave the text', () => {
  expect(
    cut('abcdef', [
      [4, 99],
      [0, 2],
      [1, 3],
    ]),
  ).toEqual(['[ab]', '[c]', 'd', '[ef]'])
  expect(
    cut('abc', [
      [2, 1],
      [-5, 1],
    ]).join(''),
  ).toBe('[a]bc')
})
