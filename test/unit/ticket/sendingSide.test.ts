import { describe, expect, it } from 'vitest'
import { readMessage } from '../../../src/mime/index.ts'
import { findSendingSide, isPublic } from '../../../src/ticket/sendingSide.ts'
import { bytesOf, diagnosed, postfix, recipient } from './fixtures.ts'

function fromReply(diagnosticText: string, remoteIp: string | null = null) {
  return findSendingSide(diagnosed([recipient({ diagnosticText, remoteIp })]))
}

function fromHeaders(headers: string) {
  const part = readMessage(bytesOf(`${headers}\n\n`)).root
  const original = {
    messageId: null,
    subject: null,
    from: null,
    to: [],
    cc: [],
    date: null,
    returned: 'headers' as const,
    sizeBytes: null,
    part,
  }
  return findSendingSide(diagnosed([recipient({ remoteMta: 'mx.x.example' })], { original }))
}

describe('findSendingSide', () => {
  it.each([
    '554 5.7.1 Service unavailable; Client host [203.0.113.7] blocked using zen.spamhaus.org',
    '554 5.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.7]; your IP is 203.0.113.7',
    '550-5.7.1 [203.0.113.7      12] Our system has detected that this message is',
    '550 5.7.1 Your IP address 203.0.113.7 is listed',
    '550 Mail from 203.0.113.7 refused',
    '550 SPF check failed [AAAAca46VmJTUgzvsrKKGTDWw== IP: 203.0.113.7].',
    '550 IP 203.0.113.7 is blocked by EarthLink',
    '554 see http://w.example/?ip=203.0.113.7',
    '550 5.7.606 Access denied, banned sending IP [203.0.113.7]',
  ])('reads the refused address in %j', (reply) => {
    expect(fromReply(reply).ip).toBe('203.0.113.7')
  })

  it('reads IPv6', () => {
    expect(fromReply('550-5.7.1 [2001:db8:15::7] Our system').ip).toBe('2001:db8:15::7')
  })

  it('does not take the remote server’s own or a private address', () => {
    expect(fromReply('550 Connection from 198.51.100.9 refused', '198.51.100.9').ip).toBeNull()
    expect(fromReply('550 Client host [192.168.1.2] blocked').ip).toBeNull()
    expect(fromReply('550 5.1.1 host mx.x.example[198.51.100.9] unknown user').ip).toBeNull()
    expect(findSendingSide(postfix()).ip).toBeNull()
  })

  it.each([
    ['504 5.5.2 <mail>: Helo command rejected: need fully-qualified hostname', 'mail'],
    ['550 HELO name [mail.ours.example] not acceptable', 'mail.ours.example'],
    ['550 helo=mail.ours.example does not resolve', 'mail.ours.example'],
  ])('reads the HELO name in %j', (reply, helo) => {
    expect(fromReply(reply).helo).toBe(helo)
  })

  it('reads where the recipient’s side took the mail over', () => {
    const side = fromHeaders(
      'Received: from store.x.example (store [10.0.0.1]) by box.x.example with LMTP id 1\n' +
        'Received: from mail.ours.example (mail.ours.example [203.0.113.7])\n\tby mx.x.example (Postfix) with ESMTPS id 2',
    )
    expect(side).toEqual({ ip: '203.0.113.7', helo: 'mail.ours.example' })
  })

  it('does not take the recipient’s outsourced filter for us', () => {
    const side = fromHeaders(
      'Received: from out.filter.example (out.filter.example [198.51.100.3]) by mx.x.example with ESMTPS id 3\n' +
        'Received: from mail.ours.example ([203.0.113.7]) by in.filter.example with ESMTPS id 2',
    )
    expect(side).toEqual({ ip: null, helo: null })
  })

  it('reads an SPF check that passed, and no other', () => {
    const spf = 'domain of me@ours.example) client-ip=203.0.113.7; helo=mail.ours.example;'
    expect(fromHeaders(`Received-SPF: pass (${spf}`)).toEqual({
      ip: '203.0.113.7',
      helo: 'mail.ours.example',
    })
    expect(fromHeaders(`Received-SPF: fail (${spf}`)).toEqual({ ip: null, helo: null })
  })

  it('does not take a user’s own login for the sending server', () => {
    const side = fromHeaders(
      'Received: from [192.0.2.4] (pc [203.0.113.7]) by mx.x.example with ESMTPSA id 2',
    )
    expect(side).toEqual({ ip: null, helo: null })
  })
})

describe('isPublic', () => {
  it.each([
    '10.1.2.3',
    '127.0.0.1',
    '172.20.0.1',
    '192.168.0.1',
    '169.254.1.1',
    '100.64.0.1',
    '999.1.1.1',
    '::1',
    'fe80::1',
    'fd00::1',
    '1.2',
  ])('refuses %s', (ip) => expect(isPublic(ip)).toBe(false))
})
