/** A fifth collection, nearer to the published patterns, and its look-alikes; measured before any word was changed for it. */
import type { Sketch } from './mails.ts'

const b = (text: string, href: string) => `<p><a href="${href}">${text}</a></p>`
const page = (title: string) =>
  `<html><body><h2>${title}</h2><form action="https://k.lime-kiln.example/x.php" method="post"><input type="password" name="p"></form></body></html>`
const pass = (domain: string) =>
  `spf=pass smtp.mailfrom=${domain}; dkim=pass header.d=${domain}; dmarc=pass header.from=${domain}`
const own = pass('jinqiao.example')
export const FIFTH_TRICKS: readonly Sketch[] = [
  {
    id: '5en-storage',
    from: 'Mailbox Support <alerts@peach-law.example>',
    subject: 'Storage Full: 2 GB of 2 GB',
    html: `<p>Dear wang, incoming mails are being sent back to their senders.</p>${b('Increase quota', 'https://peach-quota.example/i')}`,
  },
  {
    id: '5en-held',
    from: 'jinqiao.example <notifications@boat-hire.example>',
    subject: 'You have (8) messages held',
    html: `<p>Messages held since yesterday because of a validation error.</p>${b('Deliver messages to inbox', 'https://boat-dl.example/d')}`,
  },
  {
    id: '5en-revalid',
    from: 'Webmail Helpdesk <helpdesk@rug-store.example>',
    subject: 'Re-validate your mailbox',
    text: 'Your mailbox has exceeded its limit. To re-validate it use http://rug-store-owa.example/re\nWebmail Helpdesk',
  },
  {
    id: '5en-deact',
    from: 'Email Admin <no-reply@drum-school.example>',
    subject: 'Deactivation notice',
    html: `<p>Your request to deactivate wang@jinqiao.example was approved.</p>${b('Stop deactivation', 'https://drum-stop.example/s')}`,
  },
  {
    id: '5en-ndr',
    from: 'Mail Delivery System <mailer-daemon@well-drill.example>',
    returnPath: '',
    subject: 'Undelivered Mail: release or retry',
    html: `<p>Your message to accounts@buyer.example was not delivered: relay not authorised for your account.</p>${b('Retry', 'https://well-relay.example/r')}`,
  },
  {
    id: '5en-attach',
    from: 'Postmaster <pm@quick-bail.example>',
    subject: 'Returned: Purchase order',
    text: 'The following message was returned. View the returned message in the attachment.',
    attached: [['returned-message.html', 'text/html', page('Session expired, sign in')]],
  },
  {
    id: '5en-spf',
    from: 'Domain Mail Services <dms@maple-farm.example>',
    subject: 'SPF misalignment detected for jinqiao.example',
    html: `<p>Messages from wang@jinqiao.example will be rejected from tomorrow.</p>${b('Correct settings', 'https://maple-dns.example/c')}`,
  },
  {
    id: '5en-ticket',
    from: 'System Administrator <sa@ocean-tile.example>',
    subject: 'Action required: email server upgrade',
    html: `<p>We are upgrading to a new server. Confirm your details to keep your emails.</p>${b('Confirm details', 'https://ocean-srv.example/u')}`,
  },
  {
    id: '5en-o365',
    from: 'Office 365 <noreply@skate-park.example>',
    subject: 'Undeliverable: Contract draft',
    html: `<p>Delivery has failed to these recipients or groups: legal@partner.example</p><p>Your message couldn't be delivered because of a sync failure.</p>${b('Send Again', 'https://skate-ms.example/s')}`,
  },
  {
    id: '5en-voice',
    from: 'Exchange Server <ex@bean-roast.example>',
    subject: 'Quarantined: 3 e-mails need your decision',
    html: `<p>Review the quarantined e-mails.</p>${b('Review', 'https://bean-ex.example/q')}`,
  },
  {
    id: '5zh-1',
    from: '邮件系统管理员 <admin@lanqiu-xie.example>',
    subject: '您有7封邮件被隔离',
    html: `<p>由于安全策略，7封来信被隔离。</p>${b('全部放行', 'https://lanqiu-fx.example/f')}`,
  },
  {
    id: '5zh-2',
    from: '企业邮箱 <svc@mianbao-fang.example>',
    subject: '邮箱存储空间告急',
    html: `<p>您的邮箱仅剩10MB，请清理或升级。</p>${b('一键清理', 'https://mianbao-ql.example/q')}`,
  },
  {
    id: '5zh-3',
    from: 'Mail Admin <ma@lvyou-she.example>',
    subject: '账号注销申请已受理',
    html: `<p>您申请注销 wang@jinqiao.example，24小时后生效。</p>${b('撤销申请', 'https://lvyou-cx.example/c')}`,
  },
  {
    id: '5zh-4',
    from: '系统通知 <sys@yanjing-dian.example>',
    subject: '退信：您的邮件未送达',
    html: `<p>因DMARC校验未通过，您的邮件被对方拒收。</p>${b('修复并重发', 'https://yanjing-xf.example/x')}`,
  },
  {
    id: '5zh-5',
    from: '信息安全部 <sec@jianshen-fang.example>',
    subject: '关于邮箱弱口令整改的通知',
    html: `<p>经检测您的邮箱为弱口令，请立即整改。</p>${b('立即整改', 'https://jianshen-zg.example/z')}`,
  },
  {
    id: '5zh-6',
    from: '邮箱助手 <zs@huwai-yongpin.example>',
    subject: '扫码完成年度认证',
    html: `<p>请使用手机扫码完成邮箱年度认证。</p><img src="cid:c">`,
    attached: [['c.png', 'image/png', 'x']],
  },
  {
    id: '5ja-1',
    from: 'メールサーバー <sv@nori-maki.example>',
    subject: '保留中のメッセージが6件あります',
    html: `<p>サーバーエラーのため配信できませんでした。</p>${b('配信する', 'https://nori-h.example/h')}`,
  },
  {
    id: '5ja-2',
    from: 'ITサポート <it@soba-ya.example>',
    subject: 'パスワードの有効期限が本日切れます',
    html: `<p>現在のパスワードを引き続き使用するには手続きをしてください。</p>${b('手続きへ', 'https://soba-pw.example/t')}`,
  },
  {
    id: '5ja-3',
    from: 'メール管理者 <adm@onsen-yu.example>',
    subject: 'アカウント再認証のお願い',
    html: `<p>セキュリティ強化に伴い、再認証が必要です。</p>${b('再認証', 'https://onsen-sn.example/n')}`,
  },
  {
    id: '5de-1',
    from: 'E-Mail-Support <es@zelt-verleih.example>',
    subject: 'Ihre Mailbox wird deaktiviert',
    html: `<p>Aufgrund von Inaktivität wird Ihre Mailbox deaktiviert.</p>${b('Mailbox behalten', 'https://zelt-mb.example/b')}`,
  },
  {
    id: '5de-2',
    from: 'IT-Service jinqiao <it@kaffee-rad.example>',
    subject: '5 Nachrichten in Quarantäne',
    html: `<p>Fünf Nachrichten warten auf Ihre Entscheidung.</p>${b('Freigeben', 'https://kaffee-fg.example/f')}`,
  },
  {
    id: '5fr-1',
    from: 'Support informatique <si@cave-vin.example>',
    subject: 'Votre boîte mail sera suspendue',
    html: `<p>Revalidez votre compte sous 24 heures.</p>${b('Revalider', 'https://cave-rv.example/r')}`,
  },
  {
    id: '5es-1',
    from: 'Servidor de correo <sc@cafe-moto.example>',
    subject: 'Mensajes en cuarentena',
    html: `<p>Tiene 3 mensajes en cuarentena.</p>${b('Liberar', 'https://moto-lib.example/l')}`,
  },
  {
    id: '5ru-1',
    from: 'Служба поддержки почты <sp@dacha-sad.example>',
    subject: 'Подтвердите ваш ящик',
    html: `<p>Иначе он будет удалён через 24 часа.</p>${b('Подтвердить', 'https://dacha-ok.example/o')}`,
  },
]
export const FIFTH_LOOK_ALIKES: readonly Sketch[] = [
  {
    id: 'fifth-1',
    from: 'Quarantine <q@jinqiao.example>',
    subject: 'You have 3 quarantined messages',
    html: `<p>Release or delete.</p>${b('Release', 'https://q.jinqiao.example/r')}`,
  },
  {
    id: 'fifth-2',
    from: 'Hostpark Mail Team <mail@hostpark.example>',
    subject: 'Mail server maintenance on Sunday',
    html: `<p>Your mailbox may be unavailable for an hour.</p>${b('Details', 'https://hostpark.example/m')}`,
  },
  {
    id: 'fifth-3',
    from: 'IT <it@jinqiao.example>',
    subject: 'Mailbox quota warning',
    html: `<p>You have reached 90% of your quota.</p>${b('Manage', 'https://mail.jinqiao.example/quota')}`,
  },
  {
    id: 'fifth-4',
    from: 'Identity <no-reply@sso.jinqiao.example>',
    checks: own,
    subject: 'Password expiry: 3 days left',
    html: `<p>Change it now or you are locked out.</p>${b('Change now', 'https://sso.jinqiao.example/')}`,
  },
  {
    id: 'fifth-5',
    from: 'DeliverWell <hello@deliverwell.example>',
    subject: 'Your emails deserve the inbox',
    html: `<p>Improve delivery by 40 %. Book a demo.</p>${b('Book demo', 'https://cal.bookings-host.example/dw')}`,
    headers: ['List-Unsubscribe: <https://deliverwell.example/u>'],
  },
  {
    id: 'fifth-6',
    from: 'DeliverWell <hello@deliverwell.example>',
    subject: 'Emails not delivered? We fix that',
    html: `<p>Many messages never reach the inbox. Talk to us.</p>${b('Talk to us', 'https://deliverwell.example/talk')}`,
  },
  {
    id: 'fifth-7',
    from: 'ParcelPro <no-reply@parcelpro.example>',
    subject: 'Delivery suspended: unpaid duty',
    html: `<p>Your shipment is held at customs.</p>${b('Pay duty', 'https://parcelpro.example/p')}`,
  },
  {
    id: 'fifth-8',
    from: '王芳 <wangfang@jinqiao.example>',
    subject: 'Fw: 退信通知',
    text: '这是怎么回事？\n\n系统退信：您的邮件被退回，原因：mailbox full\nhttps://help.163.com/x',
  },
  {
    id: 'fifth-9',
    from: 'board-request@lists.openriver.example',
    headers: ['List-Id: <board.lists.openriver.example>'],
    subject: 'Your message to Board awaits moderator approval',
    text: 'Is being held until the list moderator can review it for approval. https://lists.openriver.example/c/1',
  },
  {
    id: 'fifth-10',
    from: '邮件系统 <postmaster@jinqiao.example>',
    subject: '邮箱容量超限提醒',
    text: '您的邮箱已超限，请尽快清理，否则无法接收新邮件。https://mail.jinqiao.example',
  },
  {
    id: 'fifth-11',
    from: 'メール管理者 <postmaster@jinqiao.example>',
    subject: '隔離メール通知',
    html: `<p>2通のメールを隔離しました。</p>${b('確認', 'https://gw.jinqiao.example/')}`,
  },
  {
    id: 'fifth-12',
    from: '顺风物流 <wuliu@shunfeng-x.example>',
    subject: '包裹投递失败通知',
    html: `<p>请更新收件地址。</p>${b('更新', 'https://shunfeng-x.example/u')}`,
  },
  {
    id: 'fifth-13',
    from: 'Telecom <billing@telecom-x.example>',
    checks: pass('telecom-x.example'),
    subject: 'Your mailbox subscription was renewed',
    html: `<p>Thank you.</p>${b('Invoice', 'https://telecom-x.example/i')}`,
  },
  {
    id: 'fifth-14',
    from: 'Ops <ops@jinqiao.example>',
    subject: 'Mail queue alert: 214 messages deferred on mx1',
    text: 'mailq on mx1: 214 messages deferred (connect to mx.qq.com: timeout). https://grafana.jinqiao.example/d/1',
  },
]
