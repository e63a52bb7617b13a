import type { JSX } from 'preact'
import type { Station, Tone } from '../advice/types.ts'

type Shape = JSX.Element

const TONES: Record<Tone, Shape> = {
  fail: (
    <>
      <path d="M20.5 11V6.5a1 1 0 0 0-1-1h-16a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1H13" />
      <path d="m3 7 8.5 6L20 7" />
      <path d="m16.5 15.5 5 5m0-5-5 5" stroke-width="2.2" />
    </>
  ),
  wait: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.2V12l3.2 2" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5.2M12 7.6v.2" stroke-width="2.2" />
    </>
  ),
  ok: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m8.2 12.3 2.6 2.6 5-5.4" />
    </>
  ),
}

const STATIONS: Record<Station, Shape> = {
  you: (
    <>
      <circle cx="12" cy="8.5" r="3.6" />
      <path d="M5 19.5c.8-3.6 3.6-5.4 7-5.4s6.2 1.8 7 5.4" />
    </>
  ),
  'your-server': (
    <>
      <rect x="4" y="5" width="16" height="6" rx="1.5" />
      <rect x="4" y="13" width="16" height="6" rx="1.5" />
      <path d="M7.5 8h.1M7.5 16h.1" stroke-width="2.4" />
    </>
  ),
  network: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M4 12h16M12 4c2.8 2.2 4 5 4 8s-1.2 5.8-4 8c-2.8-2.2-4-5-4-8s1.2-5.8 4-8z" />
    </>
  ),
  'their-server': (
    <>
      <rect x="4" y="5" width="16" height="6" rx="1.5" />
      <rect x="4" y="13" width="16" height="6" rx="1.5" />
      <path d="M16.5 8h.1M16.5 16h.1" stroke-width="2.4" />
    </>
  ),
  mailbox: (
    <>
      <path d="M4 13.5 6.5 6h11l2.5 7.500V18a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1z" />
      <path d="M4 13.500h4.500l1.5 2.500h4l1.5-2.500H20" />
    </>
  ),
}

const SIGNS = {
  chevron: <path d="m6 9.5 6 6 6-6" />,
  up: <path d="m6 14.5 6-6 6 6" />,
  down: <path d="m6 9.5 6 6 6-6" />,
  alert: (
    <>
      <path d="M12 4 21 19.500H3z" />
      <path d="M12 10v4.500m0 2.300v.2" stroke-width="2.2" />
    </>
  ),
  cross: <path d="m6.5 6.5 11 11m0-11-11 11" stroke-width="2.6" />,
  clock: <path d="M12 5.500V12l4.5 3" stroke-width="2.4" />,
  check: <path d="m5 12.5 4.5 4.500L19 7.5" stroke-width="2.4" />,
  copy: (
    <>
      <rect x="8.5" y="8.5" width="11" height="11" rx="1.8" />
      <path d="M15.5 5.500v-.2a.8.8 0 0 0-.8-.8H5.300a.8.8 0 0 0-.8.8v9.400a.8.8 0 0 0 .8.8h.2" />
    </>
  ),
  options: <path d="M4 7.500h9m5 0h2M4 16.500h2m5 0h9M15.5 5.200v4.600M8.5 14.200v4.6" />,
} as const

interface IconProps {
  readonly size?: number
}

function Icon({ size = 24, children }: IconProps & { readonly children: Shape }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

export const ToneIcon = ({ tone, ...rest }: IconProps & { readonly tone: Tone }) => (
  <Icon {...rest}>{TONES[tone]}</Icon>
)
export const StationIcon = ({ id, ...rest }: IconProps & { readonly id: Station }) => (
  <Icon {...rest}>{STATIONS[id]}</Icon>
)
export const Sign = ({ name, ...rest }: IconProps & { readonly name: keyof typeof SIGNS }) => (
  <Icon {...rest}>{SIGNS[name]}</Icon>
)
