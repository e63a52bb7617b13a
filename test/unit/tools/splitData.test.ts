import { expect, test } from 'vitest'
import { splitData } from '../../../tools/build/splitData.ts'

test.each(['"', "'", '`'])('takes data in %s quotes out of the code', (quote) => {
  const script = `var a=JSON.parse(${quote}{\\${quote}x\\${quote}:1}${quote});f(a);`
  expect(splitData(script)).toEqual({
    code: `var a=JSON.parse(${quote}${quote});f(a);`,
    data: [`{\\${quote}x\\${quote}:1}`],
  })
})

test('leaves other uses of JSON.parse alone', () => {
  const script = 'function g(t){return JSON.parse(t)}JSON.parse("'
  expect(splitData(script)).toEqual({ code: script, data: [] })
})
