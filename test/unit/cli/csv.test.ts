import { expect, test } from 'vitest'
import { csvRow } from '../../../src/cli/csv.ts'

test('quotes what would break a row', () => {
  expect(csvRow(['a,b', 'say "no"', 'two\r\nlines', 'plain', null, 7])).toBe(
    '"a,b","say ""no""","two\r\nlines",plain,,7\r\n',
  )
})

test('no field of a mail starts a formula', () => {
  expect(csvRow(['=HYPERLINK("x")', '+1', '-1', '@a', '\tx', '1-1'])).toBe(
    `"'=HYPERLINK(""x"")",'+1,'-1,'@a,'\tx,1-1\r\n`,
  )
})
