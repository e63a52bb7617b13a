/** A second collection of mails that play the mail system, in ten languages; measured before any word was changed for it. */
import type { Sketch } from './mails.ts'

const to = 'wang@jinqiao.example'
const button = (text: string, href: string) => `<p><a href="${href}">${text}</a></p>`
const page = (title: string) =>
  `<html><body><h2>${title}</h2><form action="https://collect.sunny-nails.example/p.php" method="post"><input name="e"><input type="password" name="p"></form></body></html>`

export const MORE_TRICKS: readonly Sketch[] = [
  {
    id: 'en-storage-full',
    from: 'Mail Storage <quota@plumb-rite.example>',
    subject: 'Your mailbox is 98% full',
    html: `<p>wang@jinqiao.example has used 4.9 GB of 5 GB. New mail will stop arriving today.</p>${button('Get more space', 'https://extra-space.plumb-rite-web.example/login?u=wang@jinqiao.example')}`,
  },
  {
    id: 'en-password-expiry',
    from: 'jinqiao.example Support <helpdesk@trailer-hire.example>',
    subject: 'Password for wang@jinqiao.example expires today',
    html: `<p>Your password is set to expire in 12 hours. You can keep using your current one.</p>${button('Keep my password', 'https://trailer-hire-portal.example/k')}`,
  },
  {
    id: 'en-undelivered-release',
    from: 'Mail Server <no-reply@kiosk-prints.example>',
    subject: 'Undelivered Mail - release now',
    html: `<p>Eleven e-mails addressed to you are sitting on the server because of a storage problem.</p>${button('Release them', 'https://kiosk-prints.example/rel/9')}`,
  },
  {
    id: 'en-html-attachment',
    from: 'Postmaster <postmaster@quick-lens.example>',
    subject: 'Delivery has failed: 3 incoming messages',
    text: 'Three incoming messages could not be placed in your mailbox. Open the attached report and sign in to have them delivered.',
    attached: [['Delivery_Report.html', 'text/html', page('Sign in to view the report')]],
  },
  {
    id: 'en-shtml',
    from: 'Message Center <notice@vet-supply.example>',
    subject: 'You have 2 voice messages and 1 held email',
    text: 'A held email is waiting. See the attachment to listen and release.',
    attached: [['Held-Message.shtml', 'application/octet-stream', page('Confirm your e-mail')]],
  },
  {
    id: 'en-qr',
    from: 'IT Service Desk <it@jinqiao-secure.example>',
    subject: 'Action needed: mailbox re-authentication',
    html: `<p>Your mailbox session has expired. Scan the QR code below with your phone to re-authenticate and keep receiving mail.</p><img src="cid:qr" alt="">`,
  },
  {
    id: 'en-two-factor',
    from: 'Webmail Admin <admin@orchid-spa.example>',
    subject: 'Webmail upgrade: unverified accounts will be closed',
    html: `<p>We are moving all mailboxes to the new webmail. Accounts that are not verified by Friday will be closed and their mail removed.</p>${button('Verify account', 'https://forms-host.example/webmail-upgrade')}`,
  },
  {
    id: 'en-spf-fix',
    from: 'Delivery Team <bounces@fleet-wash.example>',
    subject: 'Mail delivery failed: returning message to sender',
    html: `<p>A message that you sent could not be delivered because your account is not validated on our server.</p><p>Validate your account to resume outgoing mail.</p>${button('Validate now', 'https://fleet-wash.example/validate?id=wang@jinqiao.example')}`,
  },
  {
    id: 'en-text-only',
    from: 'System Administrator <system@brass-bells.example>',
    subject: 'Mailbox deactivation request received',
    text: `We received your request to deactivate ${to}. If you did not make it, cancel within 24 hours by logging in here:\r\nhttp://203.0.113.77/cancel?u=${to}\r\n\r\nOtherwise all mail will be lost.`,
  },
  {
    id: 'en-sharepoint-like',
    from: 'Mail Quarantine <q@moss-garden.example>',
    subject: '[Quarantine] 6 new items need your attention',
    html: `<table><tr><td>Invoice 883</td><td><a href="https://pages.moss-garden.example/a">Allow</a></td></tr><tr><td>Re: contract</td><td><a href="https://pages.moss-garden.example/b">Allow</a></td></tr></table><p>Messages not allowed within 48 hours are purged.</p>`,
  },
  {
    id: 'en-lock-notice',
    from: 'Account Security <secure@canal-boats.example>',
    subject: 'Incoming mail suspended for wang@jinqiao.example',
    html: `<p>We noticed a sign-in from a new place, so we suspended your incoming mail.</p>${button('Confirm it was me', 'https://canal-boats-id.example/c')}`,
  },
  {
    id: 'en-smtp-port',
    from: 'cPanel Mail <cpanel@driftwood-bar.example>',
    subject: 'IMAP/POP3 server error - messages not synced',
    html: `<p>Due to an IMAP/POP3 error, 9 of your messages were not synced.</p><p>To restore the messages to your inbox, re-enter your mailbox settings.</p>${button('Restore messages', 'https://driftwood-bar.example/imap')}`,
  },
  {
    id: 'zh-quota',
    from: '邮箱容量提醒 <notice@lvxing-taocan.example>',
    subject: '您的邮箱空间即将用完',
    html: `<p>尊敬的用户：您的邮箱已使用99%，即将无法收发邮件，请尽快扩容。</p>${button('免费扩容', 'https://kuorong.lvxing-taocan.example/?u=wang@jinqiao.example')}`,
  },
  {
    id: 'zh-held',
    from: '系统管理员 <admin@huayi-deco.example>',
    subject: '【通知】您有8封邮件投递失败',
    html: `<p>由于服务器升级，有8封发给您的邮件暂时无法进入收件箱。</p>${button('点击接收邮件', 'https://huayi-deco.example/mail/recv')}<p>请在48小时内处理，逾期系统将自动删除。</p>`,
  },
  {
    id: 'zh-beian',
    from: '企业邮箱管理中心 <oa@beian-center.example>',
    subject: '关于企业邮箱备案登记的通知',
    html: `<p>各位同事：根据上级要求，所有邮箱账号须于本周内完成备案登记，未备案的邮箱将被停用。</p>${button('进入备案页面', 'https://beian-center.example/reg')}`,
  },
  {
    id: 'zh-qr-subsidy',
    from: '邮件服务中心 <service@mail-fuwu.example>',
    subject: '邮箱账号异常，请及时处理',
    html: '<p>系统检测到您的邮箱在异地登录，为了避免邮件丢失，请用手机扫描下方二维码，完成身份核验。</p><img src="cid:q">',
  },
  {
    id: 'zh-tw-expire',
    from: '信箱管理員 <mis@taoyuan-print.example>',
    subject: '您的信箱密碼將於今日到期',
    html: `<p>親愛的使用者：您的密碼今日到期，請點選下方按鈕沿用目前的密碼，否則將無法收信。</p>${button('沿用目前密碼', 'https://taoyuan-print.example/keep')}`,
  },
  {
    id: 'zh-bounce-form',
    from: 'Mail Delivery System <mailer-daemon@sz-lighting.example>',
    subject: '系统退信：邮件未能送达',
    html: `<p>您的邮件因账号未认证被退回。</p><p>收件人：li@partner.example</p><p>请重新认证邮箱后再次发送。</p>${button('重新发送邮件', 'https://sz-lighting.example/resend')}`,
  },
  {
    id: 'zh-attachment',
    from: '邮件网关 <gateway@jiaju-city.example>',
    subject: '隔离邮件报告',
    text: '您有3封邮件被网关隔离，请打开附件查看并登录后领取。',
    attached: [['隔离报告.htm', 'text/html', page('邮箱登录')]],
  },
  {
    id: 'zh-reply',
    from: '网络中心 <net-center@free-mail.example>',
    subject: '邮箱系统维护',
    text: '邮箱系统将进行升级维护，请回复本邮件并提供您的账号和密码，否则您的邮箱将被注销。',
  },
  {
    id: 'ja-held',
    from: 'メールサーバー管理者 <admin@hana-yoga.example>',
    subject: '【重要】未受信メールが6件あります',
    html: `<p>お客様のメールボックスに届かなかったメールが6件あります。下記より受信してください。</p>${button('メールを受信する', 'https://hana-yoga.example/get')}<p>24時間以内に手続きされない場合、削除されます。</p>`,
  },
  {
    id: 'ja-password',
    from: 'メールサポート <support@kawa-tsuri.example>',
    subject: 'パスワードの有効期限が切れます',
    html: `<p>wang@jinqiao.example のパスワードは本日で期限切れとなります。現在のパスワードを継続してご利用の場合は、こちらからお手続きください。</p>${button('継続する', 'https://kawa-tsuri.example/pw')}`,
  },
  {
    id: 'ja-quota',
    from: 'Webメール <webmail@soba-ya.example>',
    subject: 'メールボックスの容量が上限に達しました',
    html: `<p>容量が上限に達したため、新しいメールを受信できません。容量を追加するにはログインしてください。</p>${button('ログイン', 'https://soba-ya.example/l')}`,
  },
  {
    id: 'ko-held',
    from: '메일 관리자 <admin@dalbit-cafe.example>',
    subject: '수신되지 않은 메일 4건이 있습니다',
    html: `<p>서버 오류로 인해 귀하의 메일 4건이 보류되었습니다.</p>${button('메일 받기', 'https://dalbit-cafe.example/m')}`,
  },
  {
    id: 'ko-expire',
    from: '웹메일 관리팀 <help@namu-gagu.example>',
    subject: '비밀번호가 오늘 만료됩니다',
    html: `<p>wang@jinqiao.example 계정의 비밀번호가 만료됩니다. 현재 비밀번호를 유지하려면 아래를 클릭하세요.</p>${button('비밀번호 유지', 'https://namu-gagu.example/k')}`,
  },
  {
    id: 'de-held',
    from: 'E-Mail-Server <server@radhaus-nord.example>',
    subject: 'Zustellung fehlgeschlagen: 5 eingehende Nachrichten',
    html: `<p>Fünf eingehende Nachrichten konnten Ihrem Postfach nicht zugestellt werden.</p>${button('Nachrichten freigeben', 'https://radhaus-nord.example/f')}`,
  },
  {
    id: 'de-storage',
    from: 'Postfach-Service <info@tortenladen.example>',
    subject: 'Ihr Postfach ist fast voll',
    html: `<p>Ihr Speicher ist zu 97 % belegt. Ab morgen können Sie keine E-Mails mehr empfangen. Melden Sie sich an, um den Speicher kostenlos zu erweitern.</p>${button('Speicher erweitern', 'https://tortenladen-konto.example/s')}`,
  },
  {
    id: 'de-password',
    from: 'IT-Abteilung <it@jinqiao-hilfe.example>',
    subject: 'Ihr Kennwort läuft heute ab',
    html: `<p>Das Kennwort für wang@jinqiao.example läuft heute ab. Behalten Sie Ihr aktuelles Kennwort:</p>${button('Kennwort behalten', 'https://jinqiao-hilfe.example/k')}`,
  },
  {
    id: 'fr-held',
    from: 'Service de messagerie <serveur@fleurs-du-lac.example>',
    subject: 'Vous avez 4 messages non remis',
    html: `<p>Quatre messages qui vous sont destinés n'ont pas pu être remis dans votre boîte de réception.</p>${button('Récupérer mes messages', 'https://fleurs-du-lac.example/r')}`,
  },
  {
    id: 'fr-quota',
    from: 'Administrateur Webmail <admin@velo-passion.example>',
    subject: 'Votre boîte mail a atteint sa limite',
    html: `<p>Votre boîte mail a atteint sa limite de stockage. Vous ne pourrez plus recevoir de courriels. Identifiez-vous pour augmenter votre quota.</p>${button("S'identifier", 'https://velo-passion.example/q')}`,
  },
  {
    id: 'fr-html-attachment',
    from: 'Postmaster <postmaster@atelier-bois.example>',
    subject: "Échec de la remise d'un message entrant",
    text: "Un message entrant est en attente. Ouvrez la pièce jointe et connectez-vous pour l'afficher.",
    attached: [['message.html', 'text/html', page('Connexion')]],
  },
  {
    id: 'es-held',
    from: 'Servidor de correo <correo@pan-y-miel.example>',
    subject: 'Tiene 7 correos pendientes de entrega',
    html: `<p>Siete correos entrantes no se han podido entregar en su buzón por un error del servidor.</p>${button('Recibir correos', 'https://pan-y-miel.example/c')}`,
  },
  {
    id: 'es-password',
    from: 'Soporte técnico <soporte@autos-vega.example>',
    subject: 'Su contraseña caduca hoy',
    html: `<p>La contraseña de wang@jinqiao.example caduca hoy. Para mantener la misma contraseña, confirme su cuenta.</p>${button('Mantener contraseña', 'https://autos-vega.example/m')}`,
  },
  {
    id: 'es-quota',
    from: 'Administrador de correo <admin@flores-sur.example>',
    subject: 'Su buzón está lleno',
    html: `<p>Su buzón ha superado el límite de almacenamiento y no podrá recibir mensajes nuevos. Inicie sesión para ampliarlo.</p>${button('Ampliar buzón', 'https://flores-sur.example/b')}`,
  },
  {
    id: 'ru-held',
    from: 'Почтовая служба <info@kofe-dom.example>',
    subject: 'У вас 3 недоставленных письма',
    html: `<p>Три входящих письма не были доставлены в ваш почтовый ящик из-за ошибки сервера.</p>${button('Получить письма', 'https://kofe-dom.example/p')}`,
  },
  {
    id: 'ru-password',
    from: 'Администратор почты <admin@sad-ogorod.example>',
    subject: 'Срок действия пароля истекает',
    html: `<p>Срок действия пароля для wang@jinqiao.example истекает сегодня. Чтобы сохранить текущий пароль, подтвердите его.</p>${button('Сохранить пароль', 'https://sad-ogorod.example/s')}`,
  },
  {
    id: 'ru-block',
    from: 'Служба поддержки <support@meb-center.example>',
    subject: 'Ваш почтовый ящик будет заблокирован',
    html: `<p>Ваш ящик переполнен и будет заблокирован через 24 часа. Войдите в учетную запись, чтобы избежать потери писем.</p>${button('Войти', 'https://meb-center.example/v')}`,
  },
  {
    id: 'it-held',
    from: 'Assistenza posta <posta@casa-tenda.example>',
    subject: '4 messaggi in attesa di consegna',
    html: `<p>Quattro messaggi in arrivo sono bloccati sul server. Sblocchi i messaggi entro 24 ore.</p>${button('Sblocca messaggi', 'https://casa-tenda.example/s')}`,
  },
  {
    id: 'pt-quota',
    from: 'Suporte de e-mail <suporte@loja-mar.example>',
    subject: 'Sua caixa de correio está cheia',
    html: `<p>Sua caixa de correio está cheia e você não receberá novas mensagens. Atualize sua conta para continuar recebendo.</p>${button('Atualizar conta', 'https://loja-mar.example/a')}`,
  },
  {
    id: 'pl-held',
    from: 'Administrator poczty <admin@kwiaty-hel.example>',
    subject: 'Masz 5 niedostarczonych wiadomości',
    html: `<p>Pięć wiadomości przychodzących zostało wstrzymanych na serwerze.</p>${button('Odbierz wiadomości', 'https://kwiaty-hel.example/o')}`,
  },
]
