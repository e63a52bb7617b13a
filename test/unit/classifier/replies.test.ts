import { describe, expect, it } from 'vitest'
import { explain } from '../../../src/classifier/index.ts'
import type { Category } from '../../../src/classifier/types.ts'
import { shippedRules } from './rules.ts'

const rules = await shippedRules()

/** One line per family of wordings, written here; so the tables may be rearranged without losing a family. */
const REPLIES: Partial<Record<Category, readonly string[]>> = {
  'attachment-blocked': [
    '552 5.7.0 Attachments of type .exe are not allowed here',
    '550 Executable attachment removed: this file type is forbidden',
    '554 Your message has an attachment with a banned file extension',
    '552 不允许的附件类型',
  ],
  'bad-address-syntax': [
    '501 5.1.3 Bad recipient address syntax',
    '553 5.1.3 <wang@>: malformed address',
    '553 Неверный формат адреса получателя',
    '553 Dirección de destinatario con sintaxis incorrecta',
    '550 收信人地址不合法',
  ],
  'connection-failed': [
    'connect to mx.example.net[192.0.2.25]:25: Connection refused',
    'connect to mx.example.net[192.0.2.25]:25: No route to host',
    'all MX hosts were unreachable: network is unreachable',
    'Keine Verbindung zum Zielserver',
    'Serveur injoignable',
    'Не удалось подключиться к серверу',
    '无法连接到对方服务器',
  ],
  'connection-lost': [
    'lost connection with mx.example.net[192.0.2.25] while sending end of data',
    '451 4.4.2 remote host closed connection in response to DATA',
    'Connection reset by peer while sending message body',
    'Соединение разорвано удалённым сервером',
    '接続が切断されました',
  ],
  'content-rejected': [
    '554 5.6.0 Message rejected: prohibited content in subject',
    '550 邮件内容含有敏感词,拒绝接收',
  ],
  'dns-failure': [
    'Host or domain name not found. Name service error for name=example.net type=MX: Host not found',
    '550 5.1.2 Recipient domain does not exist',
    'DNS lookup failed: NXDOMAIN for example.net',
    '550 Domain existiert nicht',
    '550 El dominio no existe',
    '550 Domena nie istnieje',
    '收件人域名无法解析',
  ],
  'domain-auth-failed': [
    '550 5.7.23 The message was rejected because of Sender Policy Framework violation',
    '550 5.7.26 Unauthenticated email from example.com is not accepted due to domain DMARC policy',
    '550 SPF check failed: 192.0.2.4 may not send for example.com',
    '550 未通过SPF检查',
  ],
  greylisted: [
    '450 4.2.0 <li@example.net>: Recipient address rejected: Greylisted for 300 seconds',
    '451 4.7.1 Greylisting in action, please come back later',
    '451 Sender not yet known here, retry in 5 minutes',
    '451 灰名单延迟,请稍后重试',
  ],
  'helo-invalid': [
    '504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname',
    '550 HELO argument is not a valid host name',
    '550 HELO主机名无效',
  ],
  'ip-blocked': [
    '554 5.7.1 Service unavailable; Client host [192.0.2.4] blocked using zen.spamhaus.org',
    '550 Your IP 192.0.2.4 is on our blacklist',
    '554 Poor reputation of the sending server 192.0.2.4',
    '550 Dynamic IP addresses may not send here',
    '554 Ihre IP-Adresse steht auf einer Sperrliste',
    '554 Su dirección IP está en una lista negra',
    '554 発信元IPアドレスがブラックリストに登録されています',
    '554 您的IP已被列入黑名单',
  ],
  'mail-loop': [
    '554 5.4.6 Too many hops: 26 (25 max)',
    'mail for example.net loops back to myself',
    '554 Nachrichtenschleife erkannt',
    '554 检测到邮件循环',
  ],
  'mailbox-disabled': [
    '550 5.2.1 The mailbox of this user has been disabled',
    '554 This account has been suspended for inactivity',
    '550 Account expired',
    '550 Konto gesperrt',
    '550 Casella disattivata',
    '550 Cuenta inactiva',
    '550 휴면 계정입니다',
    '550 帐号已被冻结',
  ],
  'mailbox-full': [
    '552 5.2.2 Mailbox is over quota',
    '452 4.2.2 The recipient has no space left for new mail',
    '550 User has exceeded his storage allocation',
    '552 Postfach ist voll',
    '552 La boîte aux lettres du destinataire est pleine',
    '552 Buzón lleno',
    '552 Caixa postal cheia',
    '552 Почтовый ящик переполнен',
    '552 Skrzynka jest pełna',
    '受信者のメールボックスがいっぱいです',
    '받는 사람의 사서함이 꽉 차서 메시지를 받을 수 없습니다',
    '552 信箱容量已達上限',
  ],
  'mailbox-moved': ['551 5.1.6 Recipient has moved, please try <li@example.org>', '该用户已更换邮箱'],
  'message-malformed': [
    '550 5.6.0 Message lacks a From header',
    '554 Bare LF is not allowed in message data',
    '550 Duplicate header: Subject',
  ],
  'message-too-large': [
    '552 5.3.4 Message size exceeds fixed limit',
    '552 Message too big: at most 10 MB are taken',
    '552 Nachricht ist zu groß',
    '552 Mensaje demasiado grande',
    '552 Meddelandet är för stort',
    '552 邮件过大,超出限制',
  ],
  'policy-rejected': [
    '554 5.7.1 Rejected for policy reasons',
    '550 Administrative prohibition',
    '554 邮件违反服务器策略,被拒收',
  ],
  'protocol-error': [
    '503 5.5.1 Bad sequence of commands',
    '502 5.5.2 Command not recognized',
    '501 命令参数格式错误',
  ],
  'ptr-missing': [
    '450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.4]',
    '550 Reverse DNS lookup for 192.0.2.4 failed: no PTR record',
    '550 Kein PTR-Eintrag für Ihre Adresse',
    '550 发件服务器没有反向解析',
  ],
  'queue-expired': [
    'Message expired: it was in the queue for more than 5 days',
    'Delivery time expired; giving up',
    'unable to deliver this message after multiple retries',
    'Délai de livraison expiré',
    'Zustellung nach mehreren Versuchen aufgegeben',
    'Срок доставки истек',
    '郵件在佇列中逾時',
  ],
  'rate-limited': [
    '421 4.7.0 Too many connections from 192.0.2.4, slow down',
    '450 4.7.1 You have sent too many messages this hour',
    '452 Sending rate exceeded, try again later',
    '421 Zu viele Verbindungen von Ihrer IP',
    '421 Troppe connessioni dal tuo indirizzo',
    '421 Demasiadas conexiones desde su servidor',
    '450 Слишком много писем за последний час',
    '421 동시 접속 수를 초과했습니다',
    '550 发送频率过快',
  ],
  'recipient-restricted': [
    '550 5.7.133 Only members of the group may send to this list; sender not authenticated for group',
    '550 The recipient has blocked you',
    '550 5.7.1 You do not have permission to send to this recipient',
    'Die Zustellung an diese Adresse ist eingeschränkt, da Sie nicht berechtigt sind',
    "Vous n'êtes pas autorisé à envoyer à ce destinataire",
    'このアドレスへの配信が制限されています',
    '550 此信箱只接受内部邮件',
    '550 对方设置了拒收',
  ],
  'relay-denied': [
    '554 5.7.1 <li@example.net>: Relay access denied',
    '550 We do not relay for this domain',
    '550 Пересылка запрещена',
    '550 拒绝中继',
  ],
  'sender-domain-invalid': [
    '450 4.1.8 <a@nowhere.example>: Sender address rejected: Domain not found',
    '553 5.1.8 Domain of sender address does not resolve',
    '550 Absenderdomain existiert nicht',
    '550 Домен отправителя не найден',
    '550 发件人域名不存在',
  ],
  'sender-rejected': [
    '550 5.1.0 Sender address rejected',
    '553 5.7.1 Sender address not owned by user',
    '550 Sender <a@example.com> is blacklisted',
    '550 Remitente rechazado',
    '550 Mittente rifiutato',
    '550 发信人被加入黑名单',
  ],
  'sending-disabled': [
    '550 5.1.8 Access denied, bad outbound sender',
    '550 Your account has been suspended from sending mail',
    '550 Ihr Konto wurde für den Versand gesperrt',
    '550 Отправка писем с этого ящика заблокирована',
    '550 该帐号被限制外发',
  ],
  'server-error': [
    '451 4.3.5 Server configuration error',
    '554 Cannot append message to file: permission denied',
  ],
  'server-storage-full': [
    '452 4.3.1 Insufficient system storage',
    '451 No space left on device',
    '452 服务器磁盘空间不足',
  ],
  'server-unavailable': [
    '421 4.3.2 Service not available, closing transmission channel',
    '451 4.3.0 Temporary server error, please try again later',
    '451 System load is too high',
    '451 Tymczasowy błąd, spróbuj później',
    '451 系统繁忙,请稍后再试',
  ],
  'smtp-auth-failed': [
    '535 5.7.8 Authentication credentials invalid',
    '530 5.7.0 Authentication required',
    '535 Autenticación fallida',
    '535 Ошибка аутентификации',
    '535 用户名或密码错误',
  ],
  'spam-content': [
    '554 5.7.1 Message looks like spam',
    '550 Spam score of 9.4 is too high',
    '554 Message identified as junk mail',
    '550 Nachricht als Spam eingestuft',
    '554 郵件內容被判定為廣告信',
  ],
  'tls-required': [
    '530 5.7.0 Must issue a STARTTLS command first',
    '454 TLS not available due to local problem',
    'TLS handshake failed: certificate verification error',
    'TLS握手失败',
  ],
  'too-many-recipients': [
    '452 4.5.3 Too many recipients in this message',
    '550 Number of recipients exceeds the limit of 100',
    '452 Zu viele Empfänger',
    '553 收件人过多',
  ],
  'user-unknown': [
    '550 5.1.1 <li@example.net>: Recipient address rejected: User unknown in virtual mailbox table',
    '550 No such user here',
    '550 Requested action not taken: mailbox not found',
    '554 There is no mailbox by that name',
    '550 Account does not exist',
    '550 Recipient is not known at this site',
    '550 Empfänger unbekannt',
    '550 Utilisateur inconnu',
    '550 El usuario no existe',
    '550 Utente sconosciuto',
    '550 Usuário não existe',
    '550 Такого пользователя не существует',
    '550 Onbekende gebruiker',
    '550 Kullanıcı bulunamadı',
    '550 Tuntematon vastaanottaja',
    '550 Uživatel neexistuje',
    '宛先のメールアドレスが見つかりませんでした',
    '550 존재하지 않는 사용자입니다',
    '550 该用户不存在',
    '550 查無此人',
  ],
  'virus-detected': [
    '550 5.7.1 Virus detected in message: Eicar-Test-Signature',
    '554 Message infected with malware',
    '550 Вирус обнаружен',
    '550 邮件带毒',
  ],
}

describe('replies of servers', () => {
  it.each(Object.entries(REPLIES))('%s', (category, lines) => {
    for (const line of lines) expect.soft(explain(line, rules).diagnosis.category, line).toBe(category)
  })

  it.each(['550 Error', '554 Transaction failed', '550 5.0.0', '554 Delivery failed', '550 Rejected'])(
    'is not sure of %s',
    (line) => {
      expect(explain(line, rules).diagnosis.confidence).not.toBe('certain')
    },
  )

  it.each([
    ['550 This is not spam related: user unknown', 'user-unknown'],
    ['554 No virus found, but the mailbox is full', 'mailbox-full'],
    ['550 5.1.1 too many recipients this hour', 'rate-limited'],
    ['550 Sender blocked by the recipient', 'recipient-restricted'],
    ['550 The mailbox of the sender does not exist', 'sender-rejected'],
  ])('tells whom the words are about: %s', (line, category) => {
    expect(explain(line, rules).diagnosis.category).toBe(category)
  })
})
