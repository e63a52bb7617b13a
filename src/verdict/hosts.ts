/** Who a host belongs to. There is no public suffix list at hand: two labels, three below a country's own com, co, ... */

const SECOND_LEVEL = new Set(
  'ac co com edu gen go gob gouv gov gub idv in info me mil ne net nom or org plc sch web'.split(' '),
)
/** Domains of one provider; the first of each stands for all. */
const FAMILIES: readonly (readonly string[])[] = [
  ['google.com', 'gmail.com', 'googlemail.com', 'goo.gl', 'gstatic.com', 'googleusercontent.com'],
  [
    'microsoft.com',
    'outlook.com',
    'hotmail.com',
    'live.com',
    'msn.com',
    'office365.com',
    'office.com',
    'microsoftonline.com',
    'aka.ms',
    'hotmail.co.uk',
    'hotmail.fr',
    'hotmail.de',
    'live.cn',
    'outlook.de',
    'outlook.fr',
    'outlook.jp',
    'exchangelabs.com',
  ],
  ['qq.com', 'foxmail.com', 'weixin.com', 'tencent.com', 'exmail.com'],
  ['163.com', '126.com', 'yeah.net', '188.com', 'netease.com', 'icoremail.net', 'coremail.cn', 'qiye163.com'],
  [
    'aliyun.com',
    'mxhichina.com',
    'alibaba-inc.com',
    'alibaba.com',
    'aliyun-inc.com',
    'dingtalk.com',
    'alimail.com',
  ],
  ['sina.com', 'sina.com.cn', 'sina.cn', 'sinamail.com'],
  ['sohu.com', 'sohu-inc.com', 'vip.sohu.com'],
  [
    'yahoo.com',
    'yahoodns.net',
    'yahooinc.com',
    'aol.com',
    'ymail.com',
    'rocketmail.com',
    'yahoo.co.uk',
    'yahoo.fr',
    'yahoo.de',
    'yahoo.com.tw',
    'yahoo.com.hk',
    'verizonmedia.com',
  ],
  ['apple.com', 'icloud.com', 'me.com', 'mac.com'],
  ['mail.ru', 'bk.ru', 'inbox.ru', 'list.ru', 'vk.com'],
  ['yandex.ru', 'yandex.com', 'ya.ru', 'yandex.net'],
  [
    'gmx.net',
    'gmx.de',
    'gmx.com',
    'gmx.at',
    'gmx.ch',
    'web.de',
    '1and1.com',
    'ionos.com',
    'ionos.de',
    'kundenserver.de',
    'perfora.net',
  ],
  ['zoho.com', 'zohomail.com', 'zoho.eu', 'zoho.in', 'zohocorp.com'],
  ['proofpoint.com', 'pphosted.com', 'ppe-hosted.com', 'proofpointessentials.com'],
  ['mimecast.com', 'mimecast.org', 'mimecast.co.uk'],
  ['barracuda.com', 'barracudanetworks.com', 'cudasvc.com', 'barracudacentral.org'],
  ['sophos.com', 'hydra.sophos.com', 'reflexion.net'],
  ['trendmicro.com', 'trendmicro.eu', 'tmes.trendmicro.com', 'in.tmes.trendmicro.com'],
  ['cisco.com', 'iphmx.com', 'ironport.com'],
  ['hornetsecurity.com', 'antispameurope.com', 'hornetsecurity.io'],
  ['263.net', '263xmail.com', '263.net.cn'],
]
/** Providers of quarantines and mailboxes whose own notices ask to release or to review mail. */
const MAIL_SERVICES = new Set([
  'google.com',
  'microsoft.com',
  'qq.com',
  '163.com',
  'aliyun.com',
  'sina.com',
  'sohu.com',
  'yahoo.com',
  'apple.com',
  'mail.ru',
  'yandex.ru',
  'gmx.net',
  'zoho.com',
  'proofpoint.com',
  'mimecast.com',
  'barracuda.com',
  'sophos.com',
  'trendmicro.com',
  'cisco.com',
  'hornetsecurity.com',
  '263.net',
  'spamexperts.com',
  'mailguard.com.au',
  'fortinet.com',
  'messagelabs.com',
  'n-able.com',
  'comcast.net',
  ...(
    'strato.de t-online.de telekom.de ovh.com ovhcloud.com ' +
    'orange.fr free.fr laposte.net mailinblack.com aruba.it libero.it ' +
    'uol.com.br sakura.ad.jp xserver.ne.jp onamae.com ' +
    'naver.com kakao.com wp.pl godaddy.com ' +
    'secureserver.net rackspace.com zixcorp.com zixmail.net fastmail.com ' +
    'proton.me protonmail.com spamtitan.com ' +
    'hinet.net 35.com 300.cn 139.com 189.cn'
  ).split(' '),
])
/** Where anybody can have an address: the domain says nothing about who wrote. */
const FREE_MAIL = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com live.cn msn.com hotmail.co.uk hotmail.fr hotmail.de ' +
    'outlook.de outlook.fr outlook.jp qq.com vip.qq.com foxmail.com 163.com vip.163.com 126.com yeah.net 188.com ' +
    'aliyun.com sina.com sina.cn vip.sina.com sohu.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.co.jp ' +
    'yahoo.com.tw yahoo.com.hk ymail.com aol.com icloud.com me.com mac.com mail.ru bk.ru inbox.ru list.ru yandex.ru ' +
    'ya.ru yandex.com gmx.net gmx.de gmx.com gmx.at web.de zoho.com zohomail.com 139.com 189.cn tom.com proton.me ' +
    'protonmail.com naver.com hanmail.net daum.net t-online.de orange.fr free.fr libero.it uol.com.br hinet.net'
  ).split(' '),
)
/** Pages that anybody may put up there: the host says nothing about who made them. */
const HOSTED =
  /(?:^|\.)(?:github\.io|gitlab\.io|pages\.dev|workers\.dev|r2\.dev|web\.app|firebaseapp\.com|blogspot\.\w{2,3}|azurewebsites\.net|azurestaticapps\.net|azureedge\.net|azurefd\.net|(?:blob|web|z\d{1,2}\.web)\.core\.windows\.net|cloudfront\.net|netlify\.app|vercel\.app|herokuapp\.com|onrender\.com|weebly\.com|weeblysite\.com|wixsite\.com|wixstudio\.io|squarespace\.com|000webhostapp\.com|glitch\.me|replit\.app|repl\.co|ipfs\.io|dweb\.link|cf-ipfs\.com|fleek\.co|s3[\w.-]{0,40}\.amazonaws\.com|myqcloud\.com|aliyuncs\.com|bcebos\.com|myhuaweicloud\.com|backblazeb2\.com|digitaloceanspaces\.com|linodeobjects\.com|storage\.googleapis\.com|sites\.google\.com|docs\.google\.com|script\.google\.com|drive\.google\.com|appspot\.com|run\.app|forms\.gle|forms\.office\.com|sharepoint\.com|1drv\.ms|jotform\.com|typeform\.com|formstack\.com|surveymonkey\.com|webflow\.io|framer\.app|framer\.website|carrd\.co|strikingly\.com|godaddysites\.com|square\.site|mystrikingly\.com|notion\.site|canva\.site|gitbook\.io|surge\.sh|duckdns\.org|no-ip\.org|ddns\.net|trycloudflare\.com|ngrok\.io|ngrok-free\.app|bit\.ly|tinyurl\.com|t\.ly|is\.gd|rb\.gy|cutt\.ly|rebrand\.ly|ow\.ly|t\.co|s\.id|lnkd\.in|dwz\.cn|t\.cn|url\.cn|suo\.im|linktr\.ee|wjx\.cn|wjx\.top|jinshuju\.net|wj\.qq\.com|docs\.qq\.com|cloudflare-ipfs\.com|jimdo(?:free|site)?\.com|powr\.io|webnode\.\w{2,4}|wordpress\.com|tilda\.ws|mybluehost\.me|hostingersite\.com|infinityfreeapp\.com|epizy\.com|altervista\.org|bubbleapps\.io|lovable\.app|softr\.app|tally\.so|fillout\.com|cognitoforms\.com|wufoo\.com|123formbuilder\.com|zohopublic\.\w{2,3}|airtable\.com|qrco\.de|me-qr\.com|tiny\.cc|shorturl\.at|goo\.su|clck\.ru|vk\.cc|u\.to|urlz\.fr|x\.gd)$/
/** Besides the pages of MAIL_SERVICES: help pages and gateways that mail servers' replies name. */
const HELP =
  /(?:^|\.)(?:spamhaus\.(?:org|com)|spamcop\.net|cloudmark\.com|talosintelligence\.com|senderscore\.(?:org|com)|returnpath\.(?:net|com)|validity\.com|openspf\.(?:org|net)|dmarc\.org|rfc-editor\.org|ietf\.org|xfinity\.com|symantec\.com|broadcom\.com|postfix\.org|exim\.org|w3\.org)$/

const representatives = new Map(FAMILIES.flatMap((family) => family.map((one) => [one, family[0] ?? one])))

export function isIpAddress(host: string): boolean {
  return /^\[?(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)\]?$/i.test(host)
}

/** The domain somebody registered, lower case, as far as that can be told; an IP address or single label as it is. */
export function registeredDomain(host: string): string {
  const name = host.toLowerCase().replace(/\.$/, '').slice(-253)
  if (isIpAddress(name)) return name
  const labels = name.split('.')
  const [third, second, top] = labels.slice(-3)
  if (labels.length < 3 || third === undefined) return name
  const country = (top ?? '').length === 2 && SECOND_LEVEL.has(second ?? '')
  return country ? `${third}.${second}.${top}` : `${second}.${top}`
}

/** Stands for all domains of one owner. */
export function ownerOf(host: string): string {
  const domain = registeredDomain(host)
  return representatives.get(domain) ?? domain
}

/** Domain of an address, lower case; '' when it has none. */
export function domainOf(address: string): string {
  return address
    .slice(address.lastIndexOf('@') + 1, undefined)
    .toLowerCase()
    .replace(/[>.\s]+$/, '')
}

export const isMailService = (host: string) => MAIL_SERVICES.has(ownerOf(host))
export const isFreeMail = (domain: string) => FREE_MAIL.has(domain.toLowerCase())
export const isHostedPage = (host: string) => HOSTED.test(host)
/** Where people lay files for others. */
export const isFileShare = (host: string) =>
  /^(?:drive|docs)\.google\.com$|(?:^|\.)(?:sharepoint\.com|1drv\.ms)$|^docs\.qq\.com$/.test(host)
export const isHelpHost = (host: string) => HELP.test(host) || isMailService(host)

/** Names that mean nothing outside one network, and addresses of private networks. */
export function isInnerHost(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '')
  return (
    name === '' ||
    (!name.includes('.') && !name.includes(':')) ||
    /(?:^|\.)(?:local|localdomain|lan|internal|intranet|corp|home|localhost)$/.test(name) ||
    /^(?:127|10)\.\d|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^::1$|^f[cde][0-9a-f]{2}:/.test(
      name,
    )
  )
}
