import { describe, expect, it } from 'vitest'
import { htmlToText } from '../../../src/mime/index.ts'

describe('htmlToText', () => {
  it.each([
    ['<p>one</p><p>two</p>', 'one\n\ntwo'],
    ['<div>one<div>two</div></div>three', 'one\ntwo\nthree'],
    ['a<br>b<BR/>c', 'a\nb\nc'],
    ['a<br><br>b', 'a\n\nb'],
    [
      '<table><tr><td>To:</td><td>li@example.com</td></tr><tr><th>Why<th>full</table>',
      'To:\tli@example.com\nWhy\tfull',
    ],
    ['<ul><li>x<li>y</ul>', 'x\ny'],
    ['  a \n b\t<b>c</b>d ', 'a b cd'],
    ['a&nbsp;&nbsp;b', 'a b'],
    ['<pre>a\n  b\r\nc</pre>', 'a\n  b\nc'],
    ['&lt;li@example.com&gt; &amp;amp; &#x9000;&#20449; &eacute;&euro;', '<li@example.com> &amp; 退信 é€'],
    ['&#145;x&#146; &#0; &#xD800; &#99999999; &nosuch; &copy', '‘x’ \ufffd \ufffd \ufffd &nosuch; ©'],
    ['?a=1&copy=2&region=3', '?a=1&copy=2&region=3'],
    ['so<wbr>me&shy;word&#8203;s', 'somewords'],
  ])('reads %s', (html, text) => {
    expect(htmlToText(html)).toBe(text)
  })

  it.each([
    '<head><title>no</title><style>p{}</style></head>',
    '<script>if (a < b) document.write("<p>no</p>")</script>',
    '<STYLE>p > a {}</STYLE >',
    '<!-- no > no --> ',
    '<!--> ',
    '<!DOCTYPE html><?xml version="1.0"?>',
    '<![if !mso]><![endif]>',
    '<div style="display: none; color: red">no<div>no</div></div>',
    "<span style='x:y;display:none'>no</span>",
    '<p hidden>no</p>',
    '<template>no</template>',
    '<head><meta charset=utf-8><body>',
  ])('leaves out %s', (unseen) => {
    expect(htmlToText(`${unseen}<p>seen</p>`)).toBe('seen')
  })

  it('shows what only looks hidden', () => {
    expect(
      htmlToText('<td class="hidden x" style="font-size:0"><div style="font-size:14px">seen</div>'),
    ).toBe('seen')
  })

  it('keeps addresses in brackets that nobody escaped, and stray brackets', () => {
    expect(htmlToText('<li@example.com>: 5 < 6 and a <- b')).toBe('<li@example.com>: 5 < 6 and a <- b')
  })

  it('respects quotes in attributes', () => {
    expect(htmlToText('<a title="a > b" href=\'x>y\'>link</a>')).toBe('link')
  })

  it.each(['<p', '<p title="', '<!-- x', '<script>x', 'a<', 'text</', '<div style="display:none">x'])(
    'ends well at %s',
    (html) => {
      expect(htmlToText(`before ${html}`)).toMatch(/^before/)
    },
  )

  it('reads what is long and hostile', () => {
    for (const piece of [
      '<',
      '<a b="',
      "<a b='>",
      '<!--',
      '<div>',
      '</',
      '&',
      '<style>',
      '<head>',
      '<p hidden>',
    ])
      expect(typeof htmlToText(piece.repeat(200_000))).toBe('string')
  })
})
