// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { textOfPage } from '../../../../src/ui/popup/textOfPage.ts'

afterEach(() => {
  getSelection()?.removeAllRanges()
  document.body.innerHTML = ''
})

/** The text of a page with this in its body. */
const read = (html: string): string => {
  document.body.innerHTML = html
  return textOfPage().text
}

/** Displays that a browser knows by itself. */
const DISPLAYS: Readonly<Record<string, string>> = { b: 'inline', i: 'inline', td: 'table-cell' }
const STYLE = { opacity: '1', visibility: 'visible', whiteSpace: 'normal' }
const styleOf = getComputedStyle
vi.spyOn(window, 'getComputedStyle').mockImplementation((element) => {
  const style = styleOf(element)
  const display = DISPLAYS[element.localName]
  return display ? ({ ...STYLE, display } as CSSStyleDeclaration) : style
})

test('reads lines as they are shown', () => {
  expect(read('<h1>One</h1>\n<div>two <b>three</b>,\n four</div><p>five<br>six<br><br>seven</p>eight')).toBe(
    'One\ntwo three, four\n\nfive\nsix\n\nseven\n\neight',
  )
})

test('keeps the lines of a text that was written in lines', () => {
  const pre = (value: string) => `<pre style="white-space: pre-wrap">${value}</pre>`
  expect(read(`Said:${pre('550 5.1.1\n    no such user')}end`)).toBe(
    'Said:\n550 5.1.1\n    no such user\nend',
  )
})

test('sets the cells of a table apart', () => {
  expect(read('<table><tr><td>Code</td><td>550</td></tr><tr><td>Who</td><td>zhao</td></tr></table>')).toBe(
    'Code 550\nWho zhao',
  )
})

test('leaves out what is hidden', () => {
  expect(
    read(
      `shown<div style="display:none">no <b>way</b></div><div style="opacity:0">no</div><script>no()</script>
       <style>no{}</style><template>no</template><details><summary>sum</summary>no</details>
       <div style="visibility:hidden">no <u style="visibility:visible">yes</u></div>`,
    ),
  ).toBe('shown\nsum\nyes')
})

test('reads a frame in its place', () => {
  document.body.innerHTML = 'before<iframe></iframe>after'
  document.querySelector('iframe')?.contentDocument?.write('<body>inside</body>')
  expect(textOfPage().text.split(/\s+/)).toEqual(['before', 'inside', 'after'])
})

test('leaves out a frame that the page may not look into', () => {
  document.body.innerHTML = 'before<iframe></iframe>after'
  Object.defineProperty(document.querySelector('iframe'), 'contentDocument', {
    get() {
      throw new Error('another origin')
    },
  })
  expect(textOfPage().text.split(/\s+/)).toEqual(['before', 'after'])
})

test('reads an open shadow tree, with what was put into its slots, and not twice', () => {
  document.body.innerHTML = '<div id="host"><span slot="who">zhao</span><i>nowhere</i></div>'
  const root = document.querySelector('#host')?.attachShadow({ mode: 'open' })
  if (root) root.innerHTML = '<p>to</p><slot name="who"></slot>'
  expect(textOfPage().text.split(/\s+/)).toEqual(['to', 'zhao'])
})

test('reads a text that may only be read, and no text that is being written', () => {
  expect(read('<textarea readonly>Status: 5.1.1</textarea><textarea>draft</textarea>')).toBe('Status: 5.1.1')
})

test('reads no more than its bounds', () => {
  expect(read(`<p>${'x'.repeat(600_000)}</p>`).length).toBe(512 * 1024)
  document.body.innerHTML = '<i>x</i>'.repeat(1000)
  expect(textOfPage(100).text).toBe('x'.repeat(100))
  expect(textOfPage(1000, 100).text.length).toBeLessThan(100)
})

test('goes no deeper than it can', () => {
  let element: Element = document.body
  for (let depth = 0; depth < 100; depth += 1) element = element.appendChild(document.createElement('div'))
  element.textContent = 'deep'
  document.body.append('end')
  expect(textOfPage(1000, 1000, 50).text).toBe('end')
})

test('tells what is selected, in the page and in a field', () => {
  document.body.innerHTML = '<p>one</p><p id="two">two</p><textarea>three four</textarea>'
  getSelection()?.selectAllChildren(document.querySelector('#two') as Element)
  expect(textOfPage().selected).toBe('two')
  getSelection()?.removeAllRanges()
  const field = document.querySelector('textarea')
  field?.focus()
  field?.setSelectionRange(6, 10)
  expect(textOfPage().selected).toBe('four')
})

test('needs nothing from around it', () => {
  document.body.textContent = 'alone'
  const alone = new Function(`return (${textOfPage.toString()})()`)
  expect(alone()).toEqual({ selected: '', text: 'alone' })
})
