// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { shownText } from '../../../../src/hosts/webmail/shownText.ts'

test('reads the text of an element and of its frames', () => {
  document.body.innerHTML = '<div>outer<iframe></iframe></div>'
  const frame = document.querySelector('iframe')
  frame?.contentDocument?.write('<body>inner</body>')
  const text = shownText(document.body)
  expect(text).toContain('outer')
  expect(text).toContain('inner')
  expect(shownText(frame as Element)).toContain('inner')
})

test('leaves out a frame that the page may not see into', () => {
  document.body.innerHTML = '<div>outer<iframe></iframe></div>'
  Object.defineProperty(document.querySelector('iframe'), 'contentDocument', {
    get() {
      throw new Error('another origin')
    },
  })
  expect(shownText(document.body).trim()).toBe('outer')
})

test('reads no more than is looked at', () => {
  document.body.textContent = 'x'.repeat(500_000)
  expect(shownText(document.body).length).toBe(200_000)
})
