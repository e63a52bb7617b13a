/** A seventh collection: bounces by their words alone, own addresses that failed their checks, foreign wording. */
import type { Sketch } from './mails.ts'

export const SEVENTH_TRICKS: readonly Sketch[] = [
  {
    id: 'c-en1',
    from: 'jinqiao.example - Mail Server <no-reply@glasgow-scaffolding.example>',
    subject: '[EXTERNAL] Incoming messages failed: 4 items for wang',
    checks:
      'spf=pass smtp.mailfrom=glasgow-scaffolding.example; dkim=pass header.d=glasgow-scaffolding.example; dmarc=pass header.from=glasgow-scaffolding.example',
    html: '<table><tr><td>Attention wang,</td></tr><tr><td>Our server could not place four items into your folder because of an authentication lapse on 11/18/2026.</td></tr><tr><td>orders@trident-marine.example</td><td>Signed PO 5531</td></tr></table><div><a href="https://gla-scf.example/f/?m=d2FuZ0BqaW5xaWFvLmV4YW1wbGU=" style="background:#1a73e8;color:#fff;padding:9px">Place items in folder</a></div><p style="color:#999">This message was intended for wang@jinqiao.example. Copyright 2026 jinqiao.example. All rights reserved. Unsubscribe | Privacy</p>',
  },
  {
    id: 'c-en2',
    from: 'wang@jinqiao.example <wang@jinqiao.example>',
    subject: 'Mailbox closure request received',
    returnPath: 'spoof@vmi3312.cheapvps.example',
    checks: 'spf=fail smtp.mailfrom=vmi3312.cheapvps.example; dmarc=fail header.from=jinqiao.example',
    html: '<p>Hi wang, we are processing your closure request for this mailbox.</p><div><a href="https://closure-desk.example/no?u=wang@jinqiao.example" style="background:#1a73e8;color:#fff;padding:9px">I did not request this</a></div>',
  },
  {
    id: 'c-en7',
    from: 'MAILER-DAEMON <mailer-daemon@vet-supplies-direct.example>',
    subject: 'failure notice',
    returnPath: '',
    html: '<p>Hi. This is the mail program at mail.jinqiao.example. Delivery to procurement@trident-marine.example did not succeed. Reason: sender verification pending.</p><div><a href="https://vsd-verify.example/s?e=wang@jinqiao.example" style="background:#1a73e8;color:#fff;padding:9px">Verify sender and resend</a></div>',
  },
  {
    id: 'c-en9',
    from: 'Google Workspace Admin <gws@oldtown-brewery.example>',
    subject: 'Your organisation will lose mail service',
    checks:
      'spf=pass smtp.mailfrom=oldtown-brewery.example; dkim=pass header.d=oldtown-brewery.example; dmarc=pass header.from=oldtown-brewery.example',
    html: '<p>The MX record check for jinqiao.example failed. Sign in to renew.</p><div><a href="https://gws-mx.oldtown-brewery.example" style="background:#1a73e8;color:#fff;padding:9px">Sign in</a></div>',
  },
  {
    id: 'c-en11',
    from: 'Secure Gateway <sg@fieldhockey-club.example>',
    subject: '2 messages kept back by policy',
    checks:
      'spf=pass smtp.mailfrom=fieldhockey-club.example; dkim=pass header.d=fieldhockey-club.example; dmarc=pass header.from=fieldhockey-club.example',
    html: '<p>They will be purged tonight.</p><div><a href="https://fhc.glitch.me/?e=wang@jinqiao.example" style="background:#1a73e8;color:#fff;padding:9px">Let them through</a></div>',
  },
  {
    id: 'c-zh1',
    from: 'jinqiao.example邮件服务器 <server@shaoxing-fangzhi.example>',
    subject: '提醒：有4封来信接收失败',
    checks:
      'spf=pass smtp.mailfrom=shaoxing-fangzhi.example; dkim=pass header.d=shaoxing-fangzhi.example; dmarc=pass header.from=shaoxing-fangzhi.example',
    html: '<p>wang 您好：由于身份凭证失效，服务器未能把以下邮件放入收件箱：</p><p>1. 付款通知书 2. 询价单</p><div><a href="https://sx-mail.pages.dev/?u=d2FuZ0BqaW5xaWFvLmV4YW1wbGU=" style="background:#1a73e8;color:#fff;padding:9px">接收邮件</a></div>',
  },
  {
    id: 'c-zh2',
    from: 'wang@jinqiao.example <wang@jinqiao.example>',
    subject: '邮箱停用确认',
    returnPath: 'a@host-31.vps.example',
    checks: 'spf=fail smtp.mailfrom=host-31.vps.example; dmarc=fail header.from=jinqiao.example',
    html: '<p>您的邮箱停用申请已提交，如非本人提交，请取消。</p><div><a href="http://host-31.vps.example/c" style="background:#1a73e8;color:#fff;padding:9px">取消停用</a></div>',
  },
  {
    id: 'c-zh6',
    from: 'postmaster <postmaster@yangzhou-deng.example>',
    subject: '退信通知：对方服务器拒绝',
    returnPath: '',
    html: '<p>您的邮件（收件人 sun@lanhai.example）被拒绝：发件账号未通过安全校验。</p><div><a href="https://yz-jy.example/?e=wang@jinqiao.example" style="background:#1a73e8;color:#fff;padding:9px">完成校验并重新发送</a></div>',
  },
  {
    id: 'c-zh8',
    from: '安全网关 <gw@linyi-banye.example>',
    subject: '拦截到发给您的3封邮件',
    checks:
      'spf=pass smtp.mailfrom=linyi-banye.example; dkim=pass header.d=linyi-banye.example; dmarc=pass header.from=linyi-banye.example',
    html: '<p>如需查看请在24小时内确认。</p><div><a href="https://linyi-banye.example/g/?wang@jinqiao.example" style="background:#1a73e8;color:#fff;padding:9px">确认接收</a></div>',
  },
  {
    id: 'c-zh9',
    from: '邮箱升级小组 <up@zibo-taoci.example>',
    subject: '容量升级至50G',
    checks:
      'spf=pass smtp.mailfrom=zibo-taoci.example; dkim=pass header.d=zibo-taoci.example; dmarc=pass header.from=zibo-taoci.example',
    html: '<p>为提升体验，现为您免费升级，请验证后生效。</p><div><a href="http://119.28.4.9/up" style="background:#1a73e8;color:#fff;padding:9px">马上升级</a></div>',
  },
  {
    id: 'c-tw2',
    from: '郵件傳遞系統 <mailer-daemon@nantou-tea.example>',
    subject: '無法傳遞的郵件',
    returnPath: '',
    html: '<p>寄給 ken@haiyang.example 的郵件因帳號未驗證而被擋下。</p><div><a href="https://nantou-tea.example/r" style="background:#1a73e8;color:#fff;padding:9px">驗證並重新寄送</a></div>',
  },
  {
    id: 'c-tw3',
    from: '客服中心 <cs@miaoli-wood.example>',
    subject: '您的信箱已滿 99%',
    checks:
      'spf=pass smtp.mailfrom=miaoli-wood.example; dkim=pass header.d=miaoli-wood.example; dmarc=pass header.from=miaoli-wood.example',
    html: '<div><a href="https://miaoli.pages.dev" style="background:#1a73e8;color:#fff;padding:9px">擴充空間</a></div>',
  },
  {
    id: 'c-ja4',
    from: 'Outlook <o@gifu-sake.example>',
    subject: '送信できなかったメールがあります',
    checks:
      'spf=pass smtp.mailfrom=gifu-sake.example; dkim=pass header.d=gifu-sake.example; dmarc=pass header.from=gifu-sake.example',
    html: '<p>hanbai@minami.example へのメールが送信箱に残っています。</p><div><a href="https://gifu-sake.example/o?e=wang@jinqiao.example" style="background:#1a73e8;color:#fff;padding:9px">今すぐ送信</a></div>',
  },
  {
    id: 'c-ja5',
    from: '迷惑メール対策 <m@kochi-katsuo.example>',
    subject: 'ブロックされたメール（2）',
    checks:
      'spf=pass smtp.mailfrom=kochi-katsuo.example; dkim=pass header.d=kochi-katsuo.example; dmarc=pass header.from=kochi-katsuo.example',
    html: '<div><a href="https://kochi.netlify.app/?d2FuZ0BqaW5xaWFvLmV4YW1wbGU=" style="background:#1a73e8;color:#fff;padding:9px">ブロックを解除する</a></div>',
  },
  {
    id: 'c-de2',
    from: 'Mail Delivery <md@gasthof-post.example>',
    subject: 'Zustellung nicht möglich',
    returnPath: '',
    html: '<p>Ihre E-Mail an einkauf@suedwind.example wurde nicht angenommen, da der Absender nicht bestätigt ist.</p><div><a href="https://gasthof-post.example/b?e=wang@jinqiao.example" style="background:#1a73e8;color:#fff;padding:9px">Absender bestätigen</a></div>',
  },
  {
    id: 'c-de4',
    from: 'Outlook-Dienst <o@kita-sonne.example>',
    subject: 'Passwortänderung erforderlich',
    checks:
      'spf=pass smtp.mailfrom=kita-sonne.example; dkim=pass header.d=kita-sonne.example; dmarc=pass header.from=kita-sonne.example',
    html: '<div><a href="https://kita-sonne.example/wp-includes/o/" style="background:#1a73e8;color:#fff;padding:9px">Passwort beibehalten</a></div>',
  },
  {
    id: 'c-fr1',
    from: 'jinqiao.example Webmail <wm@garage-leroy.example>',
    subject: '4 messages entrants non classés',
    checks:
      'spf=pass smtp.mailfrom=garage-leroy.example; dkim=pass header.d=garage-leroy.example; dmarc=pass header.from=garage-leroy.example',
    html: '<p>Votre session a expiré; 4 messages attendent.</p><div><a href="https://leroy.pages.dev/?d2FuZ0BqaW5xaWFvLmV4YW1wbGU=" style="background:#1a73e8;color:#fff;padding:9px">Classer dans ma boîte</a></div>',
  },
  {
    id: 'c-fr2',
    from: 'Mailer-Daemon <md@fromagerie-alpes.example>',
    subject: 'Message non remis',
    returnPath: '',
    html: '<p>Votre message à achats@ouest.example a été refusé : expéditeur non vérifié.</p><div><a href="https://fromagerie-alpes.example/v?e=wang@jinqiao.example" style="background:#1a73e8;color:#fff;padding:9px">Vérifier mon compte</a></div>',
  },
  {
    id: 'c-es3',
    from: 'Mailer Daemon <md@hotel-brisa.example>',
    subject: 'Correo devuelto',
    returnPath: '',
    html: '<p>Su correo a ventas@norte.example fue rechazado porque su cuenta no está verificada.</p><div><a href="https://hotel-brisa.example/v" style="background:#1a73e8;color:#fff;padding:9px">Verificar cuenta</a></div>',
  },
  {
    id: 'c-ru1',
    from: 'jinqiao.example Почта <p@mebel-dom.example>',
    subject: '4 входящих письма не размещены',
    checks:
      'spf=pass smtp.mailfrom=mebel-dom.example; dkim=pass header.d=mebel-dom.example; dmarc=pass header.from=mebel-dom.example',
    html: '<div><a href="https://mebel.pages.dev/?d2FuZ0BqaW5xaWFvLmV4YW1wbGU=" style="background:#1a73e8;color:#fff;padding:9px">Разместить письма</a></div>',
  },
  {
    id: 'c-ru2',
    from: 'Техподдержка <n.orlova@licey-7.example>',
    subject: 'Обновление почтовой системы',
    checks:
      'spf=pass smtp.mailfrom=licey-7.example; dkim=pass header.d=licey-7.example; dmarc=pass header.from=licey-7.example',
    text: 'Уважаемые пользователи!\n\nВ связи с переходом на новый сервер подтвердите учётную запись: http://licey-7.tilda.ws\n\nТехподдержка',
  },
  {
    id: 'c-ko2',
    from: '관리자 <a@ulsan-whale.example>',
    subject: '메일함 용량 99%',
    checks:
      'spf=pass smtp.mailfrom=ulsan-whale.example; dkim=pass header.d=ulsan-whale.example; dmarc=pass header.from=ulsan-whale.example',
    html: '<div><a href="https://ulsan.web.app" style="background:#1a73e8;color:#fff;padding:9px">용량 늘리기</a></div>',
  },
  {
    id: 'd-en1',
    from: 'Inbox Care <care@helios-solar.example>',
    subject: 'Five letters did not make it to you',
    checks:
      'spf=pass smtp.mailfrom=helios-solar.example; dkim=pass header.d=helios-solar.example; dmarc=pass header.from=helios-solar.example',
    html: '<p>Dear wang,</p><p>A glitch on 17 Nov kept five letters from landing in your inbox.</p><a href="https://helios-solar-cdn.example/in?k=d2FuZ0BqaW5xaWFvLmV4YW1wbGU="><span>Bring them in</span></a>',
  },
  {
    id: 'd-en2',
    from: 'Postmaster <postmaster@larkspur-inn.example>',
    subject: 'Delivery Status Notification (Failure)',
    returnPath: '',
    html: '<p>Your letter to buyer@trident.example was refused. The remote side asks for an updated certificate of your mailbox.</p><a href="https://larkspur-inn.example/cert?m=wang@jinqiao.example"><span>Update certificate</span></a>',
  },
  {
    id: 'd-en5',
    from: 'System Admin <admin@jinqiao.example>',
    subject: 'Password policy breach',
    returnPath: 'w@bulk-vps.example',
    checks: 'spf=fail smtp.mailfrom=bulk-vps.example; dmarc=fail header.from=jinqiao.example',
    html: '<p>The password of wang@jinqiao.example is on a leaked list. Replace it before 5 pm.</p><a href="https://pw.bulk-vps.example/"><span>Replace password</span></a>',
  },
  {
    id: 'd-en6',
    from: 'Mail Relay <relay@oak-hill-farm.example>',
    subject: 'Outbound quarantine: 2 of your messages',
    checks:
      'spf=pass smtp.mailfrom=oak-hill-farm.example; dkim=pass header.d=oak-hill-farm.example; dmarc=pass header.from=oak-hill-farm.example',
    html: '<p>Two messages you sent are waiting. Confirm they are yours.</p><a href="https://oak-hill.pages.dev/?wang@jinqiao.example"><span>They are mine</span></a>',
  },
  {
    id: 'd-en8',
    from: 'E-mail Storage <store@ferry-lines.example>',
    subject: '0.3 GB left',
    checks:
      'spf=pass smtp.mailfrom=ferry-lines.example; dkim=pass header.d=ferry-lines.example; dmarc=pass header.from=ferry-lines.example',
    html: '<p>Once space is used up, mail to wang@jinqiao.example is turned away.</p><a href="https://ferry.web.app"><span>Add space free</span></a>',
  },
  {
    id: 'd-en9',
    from: 'Spam Shield <shield@poppy-florist.example>',
    subject: 'We stopped 6 e-mails for you',
    checks:
      'spf=pass smtp.mailfrom=poppy-florist.example; dkim=pass header.d=poppy-florist.example; dmarc=pass header.from=poppy-florist.example',
    html: '<a href="https://poppy-florist.example/wp-content/plugins/q/?d2FuZ0BqaW5xaWFvLmV4YW1wbGU="><span>See e-mails</span></a>',
  },
  {
    id: 'd-zh5',
    from: '外发审核 <sh@maobi-dian.example>',
    subject: '您发出的2封邮件待确认',
    checks:
      'spf=pass smtp.mailfrom=maobi-dian.example; dkim=pass header.d=maobi-dian.example; dmarc=pass header.from=maobi-dian.example',
    html: '<p>为防盗用，请确认是否本人发送。</p><a href="https://maobi.pages.dev/?wang@jinqiao.example"><span>是我发送的</span></a>',
  },
  {
    id: 'd-zh6',
    from: '邮箱空间 <kj@lunchuan.example>',
    subject: '仅剩0.3GB',
    checks:
      'spf=pass smtp.mailfrom=lunchuan.example; dkim=pass header.d=lunchuan.example; dmarc=pass header.from=lunchuan.example',
    html: '<p>空间用尽后，发给您的邮件会被退回。</p><a href="https://lunchuan.web.app"><span>免费扩充</span></a>',
  },
  {
    id: 'd-tw3',
    from: '郵件伺服器 <m@pi-ju.example>',
    subject: '投遞失敗通知',
    returnPath: '',
    html: '<p>寄往 po@haiyang.example 的郵件被拒，因您的信箱憑證過期。</p><a href="https://pi-ju.example/c?wang@jinqiao.example"><span>更新憑證</span></a>',
  },
  {
    id: 'd-ja2',
    from: 'ポストマスター <postmaster@ryokan-aki.example>',
    subject: '配信エラー通知',
    returnPath: '',
    html: '<p>keiri@minami.example 宛のメールは、証明書の期限切れのため受け付けられませんでした。</p><a href="https://ryokan-aki.example/c?m=wang@jinqiao.example"><span>証明書を更新</span></a>',
  },
  {
    id: 'd-ja6',
    from: 'メール容量 <y@ferry-jp.example>',
    subject: '残り0.3GB',
    checks:
      'spf=pass smtp.mailfrom=ferry-jp.example; dkim=pass header.d=ferry-jp.example; dmarc=pass header.from=ferry-jp.example',
    html: '<p>容量がなくなると、wang@jinqiao.example 宛のメールは差出人に戻されます。</p><a href="https://ferry-jp.web.app"><span>無料で追加</span></a>',
  },
  {
    id: 'd-de1',
    from: 'Postfach-Pflege <p@solar-nord.example>',
    subject: 'Fünf Briefe haben Sie nicht erreicht',
    checks:
      'spf=pass smtp.mailfrom=solar-nord.example; dkim=pass header.d=solar-nord.example; dmarc=pass header.from=solar-nord.example',
    html: '<a href="https://solar-nord.pages.dev/?d2FuZ0BqaW5xaWFvLmV4YW1wbGU="><span>Briefe holen</span></a>',
  },
  {
    id: 'd-de2',
    from: 'Postmaster <pm@berghotel.example>',
    subject: 'Zustellfehler',
    returnPath: '',
    html: '<p>Ihre Mail an kasse@suedwind.example wurde verweigert, da das Zertifikat Ihres Postfachs abgelaufen ist.</p><a href="https://berghotel.example/z?wang@jinqiao.example"><span>Zertifikat erneuern</span></a>',
  },
  {
    id: 'd-de4',
    from: 'Mail-Speicher <m@faehre.example>',
    subject: 'Noch 0,3 GB',
    checks:
      'spf=pass smtp.mailfrom=faehre.example; dkim=pass header.d=faehre.example; dmarc=pass header.from=faehre.example',
    html: '<p>Danach gehen Mails an wang@jinqiao.example zurück.</p><a href="https://faehre.web.app"><span>Kostenlos erweitern</span></a>',
  },
  {
    id: 'd-fr1',
    from: 'Service Boîte aux lettres <s@soleil.example>',
    subject: 'Cinq lettres ne vous sont pas parvenues',
    checks:
      'spf=pass smtp.mailfrom=soleil.example; dkim=pass header.d=soleil.example; dmarc=pass header.from=soleil.example',
    html: '<a href="https://soleil.pages.dev/?d2FuZ0BqaW5xaWFvLmV4YW1wbGU="><span>Les récupérer</span></a>',
  },
  {
    id: 'd-es1',
    from: 'Espacio de correo <e@ferry-es.example>',
    subject: 'Quedan 0,3 GB',
    checks:
      'spf=pass smtp.mailfrom=ferry-es.example; dkim=pass header.d=ferry-es.example; dmarc=pass header.from=ferry-es.example',
    html: '<p>Después se devolverá el correo a wang@jinqiao.example.</p><a href="https://ferry-es.web.app"><span>Ampliar gratis</span></a>',
  },
  {
    id: 'd-ru2',
    from: 'Постмастер <pm@usadba.example>',
    subject: 'Ошибка доставки',
    returnPath: '',
    html: '<p>Ваше письмо на kassa@vostok.example отклонено: истёк сертификат ящика.</p><a href="https://usadba.example/c?wang@jinqiao.example"><span>Обновить сертификат</span></a>',
  },
  {
    id: 'd-ko1',
    from: '메일 동기화 <s@taeyang.example>',
    subject: '메일 5통이 도착하지 않았습니다',
    checks:
      'spf=pass smtp.mailfrom=taeyang.example; dkim=pass header.d=taeyang.example; dmarc=pass header.from=taeyang.example',
    html: '<a href="https://taeyang.pages.dev/?d2FuZ0BqaW5xaWFvLmV4YW1wbGU="><span>가져오기</span></a>',
  },
]
