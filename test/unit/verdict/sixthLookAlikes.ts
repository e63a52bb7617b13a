/** Honest mail that resembles the sixth collection: digests, hosters, lists, parcels, sign-ups, forwarded bounces. */
import type { Sketch } from './mails.ts'

export const SIXTH_LOOK_ALIKES: readonly Sketch[] = [
  {
    id: 'l-en1',
    from: 'Spam Quarantine <quarantine@jinqiao.example>',
    subject: 'Spam Quarantine Summary - Total 6 Messages',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    html: '<p>The following messages are held in your quarantine. Click Deliver to have it sent to your inbox.</p><table><tr><td>promo@deals.example</td><td>70% off</td><td><a href="https://gw.jinqiao.example/cgi-mod/index.cgi?auth=d2FuZ0BqaW5xaWFvLmV4YW1wbGU=">Deliver</a></td></tr></table>',
  },
  {
    id: 'l-en5',
    from: 'board-owner@lists.harbourclub.example',
    subject: 'Your message to Board awaits moderator approval',
    returnPath: 'board-bounces@lists.harbourclub.example',
    checks:
      'spf=pass smtp.mailfrom=lists.harbourclub.example; dkim=pass header.d=lists.harbourclub.example; dmarc=pass header.from=lists.harbourclub.example',
    headers: ['List-Id: <board.lists.harbourclub.example>', 'Precedence: bulk'],
    text: "Your mail to 'Board' with the subject\n\n    Minutes\n\nIs being held until the list moderator can review it for approval.\n\nThe reason it is being held:\n\n    Post by non-member to a members-only list\n\nEither the message will get posted to the list, or you will receive notification of the moderator's decision.  If you would like to cancel this posting, please visit the following URL:\n\n    https://lists.harbourclub.example/mailman/confirm/board/4a5b\n",
  },
  {
    id: 'l-en7',
    from: 'Tom Baker <t.baker@jinqiao.example>',
    subject: 'Fwd: Undeliverable: Quote',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    text: "Mary, can you see what went wrong here? I clicked nothing.\n\n---------- Forwarded message ---------\nFrom: Mail Delivery Subsystem <mailer-daemon@googlemail.example>\nSubject: Delivery Status Notification (Failure)\n\nAddress not found\nYour message wasn't delivered to x@orion-freight.example because the address couldn't be found. https://support.google.com/mail/?p=NoSuchUser",
  },
  {
    id: 'l-en8',
    from: 'Tom Baker <tom.baker77@gmail.com>',
    subject: 'Fw: Mail delivery failed: returning message to sender',
    checks:
      'spf=pass smtp.mailfrom=gmail.com; dkim=pass header.d=gmail.com; dmarc=pass header.from=gmail.com',
    text: 'Hi Mary, I get this since yesterday, is your mailbox full?\n\n> A message that you sent could not be delivered to one or more of its recipients.\n>   m.harris@jinqiao.example\n>    552 mailbox full',
  },
  {
    id: 'l-en14',
    from: 'Poole Hosting <support@poole-hosting.example>',
    subject: 'Mailbox usage notice for jinqiao.example',
    checks:
      'spf=pass smtp.mailfrom=poole-hosting.example; dkim=pass header.d=poole-hosting.example; dmarc=pass header.from=poole-hosting.example',
    text: 'Hello,\n\nthe mailbox m.harris@jinqiao.example uses 91% of its quota (4.55 GB of 5 GB). You may delete old mail or order more space in the customer portal: https://my.poole-hosting.example/\n\nPoole Hosting Ltd, customer no. 20331',
  },
  {
    id: 'l-en15',
    from: 'GitHub <noreply@github.example>',
    subject: '[GitHub] Please verify your email address.',
    checks:
      'spf=pass smtp.mailfrom=github.example; dkim=pass header.d=github.example; dmarc=pass header.from=github.example',
    html: '<p>Almost done, mharris! To secure your account we need to verify your email address.</p><p><a href="https://github.example/users/mharris/emails/1/confirm_verification/x">Verify email address</a></p>',
  },
  {
    id: 'l-en22',
    from: 'SpamTitan <quarantine@filter.poole-hosting.example>',
    subject: 'Spam Quarantine Report for wang@jinqiao.example',
    checks:
      'spf=pass smtp.mailfrom=filter.poole-hosting.example; dkim=pass header.d=filter.poole-hosting.example; dmarc=pass header.from=filter.poole-hosting.example',
    html: '<p>Quarantined messages: 2</p><p><a href="https://filter.poole-hosting.example:8443/q?id=d2FuZ0BqaW5xaWFvLmV4YW1wbGU=">Release</a></p>',
  },
  {
    id: 'l-zh1',
    from: '邮件网关 <quarantine@jinqiao.example>',
    subject: '隔离邮件摘要',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    html: '<p>您有 3 封邮件被隔离，可点击放行。</p><p><a href="https://gw.jinqiao.example/q?u=wang@jinqiao.example">放行</a></p>',
  },
  {
    id: 'l-zh5',
    from: '王芳 <wangfang@jinqiao.example>',
    subject: '转发：退信通知',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    text: '小张，这封退信是什么意思？\n\n-----原始邮件-----\n发件人: postmaster@163.com\n主题: 系统退信\n您的邮件未能送达 li@163.com，原因：用户邮箱已满。 http://help.163.com/09/1224/17/5RAJ4LMH00753VB8.html',
  },
  {
    id: 'l-zh6',
    from: '信息中心 <itc@jinqiao.example>',
    subject: '关于邮箱密码到期的通知',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    html: '<p>各位同事：邮箱密码每180天到期，请登录OA修改。</p><p><a href="https://oa.jinqiao.example/">修改密码</a></p>',
  },
  {
    id: 'l-zh9',
    from: 'tech-cn 列表 <tech-cn-owner@lists.opensource-cn.example>',
    subject: '您发往 tech-cn 的信件等待审核',
    returnPath: 'tech-cn-bounces@lists.opensource-cn.example',
    checks:
      'spf=pass smtp.mailfrom=lists.opensource-cn.example; dkim=pass header.d=lists.opensource-cn.example; dmarc=pass header.from=lists.opensource-cn.example',
    headers: ['List-Id: <tech-cn.lists.opensource-cn.example>'],
    text: '您的邮件正在等待列表管理员审核，原因：非成员发信。如需撤回请访问：\nhttps://lists.opensource-cn.example/confirm/tech-cn/99',
  },
  {
    id: 'l-zh13',
    from: '采购部 李娜 <lina@orion-parts.example>',
    subject: '回复: 邮件退回',
    checks:
      'spf=pass smtp.mailfrom=orion-parts.example; dkim=pass header.d=orion-parts.example; dmarc=pass header.from=orion-parts.example',
    text: '张工您好，您昨天的邮件被我们网关拦截了，附件太大。请用网盘 https://pan.baidu.example/s/1abc 发给我，谢谢。',
  },
  {
    id: 'l-ja1',
    from: '迷惑メール隔離 <spam-quarantine@jinqiao.example>',
    subject: '隔離メール一覧（4件）',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    html: '<p>以下のメールを隔離しました。</p><p><a href="https://gw.jinqiao.example/r">解放</a></p>',
  },
  {
    id: 'l-ja3',
    from: '情報システム部 <it@jinqiao.example>',
    subject: '【重要】パスワード有効期限のお知らせ',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    html: '<p>パスワードの有効期限まで10日です。社内ポータルから変更してください。</p><p><a href="https://portal.jinqiao.example/">社内ポータル</a></p>',
  },
  {
    id: 'l-de1',
    from: 'Spamfilter <spam@jinqiao.example>',
    subject: 'Quarantänebericht: 3 neue Nachrichten',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    html: '<p><a href="https://gw.jinqiao.example/q?u=d2FuZ0BqaW5xaWFvLmV4YW1wbGU=">Zustellen</a></p>',
  },
  {
    id: 'l-de5',
    from: 'Sabine Roth <s.roth@jinqiao.example>',
    subject: 'WG: Unzustellbar: Angebot',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    text: 'Hallo Jens, was heißt das?\n\nVon: Microsoft Outlook\nBetreff: Unzustellbar: Angebot\nIhre Nachricht an einkauf@orion.example konnte nicht zugestellt werden.',
  },
  {
    id: 'l-fr1',
    from: 'Antispam <quarantaine@jinqiao.example>',
    subject: 'Rapport de quarantaine',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    html: '<p>2 messages bloqués</p><p><a href="https://gw.jinqiao.example/q">Libérer</a></p>',
  },
  {
    id: 'l-fr3',
    from: 'Service informatique <informatique@jinqiao.example>',
    subject: 'Votre mot de passe expire dans 10 jours',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    html: '<p><a href="https://mdp.jinqiao.example">Changer</a></p>',
  },
  {
    id: 'l-es3',
    from: 'Soporte TI <soporte@jinqiao.example>',
    subject: 'Su buzón ha superado el 90%',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    text: 'Por favor borre correos antiguos. Más información: https://intranet.jinqiao.example/correo',
  },
  {
    id: 'l-ru1',
    from: 'Карантин <quarantine@jinqiao.example>',
    subject: 'Письма в карантине: 2',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    html: '<p><a href="https://gw.jinqiao.example/q">Доставить</a></p>',
  },
  {
    id: 'l-ko1',
    from: '스팸 차단 <spam@jinqiao.example>',
    subject: '격리된 메일 3건 안내',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    html: '<p><a href="https://gw.jinqiao.example/q">복구</a></p>',
  },
  {
    id: 'm-en3',
    from: 'Hornetsecurity Quarantine Report <noreply@hornetsecurity.com>',
    subject: 'Your Quarantine Report',
    checks:
      'spf=pass smtp.mailfrom=hornetsecurity.com; dkim=pass header.d=hornetsecurity.com; dmarc=pass header.from=hornetsecurity.com',
    html: '<p><a href="https://cp.hornetsecurity.com/x">Deliver</a></p>',
  },
  {
    id: 'm-en8',
    from: 'FedEx Delivery Manager <TrackingUpdates@fedex.example>',
    subject: 'Delivery exception: action required',
    checks:
      'spf=pass smtp.mailfrom=fedex.example; dkim=pass header.d=fedex.example; dmarc=pass header.from=fedex.example',
    html: '<p><a href="https://www.fedex.example/x">Update address</a></p>',
  },
  {
    id: 'm-en12',
    from: 'Helpdesk <helpdesk@jinqiao.example>',
    subject: '[Ticket 9981] Cannot receive e-mail',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    html: '<p>Your ticket has been updated: "mailbox was over quota, raised to 20 GB".</p><p><a href="https://helpdesk.jinqiao.example/9981">Open ticket</a></p>',
  },
  {
    id: 'm-en18',
    from: 'Figura Shop <noreply@fg-orders.example>',
    subject: 'Confirm your email address',
    checks:
      'spf=pass smtp.mailfrom=fg-orders.example; dkim=pass header.d=fg-orders.example; dmarc=pass header.from=fg-orders.example',
    html: '<p>Thanks for registering! Confirm wang@jinqiao.example to activate your account.</p><p><a href="https://fg-orders.example/c?e=wang%40jinqiao.example">Confirm my email</a></p>',
  },
  {
    id: 'm-en19',
    from: 'Accounts <no-reply@tx.brightpay-mail.example>',
    subject: 'Your BrightPay password expires in 5 days',
    checks:
      'spf=pass smtp.mailfrom=tx.brightpay-mail.example; dkim=pass header.d=tx.brightpay-mail.example; dmarc=pass header.from=tx.brightpay-mail.example',
    html: '<p><a href="https://app.brightpay.example/pw">Change password</a></p>',
  },
  {
    id: 'm-en25',
    from: 'Mailtrap Weekly <news@mailtrap.example>',
    subject: 'Why your emails land in spam',
    checks:
      'spf=pass smtp.mailfrom=mailtrap.example; dkim=pass header.d=mailtrap.example; dmarc=pass header.from=mailtrap.example',
    headers: ['List-Unsubscribe: <https://mailtrap.example/u>'],
    html: '<p>Bounces, blocked mail, full mailboxes: read our guide.</p><p><a href="https://mailtrap.example/blog">Read</a></p>',
  },
  {
    id: 'm-en27',
    from: 'Cloudy Hosts Billing <billing@cloudyhosts.example>',
    subject: 'E-mail hosting for jinqiao.example expires in 14 days',
    checks:
      'spf=pass smtp.mailfrom=cloudyhosts.example; dkim=pass header.d=cloudyhosts.example; dmarc=pass header.from=cloudyhosts.example',
    html: '<p>Renew to avoid interruption of your mailboxes.</p><p><a href="https://my.cloudyhosts.example/renew">Renew</a></p>',
  },
  {
    id: 'm-en28',
    from: 'MXToolbox <notify@mxtoolbox.example>',
    subject: 'Blacklist alert: mail.jinqiao.example listed',
    checks:
      'spf=pass smtp.mailfrom=mxtoolbox.example; dkim=pass header.d=mxtoolbox.example; dmarc=pass header.from=mxtoolbox.example',
    html: '<p><a href="https://mxtoolbox.example/a">View</a></p>',
  },
  {
    id: 'm-en29',
    from: 'Jane Foster <jane.foster@outlook.com>',
    subject: 'is your email working?',
    checks:
      'spf=pass smtp.mailfrom=outlook.com; dkim=pass header.d=outlook.com; dmarc=pass header.from=outlook.com',
    text: 'Hi Mary,\nI tried to send you the photos but it came back saying your mailbox is full. They are here instead: https://photos.app.goo.example/abc\nJane',
  },
  {
    id: 'm-zh9',
    from: '某某论坛 <noreply@bbs-home.example>',
    subject: '邮箱验证',
    checks:
      'spf=pass smtp.mailfrom=bbs-home.example; dkim=pass header.d=bbs-home.example; dmarc=pass header.from=bbs-home.example',
    html: '<p>您正在绑定邮箱 wang@jinqiao.example，请在24小时内点击确认。</p><p><a href="https://bbs-home.example/v">确认绑定</a></p>',
  },
  {
    id: 'm-zh12',
    from: '云之邮客服 <kefu@yunzhiyou.example>',
    subject: '贵司企业邮箱 jinqiao.example 即将到期',
    checks:
      'spf=pass smtp.mailfrom=yunzhiyou.example; dkim=pass header.d=yunzhiyou.example; dmarc=pass header.from=yunzhiyou.example',
    html: '<p>您在我司（云之邮 yunzhiyou.example）的企业邮箱将于12月1日到期。</p><p><a href="https://console.yunzhiyou.example/">登录控制台续费</a></p>',
  },
  {
    id: 'm-zh14',
    from: '信息安全部 <infosec@jinqiao.example>',
    subject: '钓鱼演练结果通报',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    text: '本次演练主题“您的邮箱密码即将到期”，共12人点击。详情见 https://wiki.jinqiao.example/phish',
  },
  {
    id: 'm-ja5',
    from: 'ペンギン書店 <shop@pengin-books.example>',
    subject: 'メールアドレスの確認',
    checks:
      'spf=pass smtp.mailfrom=pengin-books.example; dkim=pass header.d=pengin-books.example; dmarc=pass header.from=pengin-books.example',
    html: '<p>ご登録ありがとうございます。メールアドレスを確認してください。</p><p><a href="https://pengin-books.example/v?e=wang%40jinqiao.example">確認する</a></p>',
  },
  {
    id: 'm-ja6',
    from: '情報システム課 <joho@jinqiao.example>',
    subject: 'メールサーバー移行のお知らせ',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    html: '<p>土曜に移行します。月曜に再ログインが必要です。</p><p><a href="https://intra.jinqiao.example/m">手順書</a></p>',
  },
  {
    id: 'm-de3',
    from: 'Nordhost Kundenservice <service@nordhost.example>',
    subject: 'Postfach wang@jinqiao.example fast voll',
    checks:
      'spf=pass smtp.mailfrom=nordhost.example; dkim=pass header.d=nordhost.example; dmarc=pass header.from=nordhost.example',
    html: '<p>Das Postfach ist zu 93 % belegt.</p><p><a href="https://kc.nordhost.example">Zum Kundencenter</a></p>',
  },
  {
    id: 'm-de4',
    from: 'Petra Lang <p.lang@lang-cnc.example>',
    subject: 'Re: Mail kam zurück',
    checks:
      'spf=pass smtp.mailfrom=lang-cnc.example; dkim=pass header.d=lang-cnc.example; dmarc=pass header.from=lang-cnc.example',
    text: 'Hallo Jens, unser Spamfilter hat Ihre Mail blockiert, ist jetzt freigegeben. Gruß, Petra\nwww.lang-cnc.example https://lang-cnc.example',
  },
]
