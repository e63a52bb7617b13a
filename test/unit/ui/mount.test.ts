// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { HOST_NAME } from '../../../src/platform/hostName.ts'
import type { BannerProps } from '../../../src/ui/Banner.tsx'
import { SAMPLES, WORDS } from '../../../src/ui/dev/samples.ts'
import { mountBanner } from '../../../src/ui/mount.tsx'
import type { DiagnosisView } from '../../../src/view/types.ts'

const props: BannerProps = {
  view: SAMPLES[1] as DiagnosisView,
  words: WORDS,
  choice: { locale: 'en', format: 'text', mask: false, audience: 'own-admin' },
  run: async () => 'failed',
  copyCommand: async () => 'failed',
  onChoice: () => {},
  accepts: () => false,
}
const place = (host: HTMLElement) => document.body.prepend(host)

beforeEach(() => document.body.replaceChildren())

test('keeps the banner in a closed shadow root', () => {
  mountBanner(props, place)
  const host = document.querySelector(HOST_NAME)
  expect(host).not.toBeNull()
  expect(host?.shadowRoot).toBeNull()
  expect(document.body.textContent).not.toContain('This address does not exist')
})

test('outdoes the document’s own style', () => {
  mountBanner(props, place)
  const { style } = document.querySelector(HOST_NAME) as HTMLElement
  for (const property of ['display', 'visibility', 'opacity', 'position', 'pointer-events'])
    expect(style.getPropertyPriority(property), property).toBe('important')
  expect(style.getPropertyValue('display')).toBe('block')
})

test('goes away when asked', () => {
  mountBanner(props, place)()
  expect(document.querySelector(HOST_NAME)).toBeNull()
})
