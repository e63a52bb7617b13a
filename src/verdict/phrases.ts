/**
 * Words of mail that pretends something about the reader's own mailbox, by what they say. Sources: published patterns
 * (pcrisk.com 25541, hoax-slayer.net "unread pending message", netsolinc.com 2018, enigmasoftware.com "Undelivered
 * Email Reports" and "Security Check", 2-remove-virus.com "Delivery Delay Notice", it.umn.edu example 242).
 * Matched on plainWords(), sentence by sentence: single words mean nothing, several in one sentence do.
 */
import { foldHan } from './text.ts'

/** One expression of many languages; Han characters in either form. Bounded, no nested quantifiers. */
const words = (...sources: readonly string[]) => new RegExp(foldHan(sources.join('|')))

export const MAIL = words(
  '\\b(?:e-?mails?|messages?|mails?)\\b',
  '邮件|信件|来信|来件|讯息|消息|封邮|封信|封未|封被|封新',
  'メール|メッセージ|通の|件の',
  '메일|메시지',
  'nachricht|e-mail',
  'courriels?|messagerie',
  '\\bcorreos?\\b|mensajes?',
  'messaggi|\\bposta\\b',
  'mensagens|mensagem',
  'пис[еь]м|сообщени',
  'wiadomo[śs]|\\bberichten?\\b|e-?posta|mesaj',
  '\\bthư\\b|رسائل|رسالة|بريد|ileti',
)

/** Kept from arriving. */
export const HELD = words(
  '\\b(?:pending|on hold|held|withheld|withholding|stuck|queued?|quarantined?|suspended|blocked|undelivered|delayed|(?:a?waiting|wait) (?:for |to be |your )?(?:released?|review|delivery|delivered|approval|retrieval|action|on the server)|trapped|clustered|undeliverable|unreceived|deferred|stopped|paused|intercepted|unreleased|restricted|prevented|returned|rejected|turned away|sent back|unable|failed|fail(?:ure|ing)?)\\b',
  "\\b(?:not (?:been |be )?(?:fully )?(?:delivered|received|reach|reached|synced|arrive)|could ?n[o']t|can ?not|can't)\\b",
  '待处理|待收|待领|待释放|待放行|待审|待查|待投|待接收|待确认|未收|未接收|未投|未送|未能|未成功|未读|无法|失败|拦截|隔离|滞留|积压|挂起|暂扣|被扣|搁置|冻结|延迟|延误|阻止|退回|暂存|扣留|排队|卡在|暂停|屏蔽|拒收|保留在|等待|受阻|挡',
  '保留|未配信|未受信|配信され|配信でき|配信待ち|配信不能|失敗|届いて|届かな|滞留|隔離|ブロック|停止|受信でき|お届けでき|遅延|遅れ|配送でき|届けられ|留め',
  '보류|대기|미수신|미전달|미배달|차단|격리|되지 않|하지 못|되지 못|지연|실패|막혀',
  'zurückgehalten|ausstehend|nicht zugestell|nicht zustell|zugestellt werden|\\bwarten|blockiert|angehalten|quarantäne|gesperrt|warteschlange|verzöger|aufgehalten|unzustellbar|nicht empfangen|gestoppt|fehlgeschlagen',
  'en attente|bloqu|retenu|non (?:distribu|livr|remis|délivr|reçu)|quarantaine|suspendu|(?:être|été|pas) (?:distribu|livr|remis|délivr)|retard|échou|échec',
  'pendiente|retenid|bloquead|no (?:entregad|recibid)|en espera|cuarentena|no (?:se )?(?:han? |pudieron |pudo )|detenid|suspendid|retrasad',
  'in sospeso|in attesa|bloccat|trattenut|non (?:consegnat|recapitat|ricevut)|quarantena|sospes|non (?:è|sono) stat|ritard',
  'retid|não (?:entregue|recebid|foram|foi|puderam)|em espera|quarentena|suspens|atrasad',
  'ожида|задержан|недоставл|не доставл|заблокир|карантин|удержив|удержан|приостанов|не были|не был[аои]? |в очереди|отложен|непрочит|не удалось|не смогл',
  'wstrzyman|niedostarcz|nie zosta|oczekuj|zablokow|zatrzyman|vastgehouden|in de wacht|niet (?:afgeleverd|bezorgd|ontvangen)|geblokkeerd|beklemede|bekleyen|teslim edileme|engellen|alınamad',
  'bị (?:giữ|chặn|treo)|đang chờ|chưa (?:được )?(?:gửi|nhận|đến)|không (?:gửi|nhận|đến)|cách ly|معلق|محتجز|لم (?:يتم|تصل)|محظور|انتظار|no (?:llegaron|han llegado)|en souffrance|mis(?:es)? de côté|pas pu|\\bfermi\\b|non recapitat|beklet|bekleme|niet in uw|wachtrij|tegengehouden|zurückbehalten|liegen (?:noch )?auf|застряли|(?:残って|留まって)',
)

/** On their way to the reader, not from the reader to somebody. */
export const INBOUND = words(
  '\\b(?:incoming|inbound)\\b|\\breceiv(?:e|ing) (?:new |any |incoming |further |more |your )?(?:e-?mails?|mails?|messages?)\\b',
  '\\b(?:to|in|into|on|from|for|reach|of|reaching|entering) (?:your|the) (?:e-?mail |mail |web ?mail )?(?:inbox|mail ?box|webmail|portal|cloud)\\b|\\b(?:for|on|from) your (?:e-?mail )?account\\b',
  '\\byour (?:inbox|mail ?box)\\b|\\bnew (?:\\w{1,12} )?(?:e-?mails?|messages?|mails?)\\b|\\b(?:sent|addressed) to you\\b|\\bmeant for you\\b',
  '\\byou have (?:been |got |received )?(?:[({[]? ?\\d|several|some|new|pending|un\\w{3,12}|few|a few|multiple|important|more than|held|quarantined|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)\\b)',
  '\\byour (?:[({[]? ?\\d{1,3} ?[)}\\]]? ?)?(?:pending|undelivered|incoming|held|delayed|quarantined|important|unread|blocked|queued|recent incoming) (?:e-?mails?|messages?|mails?)\\b',
  '\\d{1,3} ?[)}\\]]? ?(?:(?:new|\\w{2,12}ed|pending|incoming|unread|important|recent|undeliverable) (?:\\w{4,12} )?)?(?:e-?mails?|messages?|mails?)\\b',
  '\\b(?:pending|undelivered|unreceived|held|quarantined) (?:e-?mails|messages|mails)\\b',
  '收件箱|收件匣|收信箱|(?:您|你)的?(?:\\w{0,20})?(?:邮箱|信箱|账号|账户|邮件账)|(?:发|寄|送|发送|传送|投递)(?:给|往|至|到)(?:您|你)|来信|来件|新邮件|新消息|新信件|新讯息|(?:您|你)(?:目前|当前|现)?(?:仍|还|尚|共)?有|(?:您|你)的?\\d{1,3}|\\d{1,3} ?\\)?\\]?】? ?封|[一二三四五六七八九十两几数多]封|传入|入站|外来|接收邮件|部分邮件|多封|(?:您|你)的(?:待|未|新|重要)|收取',
  '受信(?:トレイ|箱|ボックス)|(?:あなた|お客様|貴殿|お客さま)(?:の|宛|に|へ)|新着|着信|受信メール|宛ての|宛に|\\d{1,3} ?(?:件|通)|新しいメ',
  '받은 ?편지함|수신함|받은 ?메일함|귀하|새로운|새 메일|\\d{1,3} ?(?:개|통|건)|수신 메|고객님',
  'posteingang|\\bihr(?:e|em|en|er|es)? (?:\\S{1,30} )?(?:postfach|konto|mailbox|e-mail-konto|nachrichten|e-mails)|eingehend|neue\\w{0,2} (?:e-mails?|nachricht)|sie haben|\\d{1,3}\\)? (?:neue|ausstehend|eingehend|nicht|zurück|blockiert)|\\ban sie\\b|für sie\\b|empfang',
  'bo[îi]te (?:de réception|aux lettres|mail|de messagerie|e-?mail)|entrant|vous avez|nouveaux? (?:e-?mails?|messages?|courriels?)|votre messagerie|\\bvos (?:\\w{1,12} )?(?:messages|e-?mails|courriels)|destinés? à vous|votre (?:bo[îi]te|compte)',
  'bandeja de entrada|buz[óo]n|entrante|\\b(?:usted )?tiene|nuevos (?:correos|mensajes)|\\bsus (?:mensajes|correos)|su cuenta|dirigidos a usted',
  'posta in arrivo|casella|in arrivo|in entrata|\\bha[i]? \\(?\\d|nuov[ie] (?:messaggi|e-?mail)|(?:suoi|tuoi) messaggi',
  'caixa (?:de entrada|postal|de correio)|\\bvocê tem|novas? (?:mensagens|e-?mails)|(?:suas|seus) (?:mensagens|e-?mails)|sua (?:conta|caixa)',
  'входящ|почтов\\S{2,4} ящик|ваш\\S{0,3} (?:почт|ящик|аккаунт|учетн)|у вас|новы[ехй] (?:сообщ|пис)|адресованн|для вас',
  '\\b\\d{1,3} of your (?:e-?mails?|messages?|mails?)\\b|przychodz|\\bmasz \\d|skrzynk|do ciebie|\\buw (?:postvak|mailbox|inbox|berichten)|inkomende|u heeft|gelen (?:kutu|e-?posta|mesaj)|posta kutunuz',
  'hộp thư|bạn có|thư mới|صندوق|لديك|الوارد|su bandeja|kutunuz|iletiniz|\\bihnen\\b',
)

/** The room for mail, as its owner calls it. */
export const ROOM = words(
  '\\bmail ?box|\\binbox|\\b(?:e-?mail |mail )?(?:storage|quota)\\b',
  '邮箱|信箱|容量|空间|メールボックス|容量|메일함|편지함|사서함|용량',
  'postfach|speicher|bo[îi]te|stockage|quota|buz[óo]n|almacenamiento|casella|spazio|caixa|armazenamento|ящик|хранилищ|skrzynk|postvak|opslag|posta kutu',
  'hộp thư|dung lượng|صندوق|مساحة|سعة|\\bkutu|postvak',
)
/** No room is left in it. */
export const FULL = words(
  '\\b(?:full|exceeded|over (?:its |the |your )?(?:quota|limit)|out of (?:space|storage)|running out|reached (?:its|the|your) (?:storage )?(?:limit|quota|maximum))\\b|\\b(?:8[5-9]|9\\d|100)(?:[.,]\\d{1,2})? ?%|\\bused \\d{1,3}(?:[.,]\\d{1,3})? ?[gm]b of \\d',
  '已满|将满|快满|不足|用完|用尽|用罄|已用|已使用|超出|超过|上限|超限|満杯|いっぱい|上限|超え|超過|不足|가득|초과|부족',
  '\\bvoll\\b|belegt|überschritten|erschöpft|pleine|saturé|atteint (?:sa|la) limite|dépass|llen[oa]|superado|excedid|agotad|pien[oa]|esaurit|superat|chei[oa]|excedeu|переполн|заполнен|превыш|pełn|przekrocz|przepełn|\\bvol\\b|overschreden|doldu|dolu|aş[ıt]',
  'đầy|vượt|sắp hết|ممتلئ|تجاوز|امتل|crossed (?:the|its)|100 ?%|prawie pełn|went over|allotted',
)

/** What the reader is to do with them. */
export const RELEASE = words(
  '\\b(?:release|retrieve|retrieval|re-?deliver|send again|resend|recover|restore|unblock|resume|allow|re-?sync|sync(?:hroni[sz]e)?|unlock|rectify|re-?activate|retry|clean-?up|push)\\b',
  '\\b(?:deliver|receive|review|view|read|download|access|open|get|accept|process|check|see|fix|resolve|move|preview|manage|clear|approve|confirm|continue) (?:\\w{1,12} )?(?:\\w{1,12} )?(?:e-?mails?|mails?|messages?|now|all|here|inbox|delivery|pending|issues?|errors?|problems?|receiving|undelivered|quarantine)\\b',
  '释放|放行|收取|领取|取回|找回|恢复|重新(?:投递|发送|接收|派送|寄送|传送|递送|同步|投送|激活)|再次发送|重发|补发|(?:立即|立刻|马上|点击|一键|点此|点选|按此)(?:查看|处理|接收|收取|恢复|验证|发送|解决|同步|释放|放行|查收|确认|领取)|查看(?:\\S{0,6})(?:邮件|信件|全部|消息)|接收(?:邮件|全部|所有|这些|待)|查收|(?:移|转)(?:至|到)收件|允许(?:投递|接收)|解除|审核|处理(?:邮件|待|这些)',
  '解放|リリース|受け取|受信する|再配信|再送|再配送|取り戻|復元|復旧|(?:配信|受信)を?(?:再開|許可|確認)|解除|メールを(?:確認|受信|取得|表示)|今すぐ(?:確認|受信|表示|復)|確認する|表示する',
  '해제|복구|다시 보내|재전송|재발송|받으|받기|수신하|확인하|릴리스|메시지 (?:보기|확인|검색)',
  'freigeben|freigabe|freizugeben|abrufen|abzurufen|erneut (?:senden|zustellen|zuzustellen)|wiederherstell|nachrichten (?:anzeigen|lesen|ansehen|prüfen|empfangen)|zustellung (?:fortsetzen|zulassen|bestätigen)|entsperren|jetzt (?:prüfen|zustellen|anzeigen|bestätigen|empfangen|überprüfen)|zustellen lassen',
  'libér|récupér|renvoyer|débloqu|recevoir|consulter (?:les|mes|vos)|restaur|relancer|autoriser la|rétabli|(?:voir|afficher|lire) (?:les|mes|vos) (?:messages|e-?mails|courriels)|réactiv',
  'liberar|libere|recuper|reenviar|desbloque|recibir (?:los|sus|mis)|ver (?:los |mis |sus )?(?:mensajes|correos)|restaur|revisar|restablec|enviar de nuevo|reanudar',
  'rilasci|recuper|rinvia|invia di nuovo|sblocc|ricevere|visualizza|ripristin|riprend',
  'liberar|libere|recuper|reenvi|desbloque|receber|ver (?:as )?mensagens|restaur|retomar',
  'освобод|получить|восстанов|разблокир|отправить (?:снова|повторно)|просмотре|прочитать|разреш|повторить|забрать|доставить',
  'odbierz|odebra|odblok|zwolnij|pobierz|przywr[óo]|vrijgeven|ophalen|herstel|serbest|kurtar|teslim al|mesajları (?:gör|al)',
  'nhận thư|khôi phục|giải phóng|استلام|استعادة|تحرير|الإفراج|remettre (?:dans|en)|scarica(?:re)? (?:i |le )?(?:messaggi|e-?mail)|letileri al|zulassen|abholen|zustellen$|取出|取り出|恢复权限',
)

/** A call to click, whatever for. */
export const CLICK = words(
  '\\bclick (?:here|below|on|the|to|this)\\b|\\b(?:use|follow|visit|open) (?:the |this )?(?:link|button|url)\\b|\\bkindly\\b',
  '点击|点选|点按|单击|按下|クリック|タップ|클릭|눌러',
  'klicken|cliquez|cliquer|haga clic|hacer clic|pulse|clicca|clique|нажмите|перейдите',
  'nhấp|\\bbấm|انقر|اضغط|tıkla|\\bklik|kliknij|ここを',
)

/** Words that a button alone carries. */
export const BUTTON = words(
  '^\\W{0,4}(?:review|view|delete|allow|deny|deliver|read|click here|release|retrieve|fix|preview|accept|approve|continue|proceed|verify|confirm|check|open|log ?in|sign in|keep|update|upgrade)\\b',
  '^\\W{0,4}(?:点击此处|点击这里|点此|按此|立即|查看|登录|登入|验证|确认|继续|领取|恢复|处理|释放|收取)',
  '^\\W{0,4}(?:こちら|確認|ログイン|受信|今すぐ|続行)',
  '^\\W{0,4}(?:여기|확인|로그인|계속)',
  '^\\W{0,4}(?:hier klicken|anmelden|prüfen|bestätigen|jetzt|cliquez|vérifier|confirm|haga clic|verific|clicca|conferma|нажмите|подтвердить|войти)',
)

/** Buttons that servers' notices never hold: they cannot send a mail again by a click in it. */
export const SEND_AGAIN = words(
  '\\b(?:send (?:it |them |this |the message |your message )?again|re-?send (?:it|them|this|all|my|your)|resend (?:now|message|e-?mail)|try again now|retry (?:now|delivery|sending)|retrieve (?:messages?|e-?mails?|all|now))\\b',
  '再次发送|重新(?:发送|投递|传送|寄送|递送|派送)|立即重发|一键重发|取回邮件|找回邮件',
  '再送信|再配信|다시 보내기|재전송|erneut (?:senden|zustellen)|renvoyer|relancer l|reenviar|enviar de nuevo|invia di nuovo|rinvia|отправить (?:снова|повторно)|повторить отправку',
)

export const PASSWORD = words(
  '\\bpass ?words?\\b|\\bpasscode|\\bcredentials?\\b|\\blog-?in details\\b',
  '密码|口令|登录凭',
  'パスワード|暗証',
  '비밀번호|암호를',
  'passwort|kennwort|zugangsdaten|anmeldedaten',
  'mot de passe|identifiants',
  'contraseña|credenciales|\\bsu clave',
  'credenziali',
  '\\bsenha',
  'парол',
  'has[łl]o|has[łl]a\\b|wachtwoord|[şs]ifre|parola',
  'mật khẩu|كلمة (?:ال)?(?:مرور|سر)',
)
/** What is wanted of a password. */
export const PASSWORD_DEED = words(
  '\\b(?:keep|same|current|verif|confirm|re-?confirm|updat|expir|enter|re-?enter|validat|change|reset|required|sign in|continu|retain|maintain|upgrade)',
  '验证|确认|过期|到期|更新|修改|更改|保持|保留|输入|重置|继续|沿用|当前|失效|核对|原密码|同一',
  '確認|更新|期限|有効|入力|変更|維持|継続|保持|現在|再設定',
  '확인|만료|유지|변경|입력|업데이트|갱신',
  'bestätig|verifizier|aktualisier|ablauf|abgelaufen|läuft|beibehalten|eingeb|überprüf|ändern|behalten|ablaufen',
  'vérifi|confirm|expir|mettre à jour|conserv|garder|sais|actualis|mise à jour|valid',
  'verific|confirm|caduc|actualiz|manten|ingres|introdu|valid|conserv|conferm|scad|aggiorn|inser|atualiz|manter|digit',
  'подтверд|истек|обнов|сохран|ввест|введ|провер|измен|смен',
  'wyga[śs]|potwierd|zachowa|zweryfik|verloopt|verlopen|bevestig|behoud|dolmak|dolacak|doğrula|koru',
  'hết hạn|xác (?:minh|nhận)|giữ|đổi|تنتهي|انتهاء|تأكيد|تحديث|تغيير|الاحتفاظ|срок|действ|остав|прежн|失効|手続|使う|利用|vence|läuft|gültig|weiter|сегодня|ablaufen|dolu|wygas|leak|replac|breach|泄露|更换|漏え|утеч',
)
/** Proving oneself without the word password. */
export const PROVE = words(
  '\\b(?:re-?)?(?:verify|confirm|validate|activate|authenticate|upgrade|update) (?:that )?(?:your |this |you )?(?:e-?mail |mail |web ?mail )?(?:accounts?|mailbox|identity|ownership|credentials|log-?in|webmail|inbox|settings|profile|domain e-?mail)\\b',
  '\\b(?:log(?:ging)?|sign(?:ing)?)[- ]?(?:in|on) (?:to|and|below|here|with|now)\\b|\\bre-?authenticat|\\baccount (?:verification|validation|confirmation|ownership)\\b|\\bverif(?:y|ication) (?:your |of )?(?:account|ownership)\\b|\\b(?:verif(?:y|ied)|confirm) (?:your )?(?:account|ownership|mailbox|that you)\\b|\\bownership of\\b|\\bverify (?:now|here|below)\\b',
  '(?:验证|认证|确认|核实|激活|更新|升级|校验|核验)(?:您|你|本人|一下|此|该)?的?(?:\\S{0,4})?(?:账号|账户|邮箱|信箱|身份|信息|资料|所有权)|身份(?:验证|认证|核验|确认)|(?:账号|账户|邮箱|信箱)(?:安全)?(?:验证|认证|确认|核实|升级|激活|备案|重新激活|核验)|重新登录|重新登入|(?:登录|登入)(?:验证|确认|邮箱|信箱|您|后|以|即可|页面)|实名认证|(?:完成|通过|进行)\\S{0,4}(?:校验|核验|核实)|完成验证|通过验证|进行验证|进行认证',
  'アカウント(?:を|の|情報を|情報の)?(?:再)?(?:確認|検証|認証|更新|有効)|本人確認|認証(?:して|を行|が必要|を完了|してくだ)|(?:ログイン|サインイン)(?:して|し、|が必要|の上)|メールボックスを(?:確認|認証|更新)',
  '계정(?:을|를|의)? ?(?:확인|인증|업데이트|검증)|본인 ?(?:인증|확인)|로그인(?:하|이)',
  '(?:konto|postfach|identität|mailbox|zugang)\\w{0,4} (?:zu |jetzt |bitte |erneut )?(?:bestätig|verifizier|überprüf|aktualisier|validier|reaktivier)|(?:bestätigen|verifizieren|überprüfen|aktualisieren|validieren) sie (?:bitte )?(?:jetzt )?(?:ihr|ihre|ihren) |melden sie sich|anzumelden|anmelden',
  "(?:vérifi|confirm|valid|réactiv|authentifi|actualis|mettre à jour)\\w{0,5} (?:de )?(?:votre|le|vos|l')\\s?(?:compte|bo[îi]te|identité|messagerie|accès|informations)|connectez-vous|vous connecter|se connecter",
  '(?:verifi|confirm|valid|actuali|reactiv)\\w{0,5} (?:su|la|tu|de su) (?:cuenta|buz[óo]n|identidad|correo)|inici[ea]r? sesi[óo]n',
  "(?:verific|conferm|convalid|aggiorn|riattiv)\\w{0,5} (?:il |la |il suo |la sua |il tuo |la tua |l')\\s?(?:account|casella|identità|posta)|acced(?:i|a|ere) (?:al|per)",
  '(?:verifi|confirm|valid|atuali|reativ)\\w{0,5} (?:a )?(?:sua|seu) (?:conta|caixa|identidade|e-?mail)|fa[çz](?:a|er) login',
  'подтверд\\S{1,5} (?:ваш\\S{0,3} |свой |свою |сво[ею]\\S? )?(?:аккаунт|учетн|почт|личност|ящик|владен|адрес)|войдите|авториз|выполните вход|войти в',
  'xác (?:minh|thực) (?:tài khoản|email|hộp)|đăng nhập|تسجيل الدخول|التحقق من|(?:re-?)?authori[sz]e (?:your|it|here|the account)|\\bre-?certify\\b|prüfen sie (?:bitte )?ihr (?:konto|postfach)|konto prüfen|(?:去|进行|完成|立即)核验|身份核验',
)

/** What happens otherwise. */
export const THREAT = words(
  '\\b(?:be|been|being|gets?|avoid|permanently|automatically|temporarily|completely) (?:deleted|closed|suspended|deactivated|disabled|terminated|lost|removed|locked|discarded|shut ?down|limited|restricted|purged|erased|deletion|suspension|losing)\\b|\\b(?:lose|losing) (?:access|your|important|all|messages|e-?mails)|\\bloss of\\b|\\bservice interruption|\\bfailure to (?:do|comply|verify|act|update|confirm)|\\bfinal (?:notice|warning)\\b',
  '(?:将|会|否则|以免|避免|予以|被|自动|永久)[^。,，]{0,12}(?:删除|停用|注销|关闭|冻结|终止|停止|清除|丢失|封禁|暂停|禁用|回收|锁定|限制|封停|清空|销毁|遗失|停权|失效)',
  '削除(?:され|いた|され|となり|します)|停止(?:され|いた|と)|利用でき(?:なく|ません)|閉鎖|凍結|失われ|無効(?:に|と)|制限(?:され|が)|破棄',
  '삭제(?:됩|될|되)|정지(?:됩|될|되)|폐쇄|차단(?:됩|될)|비활성|중단(?:됩|될)|제한(?:됩|될)',
  '(?:werden?|wird) [^.]{0,60}(?:gelöscht|gesperrt|deaktiviert|geschlossen|entfernt|eingeschränkt)|verloren|verlust',
  '(?:seront|sera|être|soient) [^.]{0,40}(?:supprim|désactiv|suspendu|ferm|bloqu|perdu|effac)|perte de|définitivement',
  '(?:será|serán|ser|sean) [^.]{0,30}(?:eliminad|borrad|suspendid|desactivad|cerrad|bloquead|perdid)|(?:saranno|verrà|verranno|essere) [^.]{0,30}(?:eliminat|cancellat|sospes|disattivat|chius|bloccat)|(?:serão|será|ser) [^.]{0,30}(?:exclu|apagad|suspens|desativad|encerrad|bloquead|eliminad)',
  '(?:будут|будет|быть) [^.]{0,40}(?:удален|заблокир|отключен|закрыт|приостанов|утерян|потерян|деактив)',
)

export const DEADLINE = words(
  '\\b\\d{1,3}[ -]?(?:hours?|hrs?|h|days?)\\b|\\bimmediate(?:ly)?\\b|\\burgent(?:ly)?\\b|\\bas soon as possible\\b|\\bexpires? (?:in|on|today|soon|tomorrow)\\b|\\b(?:today|tomorrow|at once)\\b|\\baction required\\b',
  '\\d{1,3} ?个?(?:小时|天|日|工作日)|(?:二十四|四十八|七十二|十二|[二三四五七两])个?(?:小时|天|日)内|尽快|紧急|逾期|到期|今[天日]|限期|截止|及时|期限',
  '\\d{1,3} ?(?:時間|日)(?:以内|後|間)|至急|緊急|本日|お早めに|速やかに|直ちに',
  '\\d{1,3} ?(?:시간|일) ?(?:이내|내|후|동안)|즉시|긴급|지금',
  '\\d{1,3} (?:stunden|tagen?)|umgehend|\\bsofort|dringend',
  '\\d{1,3} (?:prochaines )?(?:heures|jours)|\\d{1,3} ?h\\b|immédiatement|urgent',
  '\\d{1,3} (?:horas|d[íi]as|dias|ore|giorni)|inmediat|urgente|immediat|imediat',
  '\\d{1,3} (?:час|дн|сут)|немедленно|срочно|незамедлительно',
)

export const SCAN = words(
  '\\bqr[- ]?code|\\bscan (?:the|this|with|below|qr)\\b|二维码|二维条码|扫码|扫描(?:二维|下方|上方|图)|扫一扫|qr ?コード|スキャン|qr-code|código qr|code qr|codice qr|qr-код|qr ?코드|큐알|스캔|\\b(?:camera|phone)\\b[^.]{0,40}\\b(?:picture|image|code|square|below|above)\\b|微信扫|扫[下上图]|カメラ[^。]{0,20}読み|読み取っ|\\bscannen|scannez|escane|scansion|отсканир',
)

export const OPEN_ATTACHMENT = words(
  '\\battach(?:ed|ment)\\b|附件|添付|첨부|anhang|angehängt|pi[èe]ce[s]? jointe|ci-joint|adjunt|allegat|em anexo|\\banexo|вложени|прикреп',
)

/** A wanted answer with the password in it. */
export const REPLY_WITH = words(
  '\\b(?:reply|respond|send|provide|submit|fill)\\b[^.]{0,100}\\b(?:password|credentials|log-?in details)\\b',
  '\\bpassword ?: ?[_.(\\[ -]{2}',
  '(?:回复|回信|答复|回覆|提供|发送|填写)[^。]{0,40}(?:密码|口令)|密码 ?[:：] ?[_\\s(（]{2}',
  'パスワード[^。]{0,30}(?:返信|ご記入|お送り)|passwort[^.]{0,60}(?:antwort|zusenden|mitteilen)|(?:répond|envoy)\\w{1,5}[^.]{0,80}mot de passe|(?:responda|env[íi]e)[^.]{0,80}contraseña|парол[^.]{0,60}(?:ответ|отправ)',
)

/** A subject about the reader's mailbox or about mail that does not arrive. */
export const ABOUT_MAILBOX = words(
  '\\b(?:un)?deliver(?!y (?:of|for) your (?:order|parcel|package))|\\bbounced?\\b|\\breturned mail|non-?delivery|\\bmail ?box|web ?mail|\\binbox\\b|\\bmail (?:system|server|admin|service|quota|storage|security|failure|error|status|delivery|account)|\\be-?mail (?:account|system|server|admin|quota|storage|security|failure|error|status|delivery|quarantine|notif|verification|validation)|(?:pending|held|quarantined?|incoming|inbound|unreceived|blocked) (?:\\w{1,12} )?(?:e-?mails?|mails?|messages?)|(?:e-?mails?|mails?|messages?) (?:are |is |have been |has been |were )?(?:pending|held|on hold|quarantin|blocked|delayed|failed|rejected|suspended|undelivered|stuck|waiting)|\\bquarantine\\b|\\bmail flow|\\bstorage (?:warning|alert|limit|notice)|imap|pop3|cpanel|roundcube|zimbra',
  '退信|退件|投递|邮箱|信箱|邮件(?:系统|投递|拦截|隔离|服务|账|延迟|退回|通知|提醒|安全|堵塞|积压)|(?:待|未)\\S{1,4}邮件|邮件\\S{0,8}(?:失败|滞留|隔离|拦截|未|无法|受阻|暂停)|收件|寄件|发件|系统(?:通知|提醒)|收信|来信',
  '配信|受信|メール(?:ボックス|サーバ|アカウント|の保留|が届|エラー)|未(?:配信|受信)|메일함|편지함|배달|전송 실패|수신|메일 (?:서버|계정)',
  'zustell|postfach|posteingang|e-mail-(?:konto|system|server)|zurückgehalten|ausstehende|distribution|remise|messagerie|bo[îi]te|courriels? en attente|messages? (?:en attente|bloqué|retenu)|buz[óo]n|entrega|correos? (?:pendient|retenid|bloquead)|mensajes? (?:pendient|retenid|bloquead)|casella|consegna|messaggi (?:in|blocc|tratt)|caixa|entrega de|mensagens (?:pend|retid)|почт|недоставл|не доставл|входящ|доставк|niedostarcz|skrzynk|poczt|postvak|afgeleverd|posta kutu|gelen kutu',
  'hộp thư|صندوق|البريد|رسائل|recapitat|messaggi|quarant|cuarenten|карантин|kwarant|karantina|\\bileti|posta|messages? en|courriels?|mensajes|correo|compte e-?mail|mailbox|berichten|wiadomo',
)

/** Besides those of SYSTEM: a sender that claims to be the mail system or those who run it. */
export const CLAIMS_SYSTEM = words(
  'mail(?:er)?[ ._-]?(?:daemon|system|server|centre|center|delivery|notif|notice|hub|desk|master|alert|gateway|filter|box|admin|support)|system[ ._-]?(?:admin|notif|alert|mail)|\\bserver\\b|message service|delivery (?:system|subsystem|service|team|notif|notice|report|fail|status)|account (?:team|support|security)|security (?:centre|center|team)|(?:secure|encrypted) (?:e-?)?mail',
  '安全(?:提醒|通知|团队|中心)|管理中心|客服中心|服务中心',
  'フィルタ|システム管理|サポート|運用担当|전산|지원',
  'mail-?(?:verwaltung|zustellung|dienst)|zustelldienst|kundendienst|support technique|système|équipe technique|technical team|soporte|mesa de ayuda|sistema|assistenza|suporte|служба|поддержк|система',
  'quản trị|hệ thống|النظام|الدعم|yönetici|systemverwalt|\\bgateway\\b|web (?:service|team|support)|关口|ゲートウェイ|\\bmails?[ -]\\w[^\\n]{0,60}\\n',
)

/** Of those, who can be nothing but a mail system or the people behind it; carriers and shops have `service` and `support`, too. */
export const SYSTEM = words(
  '\\be?-?mails?(?:$|\\n| (?:&|and) |[ ._-](?:\\w{2,12} )?(?:admin|server|system|portal|filter|desk|centre|center|team|guard|gateway|hub|box|agent|monitor|manage|compliance|operat|flow|host|support|security|service|notif|notice|alert|delivery|quarantine|storage|room|client|online))|mail ?box|inbox|web ?mail|mailer|postmaster|hostmaster|\\b(?:mail|exchange|proxy|web) ?server|^server\\b|\\bserver[ -](?:admin|mail|team|notice|support)|smtp|imap|\\bdns\\b|dmarc|cpanel|zimbra|roundcube|outlook|exchange|office ?365|microsoft|administrator|\\badmin(?:istration)? (?:cent|team|desk|support|notice|portal)|\\bsys ?admin|(?:^|\\n)it(?:$|\\n|[ -])|[&+/,-] ?it\\b|\\bit[- ](?:support|help|dep|serv|admin|team|oper|ops|sec|desk|cent|care)|(?:^|\\n)(?:sysadmin|root)(?:\\n|$)|help ?desk|anti-?spam|\\bspam\\b|quarantine|-mail\\b|message (?:cent|deliver|system)|messaging|backup agent',
  '邮件|邮箱|信箱|邮局|系统|管理员|网管|运维|信息(?:中心|部|化|技术|安全)|资讯|技术部|退信|服务器|伺服器|隔离|反垃圾|\\bit|网络(?:中心|管理)',
  'メール|サーバ|管理[者部]|隔離|配信|情報システム|情シス|ヘルプデスク|메일|서버|관리자|전산',
  'postfach|postausgang|administrat|it-|\\bedv|messagerie|courrie[rl]|serveur|informatique|correo|buz[óo]n|servidor|administrador|sistemas|mesa de ayuda|suporte de ti|\\bposta\\b|casella|amministratore|e-mail|почт|администратор|сервер|техподдержк|тех\\S{0,8} поддержк|it.отдел|poczt|e-?posta',
  'quản trị (?:thư|mail|email|hệ)|مسؤول|البريد|posta yönet|mailbeheer|systeembeheer|quarant|cuarenten|карантин|kwarant|karantin|web ?admin|网络安全|信息安全|systemverwalt|\\bdsi\\b|情報(?:システム|基盤|センター|処理)|الدعم الفني|\\bit(?:\\n|$)|it-отдел|ит-отдел|\\bдоставка почты|service ?desk|网关|rechenzentrum|(?:secure|mail|spam) gateway|постмастер|信息服务|情報サービス|servicios ti\\b',
)

/** How a team or an office signs. */
export const THOSE_WHO_RUN = words(
  'admin|team|support|desk|dep(?:artmen)?t|server|system|services?\\b|cent(?:re|er)|管理|中心|系统|客服|团队|[部科课室组]$|センター|[課部]$|サポート|관리|팀|센터|verwaltung|abteilung|équipe|soporte|mesa|sistemas|assistenza|suporte|служба|поддержк|отдел|yönetici|beheer|quản trị|مسؤول|فريق|الدعم|\\bit$|zentrum',
)
/** What mail programs write below a letter. */
export const SENT_FROM = words(
  '\\b(?:sent|get|from)\\b|发自|来自|发来|から送信|gesendet|envoyé|enviado|inviato|отправлено|보냄|\\bvon\\b',
)

/** A thing that is sent by carrier, not by mail server. */
export const PARCEL = words(
  '\\bparcels?\\b|\\bpackages?\\b|\\bshipments?\\b|\\bcourier\\b|\\btracking number|快递|包裹|快件|派件|运单|宅急便|荷物|お荷物|택배|배송|\\bpaket|sendung|\\bcolis\\b|paquete|pacco|encomenda|посылк|\\bdepot\\b|\\byour order\\b|delivery address|pick-?up point|doorstep|ihre bestellung|point relais|votre commande|su pedido|tuo ordine|seu pedido|заказ|您的订单|取件|ご注文|配達|주문',
)

/** A list that a filter sends at fixed times. */
export const DIGEST = words(
  '\\bdigest\\b|(?:quarantine|spam|held mail) (?:report|summary)|摘要|(?:隔离|垃圾)邮件(?:报告|清单|汇总)|ダイジェスト|レポート|quarantäne-?bericht|rapport de quarantaine|resumen de cuarentena|riepilogo',
)

/** Text about such mail, not such mail: training, news, a support article. */
export const ABOUT_TRICKS = words(
  'phish|scam|钓鱼|诈骗|社交工程|フィッシング|詐欺|피싱|betrug|hameçonnage|arnaque|estafa|truffa|golpe|фишинг|мошенн',
)

/** An account somewhere else that is being opened with the reader's address, and what follows from having one. */
export const SIGN_UP = words(
  '\\bsign(?:ed|ing)?[ -]?up|\\bregist(?:er|rat)|\\bwelcome\\b|verification code|one-time|\\bunsubscrib|\\bnewsletter',
  '注册|验证码|欢迎|绑定|退订|登録|ようこそ|確認コード|配信停止|가입|인증번호|willkommen|registrier|bienven|inscri|registr|benvenut|bem-vind|регистрац|код подтвержд|добро пожаловать|邮箱验证|验证邮箱',
)

/** What a link in a bounce wants done that no server wants: to sign in, to prove something, to send the mail after all. */
export const LINK_DEED = words(
  '\\b(?:sign|log)[- ]?(?:in|on)\\b|authenti|authori[sz]e|\\bverify|\\bvalidate|\\bconfirm\\b|\\brenew|re-?activate|re-?send|send again|retry (?:now|sending|delivery)|deliver (?:it |the |now|message|mail)|push the',
  '认证|验证|核验|登录|登入|重新(?:发送|投递|发出|激活)|重发|恢复(?:发送|权限|投递)|激活',
  '認証|ログイン|再送|送信する|本人確認|인증|로그인|다시 보내|재전송',
  'anmelden|freischalt|bestätig|erneut|verifizier|konto prüfen|zustellen',
  'renouvel|valider|confirmer|renvoyer|authentif|se connecter|verific|validar|confirmar|reenviar|iniciar sesi|accedi|rinvia|conferma|reativ',
  'войти|подтверд|отправить|авториз|potwierd|zaloguj|bevestig|inloggen|doğrula|giriş yap|đăng nhập|xác (?:minh|nhận)|تسجيل الدخول|تأكيد|vérifi|accéder|\\bupdate\\b|更新|证书|aktualis|erneuer|mettre à jour|actualiz|обнов',
)

/** Somebody who writes of himself: a person, no mail system. */
export const FIRST_PERSON = words(
  "\\b(?:i|i'm|i've|my|me)\\b|我(?!们|司|公司)|私|僕|\\b(?:ich|mir|mein\\w{0,2}|je|mon|mes|yo|mi|mis)\\b|\\bj'|(?:^|\\s)(?:я|мне|мой)\\s",
)
