import { describe, expect, test } from 'vitest'
import { asMail, mbox } from '../../../../tools/clients/mbox.ts'

describe('mbox', () => {
  test('separates messages and keeps their bytes', () => {
    const box = mbox([Buffer.from('Subject: a\n\nWärme\n'), Buffer.from('Subject: b\n\n')]).toString('utf8')
    expect(box.match(/^From - /gm)).toHaveLength(2)
    expect(box).toContain('Wärme')
  })

  test('has one kind of line end', () => {
    expect(mbox([Buffer.from('Subject: a\r\n\r\nb\r\n')]).includes('\r')).toBe(false)
  })

  test('marks lines that look like a separator, marked ones too', () => {
    const box = mbox([Buffer.from('Subject: a\n\nFrom here on\n>From there\n')]).toString('utf8')
    expect(box).toContain('\n>From here on\n>>From there\n')
  })
})

describe('asMail', () => {
  test('finds a folded Message-ID in the header alone', () => {
    const text = 'Subject: a\nMessage-ID:\n <1@a.example>\n\nMessage-ID: <2@a.example>\n'
    expect(asMail('x', Buffer.from(text))).toMatchObject({ messageId: '1@a.example', subject: 'a' })
  })

  test('has none where the mail has none', () => {
    expect(asMail('x', Buffer.from('\n'))).toMatchObject({ messageId: '', subject: '' })
  })
})
