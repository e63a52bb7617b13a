import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Prefs = Readonly<Record<string, string | number | boolean>>

/** For Thunderbird and Firefox: no questions at the first start and no connection to anywhere. */
const QUIET: Prefs = {
  'marionette.port': 0,
  'remote.prefs.recommended': true,
  'datareporting.policy.dataSubmissionPolicyBypassNotification': true,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'toolkit.telemetry.unified': false,
  'toolkit.telemetry.server': '',
  'telemetry.fog.test.localhost_port': -1,
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
  // Without these two, Remote Settings goes around the dead proxy.
  'network.proxy.failover_direct': false,
  'network.proxy.allow_bypass': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.prefetch-next': false,
  'network.dns.disablePrefetch': true,
  'app.update.enabled': false,
  'extensions.update.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.blocklist.enabled': false,
  'extensions.autoDisableScopes': 0,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'dom.push.connection.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.region.network.url': '',
  'security.OCSP.enabled': 0,
}

const FIREFOX: Prefs = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'browser.startup.page': 0,
  'browser.tabs.warnOnClose': false,
  'browser.newtabpage.activity-stream.feeds.topsites': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
}

const THUNDERBIRD: Prefs = {
  'mail.provider.suppress_dialog_on_startup': true,
  'mail.spotlight.firstRunDone': true,
  'mail.winsearch.firstRunDone': true,
  'mail.rights.version': 1,
  'mail.shell.checkDefaultClient': false,
  'mailnews.start_page.enabled': false,
  'mailnews.start_page_override.mstone': 'ignore',
  'mail.ui.showWelcome': false,
  'mail.chat.enabled': false,
  'mail.inappnotifications.enabled': false,
  'app.donation.eoy.version.viewed': 9999,
  'mail.phishing.detection.enabled': false,
  'mail.pane_config.dynamic': 2,
  // A headless client has white on white here.
  'ui.-moz-headerbartext': '#15141a',
  'ui.-moz-headerbartext.dark': '#fbfbfe',
  'ui.-moz-headerbarinactivetext': '#15141a',
  'ui.-moz-headerbarinactivetext.dark': '#fbfbfe',
  // Pictures show what stands, not what is still fading in.
  'ui.prefersReducedMotion': 1,
  // Nor does a scrollbar change how wide a page is.
  'widget.gtk.overlay-scrollbars.enabled': true,
  'ui.useOverlayScrollbars': 1,
  'mail.openMessageBehavior.version': 1,
  'mail.openMessageBehavior': 2,
  'mailnews.database.global.indexer.enabled': false,
  'mail.biff.show_alert': false,
  'mail.biff.play_sound': false,
  'mail.biff.show_tray_icon': false,
  // Debian switches the baseline compiler off in /etc/thunderbird/pref.
  'javascript.options.baselinejit': true,
}

/** Where the demo user's mail lives. `imap` needs a server on loopback. */
export type Account =
  | { readonly kind: 'local' }
  | { readonly kind: 'imap'; readonly port: number; readonly user: string }

export const USER = {
  name: 'Wang Wei',
  address: 'wang.wei@sender.example',
} as const

export interface ThunderbirdProfile {
  readonly account: Account
  /** As Thunderbird names it: `en-US`, `zh-CN`, `zh-TW`. */
  readonly locale: string
  /** Folders of Local Folders: name and mbox. */
  readonly folders?: Readonly<Record<string, Buffer>>
  readonly prefs?: Prefs
}

/** Writes a profile in which Thunderbird starts without a question: Local Folders and one account. */
export async function writeThunderbirdProfile(folder: string, profile: ThunderbirdProfile): Promise<void> {
  const local = join(folder, 'Mail', 'Local Folders')
  await mkdir(local, { recursive: true })
  for (const [name, mbox] of Object.entries(profile.folders ?? {})) await writeFile(join(local, name), mbox)
  await writePrefs(folder, {
    ...QUIET,
    ...THUNDERBIRD,
    ...accounts(profile.account),
    'intl.locale.requested': profile.locale,
    ...profile.prefs,
  })
}

export async function writeFirefoxProfile(folder: string, prefs: Prefs): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writePrefs(folder, { ...QUIET, ...FIREFOX, ...prefs })
}

async function writePrefs(folder: string, prefs: Prefs): Promise<void> {
  const lines = Object.entries(prefs).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  )
  await writeFile(join(folder, 'user.js'), lines.join(''))
}

function accounts(account: Account): Prefs {
  return {
    'mail.accountmanager.accounts': 'account1,account2',
    'mail.accountmanager.defaultaccount': 'account2',
    'mail.accountmanager.localfoldersserver': 'server1',
    'mail.account.account1.server': 'server1',
    'mail.server.server1.type': 'none',
    'mail.server.server1.hostname': 'Local Folders',
    'mail.server.server1.userName': 'nobody',
    'mail.server.server1.name': 'Local Folders',
    'mail.server.server1.directory-rel': '[ProfD]Mail/Local Folders',
    'mail.server.server1.storeContractID': '@mozilla.org/msgstore/berkeleystore;1',
    'mail.account.account2.server': 'server2',
    'mail.account.account2.identities': 'id1',
    'mail.server.server2.name': USER.address,
    'mail.server.server2.hostname': '127.0.0.1',
    'mail.server.server2.login_at_startup': false,
    ...(account.kind === 'imap' ? imapServer(account.port, account.user) : unusedServer()),
    'mail.identity.id1.fullName': USER.name,
    'mail.identity.id1.useremail': USER.address,
    'mail.identity.id1.valid': true,
    'mail.identity.id1.smtpServer': 'smtp1',
    'mail.smtpservers': 'smtp1',
    'mail.smtp.defaultserver': 'smtp1',
    'mail.smtpserver.smtp1.hostname': '127.0.0.1',
    'mail.smtpserver.smtp1.port': 9,
    'mail.smtpserver.smtp1.try_ssl': 0,
    'mail.smtpserver.smtp1.authMethod': 1,
  }
}

const imapServer = (port: number, user: string): Prefs => ({
  'mail.server.server2.type': 'imap',
  'mail.server.server2.port': port,
  'mail.server.server2.userName': user,
  'mail.server.server2.socketType': 0,
  'mail.server.server2.authMethod': 3,
  'mail.server.server2.directory-rel': '[ProfD]ImapMail/127.0.0.1',
  'mail.server.server2.use_condstore': false,
})

/** Local Folders cannot be the default account, so there is a second one, which is never asked. */
const unusedServer = (): Prefs => ({
  'mail.server.server2.type': 'pop3',
  'mail.server.server2.port': 9,
  'mail.server.server2.userName': 'wang.wei',
  'mail.server.server2.check_new_mail': false,
  'mail.server.server2.download_on_biff': false,
  'mail.server.server2.directory-rel': '[ProfD]Mail/unused',
})
