/** Tricks that neither sender nor subject give away: the command line reads them, a mail program's glance does not. */
import type { Sketch } from './mails.ts'

export const PERSONAL_TRICKS: readonly Sketch[] = [
  {
    id: 'a-en2',
    from: 'Grace Fernandez <gfernandez@sanluis-edu.example>',
    subject: 'Info',
    checks:
      'spf=pass smtp.mailfrom=sanluis-edu.example; dkim=pass header.d=sanluis-edu.example; dmarc=pass header.from=sanluis-edu.example',
    text: 'Your e-mailbox has crossed the 20GB limit which was set by your administrator, you are running on 20.9GB and may not be able to transmit or get new mail till you re-certify your account.\n\nTo re-certify, fill this: https://helpdeskk-team.weebly.com\n\nThanks\nSystem Administrator',
  },
  {
    id: 'a-zh3',
    from: 'JIANG, Bowen <bjiang@student.lboro-uni.ac.example>',
    subject: '登录警报',
    checks:
      'spf=pass smtp.mailfrom=student.lboro-uni.ac.example; dkim=pass header.d=student.lboro-uni.ac.example; dmarc=pass header.from=student.lboro-uni.ac.example',
    html: '<p>亲爱的邮件用户，我们注意到您的电子邮件帐户从英国伦敦的一个无法识别的设备登录。如果不是您，请按照下面的链接保持您的电子邮件帐户的安全。</p><p><a href="https://www.powr.io/plugins/form-builder/view/14533450">点击这里</a></p><p>电子邮件管理员</p>',
  },
  {
    id: 'a-ja1',
    from: 'WebAdmin <info@dendai-soft.example>',
    subject: 'アカウントユーザー',
    checks:
      'spf=pass smtp.mailfrom=dendai-soft.example; dkim=pass header.d=dendai-soft.example; dmarc=pass header.from=dendai-soft.example',
    text: 'アカウントユーザー、\n\nメールボックスの容量は100%です。新しいメッセージを受け取るためにいくつかのメールを削除する必要があります。2つの重要な未配信メッセージがあります。ここをクリック;ログインアカウント。\nhttp://mail-ms-kitahama.weebly.com\n\n敬具、\nWebAdminコントロールセンター',
  },
  {
    id: 'a-de1',
    from: 'WebTeam <Beticuss@aol.com>',
    subject: 'Info',
    checks: 'spf=pass smtp.mailfrom=aol.com; dkim=pass header.d=aol.com; dmarc=pass header.from=aol.com',
    html: '<p>Ihre wang@jinqiao.example hat die Speichergrenze überschritten ist 1 GB, die vom Administrator definiert ist, laufen auf 99,8 Gigabyte, Sie können nicht senden oder empfangen neue Nachrichten, bis Sie Ihr Postfach erneut überprüfen.</p><p><a href="http://webteam-de.000webhostapp.com/">hier klicken</a></p><p>Web-Mail-System-Administrator!</p>',
  },
  {
    id: 'a-fr2',
    from: 'DSI <secretariat@college-jmoulin.example>',
    subject: 'Compte e-mail : action requise',
    checks:
      'spf=pass smtp.mailfrom=college-jmoulin.example; dkim=pass header.d=college-jmoulin.example; dmarc=pass header.from=college-jmoulin.example',
    html: '<p>Votre quota est dépassé de 120 Mo. Sans action de votre part sous 24h vos courriels entrants seront refusés.</p><p><a href="https://dsi-quota.weebly.com">Augmenter mon quota</a></p>',
  },
  {
    id: 'a-ru2',
    from: 'ИТ-отдел <o.sidorova@shkola-45.example>',
    subject: 'Срок действия пароля',
    checks:
      'spf=pass smtp.mailfrom=shkola-45.example; dkim=pass header.d=shkola-45.example; dmarc=pass header.from=shkola-45.example',
    html: '<p>Пароль от вашей почты действует до конца дня. Чтобы оставить прежний пароль, перейдите по ссылке.</p><p><a href="http://shkola-45.cp-login.example/">Оставить прежний</a></p>',
  },
  {
    id: 'b-en3',
    from: 'Patricia Lowe <plowe@stmarys-isd.example>',
    subject: 'Final notice',
    checks:
      'spf=pass smtp.mailfrom=stmarys-isd.example; dkim=pass header.d=stmarys-isd.example; dmarc=pass header.from=stmarys-isd.example',
    text: 'Your webmail account is due for deletion. Verify you still use it:\nhttps://tinyurl.com/wm-verify-26\n\nWebmail Maintenance Team',
  },
  {
    id: 'b-en10',
    from: 'Account Services <accsvc@marlow-antiques.example>',
    subject: 'Old webmail retires: move your box',
    checks:
      'spf=pass smtp.mailfrom=marlow-antiques.example; dkim=pass header.d=marlow-antiques.example; dmarc=pass header.from=marlow-antiques.example',
    html: '<p>Dear wang@jinqiao.example, the classic webmail goes away on Friday. Boxes not moved by then are wiped.</p><table><tr><td style="background:#0067b8"><a href="https://marlow-antiques.example/wp-admin/move/" style="color:#fff">Move my box</a></td></tr></table>',
  },
  {
    id: 'b-ja3',
    from: '総務部 山田 <yamada@osaka-jc.example>',
    subject: 'システム移行について',
    checks:
      'spf=pass smtp.mailfrom=osaka-jc.example; dkim=pass header.d=osaka-jc.example; dmarc=pass header.from=osaka-jc.example',
    text: '各位\n\n新メールシステムへの移行のため、下記より登録情報をご入力ください。期限までに入力がない場合、メールは使えなくなります。\nhttps://forms.gle/ab12\n\n情報基盤センター',
  },
  {
    id: 'b-de2',
    from: 'IT-Support <t.berger@gym-nord.schule.example>',
    subject: 'WICHTIG: Konto',
    checks:
      'spf=pass smtp.mailfrom=gym-nord.schule.example; dkim=pass header.d=gym-nord.schule.example; dmarc=pass header.from=gym-nord.schule.example',
    text: 'Guten Tag,\n\nalle E-Mail-Konten müssen bis 20 Uhr neu angemeldet werden. Bitte füllen Sie das Formular aus: https://forms.office.com/r/77a\n\nIhr IT-Support',
  },
]
