import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readMessage } from '../../../src/mime/index.ts'
import { readReport, readText } from '../../../src/report/index.ts'

const root = join(import.meta.dirname, '../../fixtures')

function fixtures(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.eml'))
    .sort()
}

const bytes = (folder: string, name: string) => readFileSync(join(root, folder, name))

describe('readReport over the fixtures', () => {
  for (const folder of ['bounce', 'not-bounce', 'broken']) {
    for (const name of fixtures(folder)) {
      it(`reads ${folder}/${name}`, () => {
        const expected = JSON.parse(bytes(folder, name.replace('.eml', '.expected.json')).toString('utf8'))
        expect(readReport(readMessage(bytes(folder, name)))).toMatchObject(expected)
      })
    }
  }
})

describe('readText over the fixtures', () => {
  for (const name of fixtures('bounce')) {
    it(`reads the pasted source of ${name}`, () => {
      const report = readReport(readMessage(bytes('bounce', name)))
      const pasted = readText(bytes('bounce', name).toString('utf8'))
      expect(pasted.textOnly).toBe(true)
      expect(pasted.kind).toBe(report.kind)
      expect(pasted.recipients.map((one) => one.finalRecipient)).toEqual(
        report.recipients.map((one) => one.finalRecipient),
      )
    })
  }
})

it('lists the texts of a recipient by trust', () => {
  const report = readReport(readMessage(bytes('bounce', 'postfix-rcpt.eml')))
  expect(report.recipients[0]?.texts.map((text) => text.source)).toEqual([
    'diagnostic-code',
    'recipient-text',
    'notice-text',
    'subject',
    'status-field',
  ])
})

it('keeps the words about one recipient out of the texts of another', () => {
  const report = readReport(readMessage(bytes('bounce', 'exim-two-recipients.eml')))
  const [first, second] = report.recipients
  expect(JSON.stringify(first?.texts)).not.toContain('other.example [2001')
  expect(JSON.stringify(second?.texts)).not.toContain('5.1.1 User unknown')
})
