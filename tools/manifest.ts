import { RESOLVERS } from '../src/live/resolvers.ts'

export const TARGETS = ['thunderbird', 'firefox', 'chrome'] as const
export type Target = (typeof TARGETS)[number]
type Json = Readonly<Record<string, unknown>>

/** The add-on's identity in Thunderbird and Firefox; it must never change. */
export const ADDON_ID = '{b7f3c0de-52d1-4c7e-9a86-1f0d5e2b9c47}'

const THUNDERBIRD_PERMISSIONS = [
  'storage',
  'scripting',
  'messagesRead',
  'accountsRead',
  'clipboardWrite',
  'downloads',
  // Reminders to try again; `compose` tells whether the reader has sent the mail.
  'alarms',
  'notifications',
  'compose',
  // The tag of a bounce that is dealt with.
  'messagesUpdate',
  'messagesTags',
  'messagesTagsList',
]

/** Without access to any page: that is asked for, site by site, when the reader wants it. */
const BROWSER_PERMISSIONS = ['storage', 'activeTab', 'scripting', 'contextMenus', 'alarms']
/** Asked for when the reader wants to be reminded. */
const ASKED_LATER = ['notifications']
const ANY_WEBMAIL = ['https://*/*', 'http://*/*']
/** Each resolver for live checks is asked for when the reader picks it; one of their own, by its host. */
const RESOLVER_HOSTS = RESOLVERS.map(({ permission }) => permission)

/** Domains and addresses out of a mail go to a resolver, after a consent of its own. */
const DATA = { required: ['none'], optional: ['personalCommunications'] }

/** Turns the base manifest, which holds what all targets share, into the one that a target loads. */
export function manifestFor(target: Target, base: Json): Json {
  if (target === 'chrome')
    return {
      ...base,
      minimum_chrome_version: '120',
      background: { service_worker: 'background.js' },
      permissions: BROWSER_PERMISSIONS,
      optional_permissions: ASKED_LATER,
      optional_host_permissions: [...RESOLVER_HOSTS, ...ANY_WEBMAIL],
    }
  const gecko = { id: ADDON_ID, strict_min_version: '140.0' }
  const background = { scripts: ['background.js'] }
  if (target === 'firefox')
    return {
      ...base,
      browser_specific_settings: { gecko: { ...gecko, data_collection_permissions: DATA } },
      background: { ...background, type: 'module' },
      permissions: BROWSER_PERMISSIONS,
      optional_permissions: ASKED_LATER,
      optional_host_permissions: [...RESOLVER_HOSTS, ...ANY_WEBMAIL],
    }
  return {
    ...base,
    browser_specific_settings: { gecko },
    background: { ...background, type: 'module' },
    permissions: THUNDERBIRD_PERMISSIONS,
    // Asked for where the reader wants addresses corrected from the address book, or marked in it.
    optional_permissions: ['addressBooks'],
    optional_host_permissions: [...RESOLVER_HOSTS, 'https://*/*'],
    // The title also says what is the matter with a message; the button does not grow with it.
    action: labelled(base.action),
    message_display_action: labelled(base.action),
    commands: {
      'focus-banner': {
        suggested_key: { default: 'Alt+Shift+B' },
        description: '__MSG_commandFocusBanner__',
      },
    },
  }
}

const labelled = (action: unknown) => ({ ...(action as Json), default_label: '__MSG_extensionName__' })

export const isTarget = (name: string): name is Target => (TARGETS as readonly string[]).includes(name)
