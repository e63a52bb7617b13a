import { describe, expect, it } from 'vitest'
import { findTraceIds, queueIdsOf } from '../../../src/ticket/traceIds.ts'

describe('findTraceIds', () => {
  it.each([
    [
      'netease',
      '553 Requested action not taken: NULL sender is not allowed,mx7,QMCowAD3abcdef--.12S2 1762736350',
      'mx7,QMCowAD3abcdef--.12S2 1762736350',
    ],
    [
      'netease',
      '550 MI:SPB 126 smtp3,AbCdEfGhIjKlMn--.123S2 1762736350,please see',
      'smtp3,AbCdEfGhIjKlMn--.123S2 1762736350',
    ],
    [
      'netease',
      '554 DT:SPM mx16, QsCowLCXagH9jMdITTNkmg==.386S2 1762736350',
      'mx16, QsCowLCXagH9jMdITTNkmg==.386S2 1762736350',
    ],
    [
      'netease-url',
      'see http://mail.163.com/help/help_spam_16.htm?ip=203.0.113.7&hostid=mx1&time=1762736350.',
      'http://mail.163.com/help/help_spam_16.htm?ip=203.0.113.7&hostid=mx1&time=1762736350',
    ],
    [
      'qq',
      '550 SPF check failed [AAAAca46VmJTUgzvsrKKGTDWw== IP: 203.0.113.7]. http://service.mail.qq.com/',
      'AAAAca46VmJTUgzvsrKKGTDWw==',
    ],
    ['exchange', '550 5.4.1 denied [BN1AFFO11FD012.protection.gbl]', 'BN1AFFO11FD012.protection.gbl'],
    [
      'exchange',
      '[CO1PEPF000066EC.namprd05.prod.outlook.com 2026-06-11T09:04:02.743Z 08DC89E7235090DB]',
      'CO1PEPF000066EC.namprd05.prod.outlook.com 2026-06-11T09:04:02.743Z 08DC89E7235090DB',
    ],
    [
      'gmail',
      '550 5.1.1 more q5-20020a819905000000b005cea6de99ccsor6093ywg.0 - gsmtp',
      'q5-20020a819905000000b005cea6de99ccsor6093ywg.0',
    ],
    [
      'ses',
      '<01010158992be865-8373ee20-998b-478f-96c0-acc95f6a3672-000000@us-west-2.amazonses.com>',
      '01010158992be865-8373ee20-998b-478f-96c0-acc95f6a3672-000000',
    ],
    ['queue', '250 2.0.0 Ok: queued as 4F7Yz12Kp9z1', '4F7Yz12Kp9z1'],
    ['request', '421 Service busy, Request ID: 0f9c-77aa-1234', '0f9c-77aa-1234'],
  ])('reads %s', (kind, text, value) => {
    expect(findTraceIds([text])).toContainEqual({ kind, value })
  })

  it('finds none in plain replies, and each only once', () => {
    expect(findTraceIds(['550 5.1.1 User unknown [mx.x.example]', '452 4.2.2 Over quota'])).toEqual([])
    const twice = '550 denied [BN1AFFO11FD012.protection.gbl]'
    expect(findTraceIds([twice, twice])).toHaveLength(1)
  })
})

describe('queueIdsOf', () => {
  it('reads the ids of Postfix, Exim and Sendmail with their hosts', () => {
    expect(
      queueIdsOf([
        'from a (a [192.0.2.1]) by mx.x.example (Postfix) with ESMTP id 4F7Yz12Kp9z1 for <li@x.example>; Tue, 10 Nov',
        'from b ([192.0.2.2]) by exim.x.example with esmtp (Exim 4.96) id 1oABcD-0003ef-2X; Tue',
        'from c by send.x.example (8.17.1/8.17.1) with ESMTP id 2AA10xyz012345; Tue',
        'from d by e.x.example with HTTP; Tue',
      ]),
    ).toEqual([
      '4F7Yz12Kp9z1 (mx.x.example)',
      '1oABcD-0003ef-2X (exim.x.example)',
      '2AA10xyz012345 (send.x.example)',
    ])
  })
})
