import { expect, test } from 'vitest'
import { hashOf } from '../../../src/verdict/hash.ts'
import { indexSent } from '../../../src/verdict/index.ts'
import { subjectKey } from '../../../src/verdict/sentIndex.ts'
import { SENT } from './backscatter.ts'
import { READER, read } from './mails.ts'

test('an index holds hashes, times and habits, and no text of the mails', () => {
  const index = indexSent(SENT.map(read))
  expect(index.size).toBe(3)
  expect([...index.identities]).toEqual([READER])
  expect(index.messageIds.has(hashOf('s2@jinqiao.example'))).toBe(true)
  expect(index.subjects.get(hashOf(`${subjectKey('quotation  1')}\nchen1@buyer.example`))).toEqual([
    Date.parse('2026-11-09T11:00:00+08:00') / 1000,
  ])
  expect(index.habits.get('jinqiao.example')).toMatchObject({
    size: 3,
    mailers: new Set(['mozilla thunderbird']),
  })
  expect(JSON.stringify([...index.subjects, ...index.recipients, ...index.messageIds])).not.toMatch(/[a-z]/i)
})

test('an index survives a structured clone', () => {
  const index = indexSent(SENT.map(read))
  expect(structuredClone({ ...index }).messageIds).toEqual(index.messageIds)
})

test('hashes spread', () => {
  const hashes = new Set(Array.from({ length: 20_000 }, (_, at) => hashOf(`mail-${at}@sender.example`)))
  expect(hashes.size).toBe(20_000)
})
