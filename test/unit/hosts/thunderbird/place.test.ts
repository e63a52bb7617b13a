// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { placeInMessage } from '../../../../src/hosts/thunderbird/place.ts'

test('puts the banner before the body and makes the document usable', () => {
  document.documentElement.setAttribute('inert', '')
  const host = document.createElement('bounce-doctor')
  placeInMessage(host)
  expect(document.body.previousElementSibling).toBe(host)
  expect(document.documentElement.hasAttribute('inert')).toBe(false)
})

test('replaces a banner left behind', () => {
  const [left, host] = [document.createElement('bounce-doctor'), document.createElement('bounce-doctor')]
  placeInMessage(left)
  placeInMessage(host)
  expect([...document.querySelectorAll('bounce-doctor')]).toEqual([host])
})
