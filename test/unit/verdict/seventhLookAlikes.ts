/** Honest mail that resembles the seventh collection. */
import type { Sketch } from './mails.ts'

export const SEVENTH_LOOK_ALIKES: readonly Sketch[] = [
  {
    id: 'n-en3',
    from: 'FortiMail <release-ctrl@fortinet.com>',
    subject: 'Quarantine Summary: [6 message(s) quarantined]',
    checks:
      'spf=pass smtp.mailfrom=fortinet.com; dkim=pass header.d=fortinet.com; dmarc=pass header.from=fortinet.com',
    html: '<div><a href="https://fm.fortinet.com/r">Release</a></div>',
  },
  {
    id: 'n-en5',
    from: 'Ward Council <council-owner@lists.wardcouncil.example>',
    subject: 'Posting to council held: message body too big',
    checks:
      'spf=pass smtp.mailfrom=lists.wardcouncil.example; dkim=pass header.d=lists.wardcouncil.example; dmarc=pass header.from=lists.wardcouncil.example',
    headers: ['List-Id: <council.lists.wardcouncil.example>'],
    text: 'Your posting is held for approval. Message body is too big: 812 KB. https://lists.wardcouncil.example/x',
  },
  {
    id: 'n-en8',
    from: 'Parcel2Door <hello@parcel2door.example>',
    subject: 'Held at depot: pay 1.99 to release your parcel',
    checks:
      'spf=pass smtp.mailfrom=parcel2door.example; dkim=pass header.d=parcel2door.example; dmarc=pass header.from=parcel2door.example',
    html: '<div><a href="https://p2d-pay.example/x">Pay and release</a></div>',
  },
  {
    id: 'n-en9',
    from: 'Raj Patel <r.patel@jinqiao.example>',
    subject: 'Fwd: failure notice',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    text: 'see below - second time this week\n\n-------- Forwarded Message --------\nFrom: MAILER-DAEMON@mail.trident-marine.example\n\nHi. This is the qmail-send program at mail.trident-marine.example.\n<ops@trident-marine.example>: Sorry, mailbox full (#5.2.2)',
  },
  {
    id: 'n-en10',
    from: 'Liz Moore <liz@moore-legal.example>',
    subject: 'RE: RE: mail delivery failed',
    checks:
      'spf=pass smtp.mailfrom=moore-legal.example; dkim=pass header.d=moore-legal.example; dmarc=pass header.from=moore-legal.example',
    text: 'Our IT says your server was on a blocklist: https://check.spamhaus.example/listed/?searchterm=203.0.113.9 . Should work now.\n\nLiz',
  },
  {
    id: 'n-en19',
    from: 'Harbour Dental <hello@mail.harbourdental.example>',
    subject: 'Please confirm your email address',
    checks:
      'spf=pass smtp.mailfrom=mail.harbourdental.example; dkim=pass header.d=mail.harbourdental.example; dmarc=pass header.from=mail.harbourdental.example',
    html: '<p>Welcome! Please confirm.</p><div><a href="https://u123.ct.sendgrid.example/ls/click?x">Confirm</a></div>',
  },
  {
    id: 'n-en20',
    from: 'Nordbank <service@nordbank.example>',
    subject: 'New message in your secure mailbox',
    checks:
      'spf=pass smtp.mailfrom=nordbank.example; dkim=pass header.d=nordbank.example; dmarc=pass header.from=nordbank.example',
    html: '<p>A new document is waiting in your Nordbank inbox.</p><div><a href="https://online.nordbank.example">Log in</a></div>',
  },
  {
    id: 'n-en21',
    from: 'Eventful <events@eventful-mail.example>',
    subject: 'Your tickets could not be delivered to your inbox',
    checks:
      'spf=pass smtp.mailfrom=eventful-mail.example; dkim=pass header.d=eventful-mail.example; dmarc=pass header.from=eventful-mail.example',
    html: '<p>Download them here instead. Eventful Ltd</p><div><a href="https://eventful.example/t/1">Download tickets</a></div>',
  },
  {
    id: 'n-en25',
    from: 'Hilda Brown <hilda.brown51@yahoo.example>',
    subject: 'cant send you mail',
    checks:
      'spf=pass smtp.mailfrom=yahoo.example; dkim=pass header.d=yahoo.example; dmarc=pass header.from=yahoo.example',
    text: 'Mary dear, the computer says your mailbox does not exist?? Is this one still right. Love Hilda',
  },
  {
    id: 'n-en26',
    from: 'Acme Procurement IT <it-notices@acme-industrial.example>',
    subject: 'Supplier portal: your account password expires in 3 days',
    checks:
      'spf=pass smtp.mailfrom=acme-industrial.example; dkim=pass header.d=acme-industrial.example; dmarc=pass header.from=acme-industrial.example',
    html: '<div><a href="https://suppliers.acme-industrial.example/pw">Update password</a></div>',
  },
  {
    id: 'n-zh1',
    from: '邮件安全网关 <mailgw@jinqiao.example>',
    subject: '可疑邮件隔离通知',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    html: '<div><a href="https://mgw.jinqiao.example/r?u=wang@jinqiao.example">投递到收件箱</a></div>',
  },
  {
    id: 'n-zh4',
    from: '陈经理 <chen@lanhai-trade.example>',
    subject: '你们的邮件收不到',
    checks:
      'spf=pass smtp.mailfrom=lanhai-trade.example; dkim=pass header.d=lanhai-trade.example; dmarc=pass header.from=lanhai-trade.example',
    text: '张工，你们发来的邮件老是被我们服务器拦截，我让IT加了白名单，请再发一次。官网 http://lanhai-trade.example',
  },
  {
    id: 'n-zh5',
    from: '信息化办公室 <xxb@jinqiao.example>',
    subject: '关于启用邮箱双因素认证的通知',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    html: '<p>请于月底前登录 OA 绑定。</p><div><a href="https://oa.jinqiao.example/2fa">操作指南</a></div>',
  },
  {
    id: 'n-zh8',
    from: '知乎 <no-reply@zhihu.example>',
    subject: '邮箱验证',
    checks:
      'spf=pass smtp.mailfrom=zhihu.example; dkim=pass header.d=zhihu.example; dmarc=pass header.from=zhihu.example',
    html: '<div><a href="https://www.zhihu.example/v">验证邮箱</a></div>',
  },
  {
    id: 'n-tw4',
    from: '陳小姐 <chen@haiyang.example>',
    subject: '回覆: 郵件被退回',
    checks:
      'spf=pass smtp.mailfrom=haiyang.example; dkim=pass header.d=haiyang.example; dmarc=pass header.from=haiyang.example',
    text: '林小姐您好，我們的信箱之前滿了，現在可以了，請再寄一次。',
  },
  {
    id: 'n-ja1',
    from: 'メールゲートウェイ <gw@jinqiao.example>',
    subject: '保留メールのお知らせ',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    html: '<div><a href="https://gw2.jinqiao.example/">配信する</a></div>',
  },
  {
    id: 'n-ja4',
    from: '高橋 <takahashi@minami-kogyo.example>',
    subject: 'Re: メールが戻ってきます',
    checks:
      'spf=pass smtp.mailfrom=minami-kogyo.example; dkim=pass header.d=minami-kogyo.example; dmarc=pass header.from=minami-kogyo.example',
    text: '佐藤様\nサーバー障害で受信できていませんでした。お手数ですが再送をお願いします。\nhttps://minami-kogyo.example',
  },
  {
    id: 'n-ja5',
    from: '情報セキュリティ委員会 <isec@jinqiao.example>',
    subject: '【注意喚起】メールボックス容量を装うフィッシング',
    checks:
      'spf=pass smtp.mailfrom=jinqiao.example; dkim=pass header.d=jinqiao.example; dmarc=pass header.from=jinqiao.example',
    text: 'リンクを開かないでください。',
  },
  {
    id: 'n-de4',
    from: 'Ostwind Vertrieb <vertrieb@ostwind-gmbh.example>',
    subject: 'AW: Mail unzustellbar',
    checks:
      'spf=pass smtp.mailfrom=ostwind-gmbh.example; dkim=pass header.d=ostwind-gmbh.example; dmarc=pass header.from=ostwind-gmbh.example',
    text: 'Hallo, unser Postfach war voll. Bitte noch einmal senden. www.ostwind-gmbh.example',
  },
  {
    id: 'o-en2',
    from: 'Mail Quarantine <no-reply@jinqiao.example>',
    subject: 'Daily digest: 7 blocked e-mails',
    text: 'Release: https://filter3.jinqiao.example/r/1\nDelete: https://filter3.jinqiao.example/d/1',
  },
  {
    id: 'o-en6',
    from: 'gardeners-owner@lists.rosevale.example',
    subject: '3 Gardeners moderator request(s) waiting',
    text: 'The gardeners@lists.rosevale.example mailing list has 3 request(s) waiting for your consideration at: https://lists.rosevale.example/admindb/gardeners\nPlease attend to this at your earliest convenience. This notice of pending requests, if any, will be sent out daily.',
  },
  {
    id: 'o-en8',
    from: 'ParcelHub Notifications <n@parcelhub.example>',
    subject: 'Delivery attempt failed',
    html: '<p>Your parcel will be returned in 48 hours.</p><a href="https://redeliver.parcelhub.example/">Schedule redelivery</a>',
  },
  {
    id: 'o-en9',
    from: 'Emma Clark <e.clark@jinqiao.example>',
    subject: 'Fwd: Mail delivery failed: returning message to sender',
    text: 'Can you look?\n\n---------- Forwarded message ----------\nFrom: Mail Delivery System <Mailer-Daemon@mx.trident.example>\n\nA message that you sent could not be delivered to one or more of its recipients.\n  ops@trident.example\n    mailbox is full: retry timeout exceeded\nhttps://mx.trident.example/help',
  },
  {
    id: 'o-en10',
    from: 'Oliver Stone <ostone@stone-architects.example>',
    subject: 'Bounced',
    text: 'Your last two e-mails bounced back here, quota exceeded it says. Please send plans via https://wetransfer.example/u/stone instead.',
  },
  {
    id: 'o-en11',
    from: 'Support <support@trident.example>',
    subject: 'Re: [#712] Messages to ap@trident.example are rejected',
    checks:
      'spf=pass smtp.mailfrom=trident.example; dkim=pass header.d=trident.example; dmarc=pass header.from=trident.example',
    text: 'Hello Mary,\n\nwe have released the blocked messages and white-listed your domain. You can follow the ticket at https://help.trident.example/712\n\nTrident Support Team',
  },
  {
    id: 'o-en14',
    from: 'Bookworm <hello@bookworm.example>',
    subject: 'Confirm your e-mail address',
    checks:
      'spf=pass smtp.mailfrom=bookworm.example; dkim=pass header.d=bookworm.example; dmarc=pass header.from=bookworm.example',
    html: '<a href="https://bookworm.example/c?e=wang%40jinqiao.example">Confirm</a>',
  },
  {
    id: 'o-en18',
    from: 'ServerPulse <alerts@serverpulse.example>',
    subject: 'ALERT: mail queue on mx1.jinqiao.example above 500',
    checks:
      'spf=pass smtp.mailfrom=serverpulse.example; dkim=pass header.d=serverpulse.example; dmarc=pass header.from=serverpulse.example',
    html: '<a href="https://app.serverpulse.example/">Open dashboard</a>',
  },
  {
    id: 'o-zh3',
    from: '速达快递 <kd@suda.example>',
    subject: '包裹滞留：地址不详',
    checks:
      'spf=pass smtp.mailfrom=suda.example; dkim=pass header.d=suda.example; dmarc=pass header.from=suda.example',
    html: '<a href="https://suda.example/a">补充地址</a>',
  },
  {
    id: 'o-zh5',
    from: '刘洋 <liuyang@jinqiao.example>',
    subject: '转发：退信',
    text: '麻烦看下\n\n---原始邮件---\n您的邮件被退回：收件人邮箱已满。请点击 https://help.lanhai.example/ 了解',
  },
  {
    id: 'o-zh6',
    from: '周总 <zhou@lanhai.example>',
    subject: '邮件退回来了',
    text: '你那边邮箱满了吧？资料放网盘了 https://pan.baidu.example/s/xx',
  },
  {
    id: 'o-zh8',
    from: '明光主机 <kf@mingguang-host.example>',
    subject: '邮箱 zhangwei@jinqiao.example 容量已达90%',
    checks:
      'spf=pass smtp.mailfrom=mingguang-host.example; dkim=pass header.d=mingguang-host.example; dmarc=pass header.from=mingguang-host.example',
    text: '请登录控制面板处理：https://cp.mingguang-host.example/\n明光主机',
  },
  {
    id: 'o-zh12',
    from: 'gardeners-zh-owner@lists.rosevale.example',
    subject: '有3个审批请求等待处理',
    text: '列表有 3 个请求等待您的处理：https://lists.rosevale.example/admindb',
  },
  {
    id: 'o-ja3',
    from: '中村 <nakamura@jinqiao.example>',
    subject: 'Fwd: Undelivered Mail',
    text: '見てもらえますか\n> 容量超過のため配信できません',
  },
  {
    id: 'o-ja4',
    from: '北斗サーバー <support@hokuto-server.example>',
    subject: 'メールボックス k.sato@kitahama-seiko.example の使用量が90%です',
    checks:
      'spf=pass smtp.mailfrom=hokuto-server.example; dkim=pass header.d=hokuto-server.example; dmarc=pass header.from=hokuto-server.example',
    text: '管理画面: https://cp.hokuto-server.example/\n北斗サーバー hokuto-server',
  },
  {
    id: 'o-de3',
    from: 'Lumen Webhosting <s@lumen-web.example>',
    subject: 'Postfach wang@jinqiao.example: 90 % belegt',
    checks:
      'spf=pass smtp.mailfrom=lumen-web.example; dkim=pass header.d=lumen-web.example; dmarc=pass header.from=lumen-web.example',
    text: 'Kundencenter: https://kc.lumen-web.example/\nLumen Webhosting',
  },
  {
    id: 'friend-drive',
    from: 'Jane Foster <jane@foster-family.example>',
    subject: 'photos',
    text: 'Hi Wang,\nmy mail came back saying your mailbox is full. The photos are here: https://drive.google.com/drive/folders/abc\nJane',
  },
  {
    id: 'friend-share',
    from: 'Bob Lee <bob@lee-surveyors.example>',
    subject: 'Email trouble',
    text: 'Wang,\nyour inbox rejected the drawings (quota exceeded). Download: https://lee-my.sharepoint.com/:f:/x\nRegards, Bob',
  },
  {
    id: 'friend-zh',
    from: '王强 <wq@dongfang-zb.example>',
    subject: '邮箱满了',
    text: '王工，您的邮箱已满，邮件被退回了，资料请从这里下载：https://docs.qq.com/doc/x',
  },
  {
    id: 'friend-ja',
    from: '鈴木 <suzuki@minami-k.example>',
    subject: 'メールが戻ってきます',
    text: 'メールボックスがいっぱいのようで戻ってきます。資料はこちらです https://drive.google.com/x\n鈴木',
  },
  {
    id: 'friend-phone',
    from: 'Tom <tom@tom-plumbing.example>',
    subject: 'bounced',
    text: 'Inbox full again? The quote is at https://docs.google.com/d/1\n\nSent from Outlook for iOS',
  },
]
