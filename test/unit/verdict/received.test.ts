import { expect, test } from 'vitest'
import { readHop } from '../../../src/verdict/received.ts'

test.each([
  [
    'Postfix',
    'from a.example (b.example [192.0.2.1]) by mx.example (Postfix) with ESMTPSA id 1; x',
    ['a.example', 'b.example', '192.0.2.1', 'mx.example', true],
  ],
  [
    'Postfix without a name',
    'from a.example (unknown [192.0.2.1]) by mx.example (Postfix) with ESMTP id 1',
    ['a.example', 'unknown', '192.0.2.1', 'mx.example', false],
  ],
  [
    'Exim',
    'from b.example ([192.0.2.1] helo=a.example) by mx.example with esmtps (Exim 4.96) id 1',
    ['a.example', 'b.example', '192.0.2.1', 'mx.example', false],
  ],
  [
    'qmail',
    'from unknown (HELO a.example) (192.0.2.1) by mx.example with SMTP; x',
    ['a.example', 'unknown', '192.0.2.1', 'mx.example', false],
  ],
  [
    'Exchange',
    'from a.example (192.0.2.1) by mx.example (192.0.2.2) with Microsoft SMTP Server id 15',
    ['a.example', null, '192.0.2.1', 'mx.example', false],
  ],
  [
    'Google',
    'from a.example (b.example. [192.0.2.1]) by mx.example with ESMTPS id 1',
    ['a.example', 'b.example', '192.0.2.1', 'mx.example', false],
  ],
  [
    'a local program',
    'by mx.example (Postfix, from userid 33) id 1; x',
    [null, null, null, 'mx.example', true],
  ],
  ['nothing', '', [null, null, null, null, false]],
])('reads a Received field of %s', (_, field, expected) => {
  const { helo, resolved, ip, by, submitted } = readHop(field)
  expect([helo, resolved, ip, by, submitted]).toEqual(expected)
})
