// A throw-away Horde with its mail program IMP on loopback. Both read their settings below their own program folder, which
// Debian links to /etc/horde; so they run from a copy. Nothing is kept: preferences live as long as a session.
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from './network.ts'
import { startPhp } from './php.ts'
import { USER } from './profile.ts'
import type { Webmail, WebmailOptions } from './webmail.ts'
import { fill, press, waitIn } from './webTab.ts'

const PROGRAM = '/usr/share/horde'

export async function startHorde(options: WebmailOptions): Promise<Webmail> {
  const { folder, imap } = options
  const program = join(folder, 'horde')
  for (const name of ['temp', 'vfs', 'cache', 'sessions'])
    await mkdir(join(folder, name), { recursive: true })
  // Links to packages that are not installed lead nowhere.
  await cp(PROGRAM, program, { recursive: true, dereference: true, filter: (path) => existsSync(path) })
  const port = await freePort()
  await writeFile(join(program, 'config/conf.php'), hordeSettings(options, port))
  await writeFile(join(program, 'imp/config/conf.php'), IMP_SETTINGS)
  await writeFile(join(program, 'imp/config/backends.local.php'), backend(options))
  await writeFile(join(folder, 'each.php'), EACH)
  const php = await startPhp({
    port,
    documents: program,
    log: join(folder, 'php.log'),
    settings: {
      upload_max_filesize: '50M',
      post_max_size: '52M',
      memory_limit: '512M',
      'session.save_path': join(folder, 'sessions'),
      error_reporting: '0',
      include_path: '.:/usr/share/php',
      auto_prepend_file: join(folder, 'each.php'),
    },
    ready: (page) => page.includes('horde_user'),
  })
  const login = { url: `http://127.0.0.1:${port}/`, user: USER.address, password: imap.password }
  return {
    ...login,
    async logIn(tab) {
      await tab.goto(login.url)
      await fill(tab, {}, '#horde_user', login.user)
      await fill(tab, {}, '#horde_pass', login.password)
      await press(tab, {}, '#login-button')
      await waitIn(tab, {}, { what: 'the first page' }, (page) => page.querySelector('#horde-head') !== null)
      await tab.goto(`${login.url}imp/dynamic.php?page=mailbox`)
      await waitIn(tab, {}, { what: 'the Inbox' }, (page) => page.querySelector('.vpRow') !== null)
    },
    log: async () =>
      `${await php.log()}\n${await readFile(join(folder, 'horde.log'), 'utf8').catch(() => '')}`,
    stop: () => php.stop(),
  }
}

function hordeSettings({ folder, smtpPort }: WebmailOptions, port: number): string {
  return `<?php
$conf['vhosts'] = false;
$conf['debug_level'] = 0;
$conf['max_exec_time'] = 0;
$conf['compress_pages'] = false;
$conf['secret_key'] = 'a key for tests only';
$conf['umask'] = 077;
$conf['testdisable'] = true;
$conf['use_ssl'] = 0;
$conf['server']['name'] = '127.0.0.1';
$conf['server']['port'] = ${port};
$conf['urls'] = ['token_lifetime' => 30, 'hmac_lifetime' => 30, 'pretty' => false];
$conf['safe_ips'] = [];
$conf['session'] = ['name' => 'Horde', 'use_only_cookies' => true, 'timeout' => 0, 'cache_limiter' => 'nocache', 'max_time' => 72000];
$conf['cookie'] = ['domain' => '', 'path' => '/'];
$conf['sql'] = ['phptype' => false];
$conf['nosql'] = ['phptype' => false];
$conf['ldap'] = ['useldap' => false];
$conf['auth'] = ['admins' => [], 'checkip' => false, 'checkbrowser' => false, 'resetpassword' => false, 'alternate_login' => false, 'redirect_on_logout' => false, 'list_users' => 'input', 'driver' => 'application', 'params' => ['app' => 'imp']];
$conf['signup']['allow'] = false;
$conf['log'] = ['priority' => 'ERR', 'ident' => 'HORDE', 'name' => '${join(folder, 'horde.log')}', 'type' => 'file', 'enabled' => true, 'params' => ['append' => true]];
$conf['log_accesskeys'] = false;
$conf['prefs'] = ['maxsize' => 65535, 'driver' => 'Session', 'params' => []];
$conf['alarms']['driver'] = false;
$conf['group'] = ['driver' => 'Mock'];
$conf['perms']['driver'] = 'Null';
$conf['share'] = ['no_sharing' => true, 'auto_create' => true, 'world' => false, 'any_group' => false, 'hidden' => false, 'cache' => false, 'driver' => 'Sql'];
$conf['cache'] = ['default_lifetime' => 86400, 'driver' => 'File', 'compress' => false, 'use_memorycache' => '', 'params' => ['dir' => '${join(folder, 'cache')}', 'sub' => 0]];
$conf['lock']['driver'] = 'Null';
$conf['token']['driver'] = 'Null';
$conf['history']['driver'] = 'Null';
$conf['mailer'] = ['type' => 'smtp', 'params' => ['host' => '127.0.0.1', 'port' => ${smtpPort}, 'auth' => false, 'secure' => 'none', 'localhost' => 'localhost']];
$conf['vfs'] = ['type' => 'File', 'params' => ['vfsroot' => '${join(folder, 'vfs')}']];
$conf['sessionhandler'] = ['type' => 'Builtin', 'memcache' => false, 'hashtable' => false];
$conf['hashtable'] = ['driver' => 'none'];
$conf['spell']['driver'] = '';
$conf['gnupg'] = ['keyserver' => []];
$conf['image']['driver'] = false;
$conf['exif']['driver'] = 'Bundled';
$conf['geoip'] = [];
$conf['tmpdir'] = '${join(folder, 'temp')}';
$conf['timezone']['location'] = '';
$conf['problems'] = ['enabled' => false, 'email' => '', 'maildomain' => '', 'tickets' => false, 'attachments' => false];
$conf['menu'] = ['apps' => [], 'always' => false, 'links' => ['help' => 'never', 'prefs' => 'never', 'problem' => 'never', 'login' => 'never', 'logout' => 'authenticated']];
$conf['portal']['fixed_blocks'] = [];
$conf['accounts']['driver'] = 'null';
$conf['user'] = ['verify_from_addr' => false, 'select_view' => true];
$conf['facebook']['enabled'] = false;
$conf['twitter']['enabled'] = false;
$conf['urlshortener'] = false;
$conf['weather']['provider'] = false;
$conf['imap']['enabled'] = false;
$conf['imsp']['enabled'] = false;
$conf['kolab']['enabled'] = false;
$conf['activesync']['enabled'] = false;
$conf['cachecss'] = false;
$conf['cachejs'] = false;
$conf['cachethemes'] = false;
$conf['cssimages'] = false;
$conf['dns']['driver'] = false;
`
}

/** Debian's IMP still calls this function, which PHP 8 no longer has. */
const EACH = `<?php
function each(&$list) {
  $key = key($list);
  if ($key === null) return false;
  $value = current($list);
  next($list);
  return [0 => $key, 1 => $value, 'key' => $key, 'value' => $value];
}
`

const IMP_SETTINGS = `<?php
$conf['user'] = ['select_sentmail_folder' => false, 'allow_resume_all_in_drafts' => false, 'allow_folders' => true, 'force_view' => 'dynamic'];
$conf['server'] = ['server_list' => 'none', 'fixed_folders' => []];
$conf['mailbox']['show_preview'] = true;
$conf['print'] = ['add_printedby' => false];
$conf['compose'] = ['use_vfs' => false, 'link_attach_threshold' => 0, 'link_attachments' => false, 'attach_size_limit' => 0, 'attach_count_limit' => 0, 'reply_limit' => 200000, 'convert_to_related' => true, 'htmlsig_img_size' => 0, 'ac_threshold' => 3, 'ac_browser' => 0];
$conf['pgp']['keylength'] = 1024;
$conf['maillog']['driver'] = 'none';
$conf['sentmail']['driver'] = 'Null';
$conf['contactsimage']['backends'] = [];
$conf['tasklist']['use_tasklist'] = false;
$conf['notepad']['use_notepad'] = false;
`

const backend = ({ imap, smtpPort }: WebmailOptions): string => `<?php
$servers = ['test' => [
  'name' => 'Test',
  'hostspec' => '127.0.0.1',
  'hordeauth' => false,
  'protocol' => 'imap',
  'port' => ${imap.port},
  'secure' => false,
  'maildomain' => '${USER.address.split('@')[1]}',
  'smtp' => ['host' => '127.0.0.1', 'port' => ${smtpPort}, 'auth' => false, 'horde_auth' => false, 'secure' => false],
  'cache' => false,
]];
`
