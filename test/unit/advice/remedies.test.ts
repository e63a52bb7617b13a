import { beforeAll, expect, test } from 'vitest'
import type { AdviceTable } from '../../../src/advice/adviceTable.ts'
import { advise } from '../../../src/advice/advise.ts'
import type { Category, Params } from '../../../src/classifier/types.ts'
import { diagnosisOf, factsOf, readTable, reportOf } from './samples.ts'

let table: AdviceTable
beforeAll(async () => {
  table = await readTable()
})

/**
 * Every remedy that the five guides give (numbers of their list), who is told, and the messages that say it. Two
 * guides' "split the mail by the mail program" became a warning: servers refuse such parts (RFC 2046 5.2.2).
 */
const REMEDIES: readonly (readonly [
  remedy: string,
  category: Category,
  says: readonly string[],
  params?: Params,
])[] = [
  ['1 spelling before the @', 'user-unknown', ['step_check_local', 'step_confirm_address']],
  ['1 spelling after the @', 'user-unknown', ['step_check_domain']],
  ['1 spelling after the @', 'dns-failure', ['step_check_domain', 'step_confirm_address']],
  ['1 spelling', 'bad-address-syntax', ['step_address_syntax', 'step_confirm_address']],
  ['2 send once more', 'user-unknown', ['step_resend_once']],
  ['2 the same letter twice', 'server-unavailable', ['step_twice']],
  ['2 send once more', 'connection-failed', ['step_retry_connection']],
  ['3 wait five minutes', 'greylisted', ['step_greylist_wait'], { waitSeconds: 300 }],
  ['3 wait a day or two', 'mailbox-full', ['step_wait_days']],
  ['3 send tomorrow', 'rate-limited', ['step_wait_hour']],
  ['3 after a day, another channel', 'connection-failed', ['step_over_a_day']],
  ['4 nslookup for MX', 'dns-failure', ['step_mx_command', 'admin_mx_look']],
  ['4 nslookup for MX', 'sender-domain-invalid', ['admin_sender_mx']],
  ['5 telnet to port 25', 'connection-failed', ['admin_telnet', 'admin_port_25']],
  [
    '6 dig -x and a table for the carrier',
    'ptr-missing',
    ['admin_ptr_look', 'admin_ptr_ask', 'admin_ptr_forward'],
  ],
  ['7 look up and delist', 'ip-blocked', ['admin_list_look_any', 'step_block_tell_admin']],
  [
    '7 delisting page',
    'ip-blocked',
    ['admin_list_look_plain', 'admin_list_removal'],
    { blocklist: 'bl.lists.example' },
  ],
  [
    '7 follow the address in the reply',
    'ip-blocked',
    ['step_page_named'],
    { url: 'https://check.spamhaus.org/' },
  ],
  ['8 the complete bounce to support', 'unknown', ['step_support_complete']],
  ['8 the complete bounce to support', 'policy-rejected', ['step_support_complete']],
  ['9 addresses and time', 'spam-content', ['step_ask_too_strict']],
  ['9 addresses and time', 'policy-rejected', ['step_support_complete']],
  ['10 another mail service', 'ip-blocked', ['step_other_service']],
  [
    '10 server abroad, encrypted',
    'cross-border-filtering',
    ['step_abroad_service', 'step_abroad_ask_relay', 'admin_relay_abroad'],
  ],
  ['10 server abroad', 'connection-failed', ['admin_relay_abroad']],
  [
    '11 compress, drop, split',
    'message-too-large',
    ['step_split_guess', 'step_compress_or_link', 'step_no_partial'],
  ],
  ['11 the number is the limit', 'message-too-large', ['step_split_to'], { limitBytes: 7_372_800 }],
  ['12 fewer attachments, shorter text', 'message-too-large', ['step_fewer_parts']],
  ['13 batches of 20 to 30', 'too-many-recipients', ['step_batches_guess', 'step_send_alone']],
  ['14 plain text', 'rate-limited', ['step_plain_text']],
  ['15 a tiny note', 'mailbox-full', ['step_tiny_note']],
  ['16 empty the mailbox', 'mailbox-full', ['step_ask_clear']],
  ['17 their admin checks the account', 'mailbox-disabled', ['step_ask_mailbox_checked', 'admin_reactivate']],
  ['17 their admin checks the filter', 'content-rejected', ['step_ask_whitelist', 'admin_filter_rule']],
  [
    '17 their admin gives permission',
    'recipient-restricted',
    ['step_ask_allow_sender', 'admin_allow_senders'],
  ],
  ['17 allowed list', 'greylisted', ['step_greylist_whitelist', 'admin_greylist_allow']],
  ['18 a simple test mail', 'spam-content', ['step_test_plain']],
  ['19 edit the content', 'spam-content', ['step_edit_content']],
  ['19 edit the keyword', 'content-rejected', ['step_edit_keyword'], { keyword: 'invoice' }],
  ['19 scan, clean, resend', 'virus-detected', ['step_scan_computer', 'step_send_clean']],
  ['20 zip macros, other client', 'attachment-blocked', ['step_zip_macros', 'step_attachment_other_program']],
  ['21 other client, webmail', 'protocol-error', ['step_other_program']],
  [
    '22 account, password, encoding',
    'smtp-auth-failed',
    ['step_check_login', 'step_smtp_login', 'step_login_pause'],
  ],
  [
    '22 own SMTP server, no proxy',
    'relay-denied',
    ['step_right_server', 'step_smtp_login', 'admin_relay_submission'],
  ],
  ['23 STARTTLS', 'tls-required', ['step_turn_on_tls', 'admin_enable_tls']],
  ['24 slow down', 'rate-limited', ['step_slow_down']],
  ['25 break the loop', 'mail-loop', ['step_check_forwarding']],
  ["26 sender's MX, SOA, A", 'sender-domain-invalid', ['admin_sender_mx', 'admin_low_mx']],
  ['26 low-priority MX or PTR', 'sender-rejected', ['admin_low_mx', 'admin_sender_allowed']],
  [
    '27 monitoring, firewall, load',
    'connection-lost',
    ['step_switch_off_inspection', 'admin_smtp_inspection', 'step_network_load'],
  ],
  ['27 smaller attachments', 'connection-lost', ['step_smaller_attachments']],
  ['28 the code explained', 'unknown', ['step_code_details']],
  ['29 postmaster of the other site', 'ip-blocked', ['admin_local_block']],
  ['29 postmaster of the other site', 'sender-rejected', ['admin_write_postmaster']],
]

const CASES = REMEDIES.map(([remedy, category, says, params = {}]) => ({ remedy, category, says, params }))

test.each(CASES)('$remedy ($category)', ({ category, says, params }) => {
  const facts = factsOf()
  const recipient = { facts, diagnosis: diagnosisOf(category, { params }) }
  const advice = advise(recipient, reportOf('failure', [facts]), table)
  const said = [...advice.senderSteps, ...advice.adminSteps].map(({ key }) => key)
  expect(said).toEqual(expect.arrayContaining([...says]))
})

test("the guides' help pages are among the providers' pages", () => {
  expect(table.providers['263']).toContain('263.net')
  expect(table.providers.qq).toContain('open.work.weixin.qq.com')
  for (const provider of ['netease', 'aol', 'yahoo', 'google', 'microsoft'])
    expect(table.providers[provider]).toMatch(/^https:/)
})
