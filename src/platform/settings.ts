import { LOCALES, type Locale } from '../i18n/types.ts'
import { strictAddress } from '../outgoing/address.ts'
import { BATCH_STEPS, SIZE_STEPS } from '../outgoing/steps.ts'
import { CHOICE_FORMATS } from '../ticket/types.ts'
import { browser } from './browser.ts'

/** Version of what is stored; anything else is taken for not stored. */
const SCHEMA = 1
const KEY = 'settings'

/** `auto` follows the program around us (screen) or the language of the screen (tickets). */
export type Language = 'auto' | Locale

/** Bounds of the reader's own figures; megabytes are 1024-based. */
export const LIMITS = {
  perMail: { least: 1, most: 500 },
  megabytes: { least: 1, most: 200 },
  steps: 5,
} as const

export interface Settings {
  readonly language: Language
  readonly ticketLanguage: Language
  readonly ticketFormat: (typeof CHOICE_FORMATS)[number]
  /** Names before the @ and the subject stay out of tickets. */
  readonly maskAddresses: boolean
  /** The subject is told in tickets that mask no addresses. */
  readonly ticketSubject: boolean
  /** Whom tickets are written to; null until the reader says so. */
  readonly supportAddress: string | null
  /** Recipients per mail where the bounce names no figure. */
  readonly perMail: number
  /** Limits to assume where the bounce names none, in bytes: largest first, at least one. */
  readonly sizeSteps: readonly number[]
  /** Whether a notification says that it is time to try again. */
  readonly reminders: boolean
  /** Id of the resolver for live checks, `own` for the reader's; null until they pick one. */
  readonly resolver: string | null
  /** Https address of the reader's own resolver. */
  readonly ownResolver: string | null
}

export const DEFAULTS: Settings = {
  language: 'auto',
  ticketLanguage: 'auto',
  ticketFormat: 'text',
  maskAddresses: false,
  ticketSubject: true,
  supportAddress: null,
  perMail: BATCH_STEPS[0],
  sizeSteps: SIZE_STEPS,
  reminders: true,
  resolver: null,
  ownResolver: null,
}

/** What the reader has set; a value that is missing or makes no sense counts as its default. */
export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(KEY)
  return parseSettings(stored[KEY])
}

let last: Promise<unknown> = Promise.resolve()

/** Changes some settings and keeps the others; one change after the other. Returns what is set then. */
export function changeSettings(changed: Partial<Settings>): Promise<Settings> {
  const change = last.then(async () => {
    const next = parseSettings({ ...(await readSettings()), ...changed, version: SCHEMA })
    await browser.storage.local.set({ [KEY]: { ...next, version: SCHEMA } })
    return next
  })
  last = change.catch(() => undefined)
  return change
}

export const resetSettings = (): Promise<void> => browser.storage.local.remove(KEY)

/** Settings out of a value from outside. Never throws. */
export function parseSettings(value: unknown): Settings {
  if (typeof value !== 'object' || value === null || (value as { version?: unknown }).version !== SCHEMA)
    return DEFAULTS
  const stored = value as Readonly<Record<keyof Settings, unknown>>
  const flag = (name: 'maskAddresses' | 'ticketSubject' | 'reminders') =>
    typeof stored[name] === 'boolean' ? stored[name] : DEFAULTS[name]
  return {
    language: language(stored.language),
    ticketLanguage: language(stored.ticketLanguage),
    ticketFormat: CHOICE_FORMATS.find((format) => format === stored.ticketFormat) ?? DEFAULTS.ticketFormat,
    maskAddresses: flag('maskAddresses'),
    ticketSubject: flag('ticketSubject'),
    supportAddress: typeof stored.supportAddress === 'string' ? strictAddress(stored.supportAddress) : null,
    perMail: isWithin(stored.perMail, LIMITS.perMail) ? stored.perMail : DEFAULTS.perMail,
    sizeSteps: sizeSteps(stored.sizeSteps),
    reminders: flag('reminders'),
    resolver:
      typeof stored.resolver === 'string' && /^[a-z0-9]{1,20}$/.test(stored.resolver)
        ? stored.resolver
        : null,
    ownResolver: typeof stored.ownResolver === 'string' ? resolverAddress(stored.ownResolver) : null,
  }
}

/**
 * Sizes in bytes out of what a reader types, as megabytes apart by commas or spaces: `20, 10, 5`. Null where it holds
 * anything else, no size, too many, or one out of bounds.
 */
export function parseMegabytes(text: string): readonly number[] | null {
  const words = text
    .normalize('NFKC')
    .split(/[\s,;、]+/)
    .filter(Boolean)
  const sizes = words.map((word) => (/^\d{1,4}(?:\.\d{1,2})?$/.test(word) ? Number(word) : Number.NaN))
  if (sizes.length === 0 || sizes.length > LIMITS.steps) return null
  if (!sizes.every((size) => isNumberWithin(size, LIMITS.megabytes))) return null
  return descending(sizes.map((size) => Math.round(size * MEGABYTE)))
}

/** The address of a resolver out of what a reader types: https, without user, query and fragment; null where it is none. */
export function resolverAddress(text: string): string | null {
  const typed = text.trim()
  if (typed.length > 300 || !URL.canParse(typed)) return null
  const { protocol, username, password, search, hash, href } = new URL(typed)
  return protocol === 'https:' && username + password + search + hash === '' ? href : null
}

export const MEGABYTE = 1024 * 1024

interface Bounds {
  readonly least: number
  readonly most: number
}

const isNumberWithin = (value: unknown, { least, most }: Bounds): value is number =>
  typeof value === 'number' && value >= least && value <= most

export const isWithin = (value: unknown, bounds: Bounds): value is number =>
  Number.isInteger(value) && isNumberWithin(value, bounds)

const descending = (sizes: readonly number[]): readonly number[] =>
  [...new Set(sizes)].sort((one, other) => other - one)

function language(value: unknown): Language {
  return LOCALES.find((locale) => locale === value) ?? 'auto'
}

function sizeSteps(value: unknown): readonly number[] {
  const { least, most } = LIMITS.megabytes
  const bounds = { least: least * MEGABYTE, most: most * MEGABYTE }
  const fits = Array.isArray(value) && value.length > 0 && value.length <= LIMITS.steps
  return fits && value.every((size) => isWithin(size, bounds)) ? descending(value) : DEFAULTS.sizeSteps
}
