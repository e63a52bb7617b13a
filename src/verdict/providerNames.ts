/** Providers of mail whose names tricks bear: the words that name one, and what its domains have in them. */
export const PROVIDERS: readonly (readonly [named: RegExp, theirs: RegExp])[] = [
  [/microsoft|office ?365|\boutlook\b|hotmail|exchange online/, /microsoft|outlook|office|live|hotmail/],
  [/\bgoogle\b|\bgmail\b|谷歌/, /google|gmail|youtube/],
  [/腾讯|qq ?邮箱|tencent|微信/, /qq\.com|tencent|weixin|foxmail/],
  [/网易|163 ?邮箱|netease/, /163|126|188|netease|yeah|coremail/],
  [/阿里(?:云|邮箱|企业)|钉钉/, /ali|dingtalk|hichina/],
  [/яндекс|\byandex\b/, /yandex|ya\.ru/],
  [/mail\.ru/, /mail\.ru|vk\./],
  [/telekom|t-online/, /telekom|t-online|t-systems/],
  [/\bstrato\b/, /strato/],
  [/\bionos\b|1&1/, /ionos|1and1|1und1/],
  [/\bgmx\b|\bweb\.de\b/, /gmx|web\.de|1und1/],
  [/\borange (?:mail|messagerie)|^orange$/, /orange|wanadoo/],
  [/\baruba\b/, /aruba/],
  [/さくらの(?:メール|インターネット)|エックスサーバー|お名前\.com/, /sakura|xserver|onamae|gmo/],
]
