// @vitest-environment happy-dom
import { render } from 'preact'
import { expect, test } from 'vitest'
import type { Rich } from '../../../src/i18n/types.ts'
import { RichText } from '../../../src/ui/RichText.tsx'

function html(text: Rich): string {
  const frame = document.createElement('p')
  render(<RichText text={text} />, frame)
  return frame.innerHTML
}

test('isolates addresses and codes from the direction of the text around them', () => {
  expect(
    html([
      { kind: 'address', text: 'a@b.example' },
      { kind: 'code', text: '5.1.1' },
    ]),
  ).toBe('<bdi class="address" dir="ltr">a@b.example</bdi><code dir="ltr">5.1.1</code>')
})

test('links pages, without telling them where the reader comes from', () => {
  const link = html([{ kind: 'link', text: 'help', href: 'https://support.example/' }])
  expect(link).toContain('href="https://support.example/"')
  expect(link).toContain('noreferrer')
})

test.each(['javascript:alert(1)', 'data:text/html,x', 'http://a.example/', ' https://a.example/'])(
  'does not link %s',
  (href) => {
    expect(html([{ kind: 'link', text: 'help', href }])).toBe('help')
  },
)
