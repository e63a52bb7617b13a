/**
 * Stems of what goes wrong with a mailbox, by language. Far too common to mean anything alone: they count where a
 * stranger plays the mail system of the reader.
 */
import { foldHan } from './text.ts'

const words = (...sources: readonly string[]) => new RegExp(foldHan(sources.join('|')))

/** The mailbox itself, not an address that some account bears. */
const ROOM_FOR_MAIL = [
  '\\b(?:e-?)?mail ?box|\\binbox|\\bweb ?mail|\\be-?mail (?:account|storage|quota|server|service|system)\\b|\\byour (?:\\w{1,12} )?(?:e-?mails|mails)\\b',
  '邮箱|信箱|邮件账|电子邮件帐|企业邮|メールボックス|受信(?:トレイ|箱)|メール(?:容量|利用)|お使いのメール|메일함|편지함|메일 ?(?:계정|서버|용량)',
  'postf[aä]ch|posteingang|mail-?konto|bo[îi]te (?:mail|aux lettres|de réception|e-?mail)|messagerie|compte (?:e-?)?mail|buz[óo]n|cuenta de correo|casella|caixa (?:postal|de (?:entrada|correio|e-?mail))|почтов\\S{1,4} ящик|ваш ящик|вашей почт|skrzynk|postvak|posta kutu|hộp thư|صندوق|بريدك|e-?posta hesab|poczt[ay]',
]
export const OWN_MAILBOX = words(...ROOM_FOR_MAIL)

/** The reader's own mailbox, said so that nothing else can be meant. */
export const MAILBOX = words(
  ...ROOM_FOR_MAIL,
  '\\b(?:e-?mail|mail) (?:accounts?|address|session|storage|service|access|domain|version|quota|server|profile|id)\\b|\\byour (?:\\w{1,12} )?(?:e-?mails?|mails?|messages?)\\b|\\bmail (?:to|from|for) you',
  '邮箱|信箱|邮件(?:账|系统|服务|地址|收发)|收发(?:邮件|信件|功能)|(?:您|你)的(?:\\S{0,4})?(?:邮件|信件)|(?:来|收)信|退信',
  'メール(?:ボックス|アカウント|アドレス|サーバ|サービス|容量)|(?:新しい|お客様の)メール',
  '사서함|메일 ?(?:계정|서버|서비스|주소)|수신 ?메일|이메일',
  'mail-?(?:konto|zugang|adresse|system)|e-mail-|ihre (?:\\w{1,12} )?(?:e-?mails|nachrichten)|posteingang',
  'courriels?|adresse e-?mail|compte (?:e-?mail|mail)|vos (?:messages|e-?mails)',
  'correo|sus mensajes|posta elettronica|account (?:di posta|e-?mail)|caixa (?:postal|de)|conta de e-?mail|suas mensagens|seus e-?mails',
  'ящик|почт[ыуео]|учетной запис|письм|входящи|poczt|e-?mailaccount|e-?posta',
  'email của bạn|thư (?:mới|đến)|بريد|رسائل|\\bileti|wiadomo|berichten|e-?mailbox|recapitat|courriers?|بريدك|hesab|メール(?:システム|は|が使)',
)

/** What may be a mailbox when the one who speaks is the mail system. */
export const ACCOUNT = words(
  '\\baccounts?\\b|\\be-?mails?\\b|\\bmails?\\b|\\bmessages?\\b|\\bstorage\\b|\\bspace\\b|\\bsession\\b|\\bpassword|\\buser ?(?:name|id)|\\bprofile\\b|\\bsending\\b|\\bfolders?\\b',
  '账号|账户|用户|邮件|信件|密码|空间|容量|收发|登录|登入',
  'アカウント|メール|メッセージ|サーバ|パスワード|容量|送受信|계정|메일|비밀번호|용량',
  '\\bkonto|zugang|zugänge|nachricht|e-?mail|speicher|passwort|kennwort|\\bcompte|message|espace|mot de passe|cuenta|mensaje|espacio|contraseña|clave|\\baccount|messagg|spazio|conta\\b|mensage|mensagen|espaço|senha|аккаунт|учетн|учётн|сообщени|парол|hesap|konta\\b',
  'tài khoản|dung lượng|الحساب|حساب|مساحة|サービス|設定|zugang|dostęp|toegang',
)

/** What is wrong, or is to be done about it. */
export const TROUBLE = words(
  '\\b(?:stop|paus|resum|repair|broke|broken|read-only|ran out|runs? out|used up|turned away|turned back|free up|free some|audit|breach|attack|put at risk|switch|new version|adopt|collect|obtain|certif|licen[cs]e|take part|non-?complian|conflict|warn|block|refus|reject|bounc|full\\b|fill|low\\b|run out|running|exceed|quota|limit|expir|terminat|deactiv|disabl|suspen|clos(?:e|ing|ure)|shut|delet|remov|out of date|out-?dated|no longer|unsupported|upgrad|updat|migrat|moved?\\b|moving|needs? to be|renew|verif|valid|re-?valid|confirm|re-?auth|authentic|unused|inactiv|dormant|unusual|suspicious|error|problem|issue|fail|loop|lost\\b|los(?:e|ing)\\b|held|kept|wait|pending|queue|stuck|restrict|lock|compromis|hack|black ?list|misalign|align|sync|must\\b|required|interrupt|discontinu|revok|cancel|reset|re-?activ|re-?register|sign(?:ed)?[ -]?in|log(?:ged)?[ -]?(?:in|on)\\b|could not|couldn.t|cannot|unable|not been|undeliver|unreceiv|occupied|used up|% (?:full|used)|almost|nearly|retain|purg|unreach)',
  '停|弱口令|弱密码|整改|出错|丢失|投诉|签收|核对|启用|新版|违规|申诉|修复|受损|补录|可疑|盗|回收|清理|登记|备案|注销|关闭|过期|到期|逾期|失效|异常|异地|升级|迁移|切换|绑定|验证|认证|校验|核验|核实|激活|扩容|已满|将满|不足|耗尽|用尽|超限|冻结|限制|锁定|封禁|错误|失败|故障|未能|无法|退回|拦截|隔离|滞留|积压|暂存|删除|清除|待处理|尚待|拒收|风险|举报|更新|确认|续期|超出|上限|受限|屏蔽|更换',
  '停止|切り替え|残って|登録|検知|不審|アクセス|終了|ご覧になれ|受け取れ|解約|取り消|期限|更新|空き|上限|超え|超過|達し|認証|隔離|届(?:いて|け|か)|エラー|失敗|移行|異常|不正|制限|ロック|無効|削除|再開|有効|変更が|確認|保留|滞留|不足|いっぱい|未(?:配信|受信|読)|閉鎖|終了|検証|切れ',
  '만료|정지|중단|차단|가득|초과|부족|인증|업데이트|오류|보류|삭제|지워|해지|제한|실패|미수신|격리|비활성|잠금|잠겨|확인|변경|이전|종료|해킹|의심',
  'aussortiert|vernichtet|ausweis|endet\\b|neue\\w? version|angriff|abgeschalt|abschalt|umgestell|umstell|umzug|gesperr|sperr|ablauf|abgelaufen|läuft|\\bvoll\\b|ausgelastet|ausgeschöpft|belegt|knapp|frei\\b|bestätig|verifiz|validier|aktualis|erneuer|deaktiv|lösch|zurück|nicht (?:mehr|zugest|übermitt|empf|ausge)|\\bwart|fehler|fehlgeschl|migrier|verdächtig|eingeschränkt|einschränk|schließ|geschlossen|überschr|unzustell|abgewiesen|abgelehnt|gehalten|ungewöhnl|kündig|beendet|registrier|authentif',
  'transfér|pirat|ancienne|nouvelle version|compromis|expir|suspend|désactiv|ferm|bloqu|reten|sature|satur|plein|limite|dépass|mise à (?:jour|niveau)|mettre à|migr|vérif|confirm|valid|erreur|panne|échou|échec|attente|supprim|résili|rejet|refus|inactif|inhabituel|clôtur|perdu|synchron|remis|activ',
  'no pueden|fallo|perder|vence|caducar|detenida|hackead|scadenza|scade|perderá|atualize|vencer|llen[oa]|rechaz|desactiv|de baja|caduc|vencid|vence|verif|actualiz|pendient|elimin|cerrad|cierre|cancel|agot|supera|excedid|fall[oóa]|detenid|inusual|inactiv|pien[oa]|esaur|respint|sospes|disattiv|scad|conferm|aggiorn|errore|attesa|chius|bloccat|trattenut|chei[oa]|rejeitad|suspens|desativ|expira|atualiz|pendente|retid|exclu|encerr|falha|erro\\b|bloquead',
  'перестан|возвраща|заканчива|истёк|потеря|отключ|закры|заблок|блокир|приостан|перепол|заполн|заканчив|лимит|подтверд|провер|обнов|исте[кч]|истёк|ошибк|ожида|накопи|удал|деактив|огранич|недостав|не достав|задерж|превыш|неактивн|подозрит|взлом|продл|сбо[йяе]|отклон|провер',
  'wygas|zablok|zawiesz|przepeł|pełn|zweryf|potwierd|usuni|błąd|verlop|geblokk|vol\\b|verifi|bevestig|verwijder|fout|dolu|doldu|askıya|doğrula|silin|hata|engel|süresi',
  'đầy|hết hạn|bị (?:khóa|chặn|giữ|từ chối)|xác (?:minh|nhận|thực)|nâng cấp|\\blỗi|chưa (?:được|gửi|nhận)|ممتلئ|معلق|انته|إيقاف|تعليق|حظر|خطأ|تأكيد|تحديث|لم يتم|محجوز|crossed|laps|shut ?down|re-?certif|変更|\\bfermi\\b|recapitat|périm|à niveau|souffrance|de côté|wachtrij|beklet|teslim|pas pu|fermons|dépassé|umstellung|gestört|到期|限制|quarantin|put aside|set aside|境外|非本人|群发|重设|破棄|なくなる|anmeld|kapatıl|wiped?\\b|goes away|interrupt|prove|non (?:délivr|remis|livr|distribu)|廃止|nicht (?:möglich|angenommen)',
)

/** A telephone number that is to be called. */
export const CALL = words(
  '(?:\\bcall\\b|\\bphone\\b|\\bdial\\b|\\bring\\b|拨打|致电|来电|电话|お電話|電話|전화|anrufen|rufen sie|telefon|appele[rz]|téléphon|llam[ae]|teléfono|chiam[ai]|ligue|позвон|звоните)[^\\n]{0,60}\\d[\\d ()./-]{6,20}\\d',
)

/** Blanks to be filled in with what opens the mailbox. */
export const BLANKS = words(
  '(?:^|\\n)\\W{0,4}(?:e-?mail |mail |current |old |your |login |confirm )?(?:password|pass ?code|邮箱密码|登录密码|邮箱口令|密码|口令|パスワード|비밀번호|passwort|kennwort|mot de passe|contraseña|clave|senha|пароль|parola|hasło|wachtwoord) ?\\*? ?[:：=][ _.…()\\[\\]]{0,60}(?:\\n|$)',
)

/** Subjects that announce something, whatever it is. */
export const ANNOUNCES = words(
  '\\b(?:notice|notif|remind|alert|important|urgent|action|attention|warning|required|final|ticket|info(?:rmation)?\\b|maintenance|report|check|status|message|system|server)',
  '通知|提醒|重要|公告|告警|警告|紧急|须知|通告|关于|注意|お知らせ|ご案内|至急|警告|通知|必須|안내|알림|중요|긴급|공지|경고',
  'hinweis|mitteilung|wichtig|dringend|warnung|benachricht|erinner|aktion|important|urgent|avis\\b|rappel|alerte|information|aviso|importante|urgente|alerta|recordatorio|avviso|promemoria|notifica|lembrete|важн|срочн|уведомл|внимани|предупр|напомин|ważne|pilne|belangrijk|önemli|acil',
  'thông báo|cảnh báo|quan trọng|تنبيه|إشعار|هام|عاجل|تحذير|\\bhinweis|warnhinweis|atención|attenzione|attention|uyarı|bildirim|uwaga|let op|melding',
)
