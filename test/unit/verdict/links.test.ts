import { expect, test } from 'vitest'
import { ownerOf } from '../../../src/verdict/hosts.ts'
import { readPage, readTextLinks } from '../../../src/verdict/links.ts'

const first = (html: string) => readPage(html).links[0]

test('a link has its words, its host and what it passes on to', () => {
  expect(first('<a title="a > b" HREF=\'https://User@Shop.Example:8443/x\'>Go <b>on</b></a>')).toMatchObject({
    host: 'shop.example',
    text: 'Go on',
  })
  expect(first('<a href="https://x.example/?url=https%3A%2F%2Fevil.example%2Fa">x</a>')).toMatchObject({
    host: 'x.example',
    inner: 'evil.example',
  })
  expect(first('<a href="https://urldefense.com/v3/__https://evil.example/x__;!!a">x</a>')?.inner).toBe(
    'evil.example',
  )
  expect(first('<a href="http://3405803786/">x</a>')?.host).toBe('203.0.113.10')
  expect(first('<a href="https://p.example/"><img src="cid:1" alt="Release"></a>')).toMatchObject({
    text: 'Release',
    hasImage: true,
  })
})

test('forms, fields and buttons are seen', () => {
  const page = readPage(
    '<form action="https://f.example/"><input type=password><input type="submit" value="Send"><button>Go</button></form>',
  )
  expect(page).toMatchObject({ forms: 1, passwordFields: 1, buttons: ['Send', 'Go'] })
  expect(page.links.map(({ host }) => host)).toEqual(['f.example'])
})

test('addresses in text end where Chinese text goes on', () => {
  expect(readTextLinks('请登录https://a.example/b，查看。').map(({ href }) => href)).toEqual([
    'https://a.example/b',
  ])
})

test('owners are told by registered domain and by family', () => {
  expect(ownerOf('a.b.sender.com.cn')).toBe('sender.com.cn')
  expect(ownerOf('mx.sender.example')).toBe('sender.example')
  expect(ownerOf('protection.outlook.com')).toBe(ownerOf('aka.ms'))
  expect(ownerOf('com.cn')).toBe('com.cn')
})
