import { expect, it } from 'vitest'
import { meaningOf } from '../../../src/check/meaning.ts'
import type { Finding } from '../../../src/live/types.ts'
import { postfix, recipient } from '../ticket/fixtures.ts'

const table = { blocklists: [] }
const noMx = (about: string): Finding => ({
  ...{ check: 'recipient', status: 'bad', reason: 'mx_none', about, params: {} },
  ...{ time: '2026-11-22T09:00:00Z', resolver: 'test' },
})
const lost = (address: string) =>
  recipient(
    { finalRecipient: address },
    { category: 'dns-failure', party: 'recipient-admin', confidence: 'likely' },
  )

it('draws each conclusion once and tells who can put it right now', () => {
  const { report } = postfix()
  const recipients = [lost('a@x.example'), lost('b@x.example'), lost('c@y.example')]
  const meaning = meaningOf({ report, recipients }, [noMx('x.example')], table)
  expect(meaning.conclusions).toMatchObject([{ id: 'no_mail_server', params: { about: 'x.example' } }])
  expect(meaning).toMatchObject({ certain: true, party: 'sender' })
})

it('leaves the diagnosis alone where nothing was found about it', () => {
  const { report } = postfix()
  const meaning = meaningOf({ report, recipients: [lost('a@x.example')] }, [noMx('z.example')], table)
  expect(meaning).toEqual({ conclusions: [], certain: false, party: null })
})
