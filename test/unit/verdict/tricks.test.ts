import { describe, expect, test } from 'vitest'
import { mayBeBounce } from '../../../src/report/gate.ts'
import { mayPose } from '../../../src/verdict/index.ts'
import { FIFTH_LOOK_ALIKES, FIFTH_TRICKS } from './fifthTricks.ts'
import { FOURTH_LOOK_ALIKES } from './fourthLookAlikes.ts'
import { FOURTH_TRICKS } from './fourthTricks.ts'
import { judged, NOTHING_KNOWN, READERS, WITH_SENT } from './judging.ts'
import { LOOK_ALIKES } from './lookAlikes.ts'
import { messageOf } from './mails.ts'
import { MORE_LOOK_ALIKES } from './moreLookAlikes.ts'
import { MORE_TRICKS } from './moreTricks.ts'
import { PERSONAL_TRICKS } from './personalTricks.ts'
import { SEVENTH_LOOK_ALIKES } from './seventhLookAlikes.ts'
import { SEVENTH_TRICKS } from './seventhTricks.ts'
import { SIXTH_LOOK_ALIKES } from './sixthLookAlikes.ts'
import { SIXTH_TRICKS } from './sixthTricks.ts'
import { THIRD_LOOK_ALIKES } from './thirdLookAlikes.ts'
import { THIRD_TRICKS } from './thirdTricks.ts'
import { TRICKS } from './tricks.ts'

/** Those that sender or subject tell. */
const OPEN_TRICKS = [
  ...TRICKS,
  ...MORE_TRICKS,
  ...THIRD_TRICKS,
  ...FOURTH_TRICKS,
  ...FIFTH_TRICKS,
  ...SIXTH_TRICKS,
]

describe('a trick', () => {
  test.each(
    [...OPEN_TRICKS, ...SEVENTH_TRICKS, ...PERSONAL_TRICKS].map((sketch) => [sketch.id, sketch] as const),
  )('%s is called one', (_, sketch) => {
    const message = messageOf(sketch)
    for (const context of [NOTHING_KNOWN, READERS, WITH_SENT]) {
      const { verdict, reasons } = judged(message, context)
      expect(verdict).toBe('trick')
      expect(reasons.length).toBeGreaterThanOrEqual(2)
      expect(reasons.map(({ weight }) => weight)).toEqual(
        reasons.map(({ weight }) => weight).toSorted((a, b) => b - a),
      )
    }
  })

  test('tells where its links lead', () => {
    const held = TRICKS.find(({ id }) => id === 'zh-verify-account')
    if (!held) throw new Error('the sample is gone')
    const { linkHosts, reasons } = judged(messageOf(held), READERS)
    expect(linkHosts).toContain('guard-mail-cn.example')
    expect(reasons.find(({ id }) => id === 'disguised-link')?.params.host).toBe(
      'mail.jinqiao.example → guard-mail-cn.example',
    )
  })

  test('does not become honest by quoting a Message-ID of ours', () => {
    const sketch = TRICKS[0]
    if (!sketch) throw new Error('no samples')
    const message = messageOf({
      ...sketch,
      headers: ['In-Reply-To: <s1@jinqiao.example>', 'X-Original-Message-ID: <s1@jinqiao.example>'],
    })
    expect(judged(message, WITH_SENT).verdict).not.toBe('matches-sent')
  })
})

describe('a look-alike', () => {
  test.each(
    [
      ...LOOK_ALIKES,
      ...MORE_LOOK_ALIKES,
      ...THIRD_LOOK_ALIKES,
      ...FOURTH_LOOK_ALIKES,
      ...FIFTH_LOOK_ALIKES,
      ...SIXTH_LOOK_ALIKES,
      ...SEVENTH_LOOK_ALIKES,
    ].map((sketch) => [sketch.id, sketch] as const),
  )('%s is no trick', (_, sketch) => {
    const message = messageOf(sketch)
    const identities = [sketch.to ?? 'wang@jinqiao.example']
    expect(judged(message, { ...READERS, identities }).verdict).toBe('none')
    expect(judged(message, NOTHING_KNOWN).verdict).toBe('none')
    expect(judged(message, { ...WITH_SENT, identities }).verdict).not.toBe('trick')
  })
})

test('what may be a trick is read: its sender or subject tells', () => {
  const unread = OPEN_TRICKS.filter(
    ({ from, subject }) => !mayPose({ from, subject }) && mayBeBounce({ from, subject }) === 'no',
  )
  expect(unread.map(({ id }) => id)).toEqual([])
})
