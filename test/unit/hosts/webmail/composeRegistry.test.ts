import { describe, expect, test } from 'vitest'
import { COMPOSE_ADDRESSES, composeAddressOf } from '../../../../src/hosts/webmail/composeRegistry.ts'
import { WEBMAIL_HOSTS } from '../../../../src/hosts/webmail/registry.ts'

const pageOf = (id: string, page: string) => composeAddressOf(id, new URL(page))?.page ?? null

describe('where a webmail writes a new mail', () => {
  test.each([
    [
      'gmail',
      'https://mail.google.com/mail/u/1/#inbox/abc',
      'https://mail.google.com/mail/u/1/?view=cm&fs=1&tf=1',
    ],
    [
      'outlook',
      'https://outlook.live.com/mail/0/inbox/id/x',
      'https://outlook.live.com/mail/0/deeplink/compose',
    ],
    ['outlook', 'https://outlook.office.com/mail/inbox', 'https://outlook.office.com/mail/deeplink/compose'],
    ['yahoo', 'https://mail.yahoo.com/d/folders/1/messages/2', 'https://compose.mail.yahoo.com/'],
    ['fastmail', 'https://app.fastmail.com/mail/Inbox/', 'https://app.fastmail.com/mail/compose'],
    [
      'nextcloud',
      'https://cloud.example/index.php/apps/mail/box/1',
      'https://cloud.example/index.php/apps/mail/compose',
    ],
    [
      'horde',
      'https://h.example/horde/imp/dynamic.php?page=mailbox',
      'https://h.example/horde/imp/dynamic.php?page=compose',
    ],
    ['zimbra', 'https://z.example/zimbra/#1', 'https://z.example/zimbra/?view=compose'],
  ])('%s at %s', (id, page, address) => expect(pageOf(id, page)).toBe(address))

  test.each([
    ['AOL is not another account', 'yahoo', 'https://mail.aol.com/d/folders/1'],
    ['one of which nothing is known', 'proton', 'https://mail.proton.me/u/0/inbox'],
    ['a page that is none of it', 'outlook', 'https://outlook.office.com/calendar/'],
    ['no page of a server', 'gmail', 'file:///mail/u/0/'],
  ])('is not known for %s', (_, id, page) => expect(pageOf(id, page)).toBeNull())

  test('is known only of webmails that are known and that fill no page themselves', () => {
    for (const id of COMPOSE_ADDRESSES.keys()) {
      const host = WEBMAIL_HOSTS.find((one) => one.id === id)
      expect(host?.can.has('hand-over'), id).toBe(true)
      expect(host?.can.has('compose'), id).toBe(false)
    }
  })
})
