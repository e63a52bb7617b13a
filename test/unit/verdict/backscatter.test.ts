import { describe, expect, test } from 'vitest'
import { backscatter, returnedMail, TEMPLATES, TO, TRUE_PATHS } from './backscatter.ts'
import { judged, READERS, WITH_SENT } from './judging.ts'
import { read } from './mails.ts'

const withHost = { ...WITH_SENT, ownHosts: ['mail.jinqiao.example'] }

describe('mail in the name of the reader', () => {
  test.each(backscatter().map(({ id, source }) => [id, source] as const))(
    '%s is backscatter',
    (_, source) => {
      const message = read(source)
      expect(judged(message, WITH_SENT).verdict).toBe('backscatter')
      expect(judged(message, withHost).verdict).toBe('backscatter')
      expect(judged(message, READERS).verdict).toBe('none')
    },
  )

  test('is recognised without Sent where the own servers are named', () => {
    const [first] = backscatter()
    expect(judged(read(first?.source ?? ''), { ...READERS, ownHosts: ['192.0.2.10'] }).verdict).toBe(
      'backscatter',
    )
  })
})

describe('mail of the reader that Sent does not hold', () => {
  const cases = TEMPLATES.flatMap((template) =>
    TRUE_PATHS.map((path) => [`${template.id}/${path.id}`, template, path] as const),
  )
  test.each(cases)('%s is not backscatter', (_, template, path) => {
    const message = read(template.build(returnedMail(path, template.host, TO), TO))
    expect(judged(message, WITH_SENT).verdict).toBe('not-in-sent')
    expect(judged(message, withHost).verdict).toBe('not-in-sent')
  })
})
