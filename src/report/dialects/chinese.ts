/** QQ Mail and Exmail, NetEase and Coremail, Alibaba Mail, Winmail, EyouMail, imail: labelled rows in Chinese (and English). */
import { allAddresses, firstAddress } from '../addresses.ts'
import { findReply } from '../codes.ts'
import type { Notice } from '../notice.ts'
import { repliedBlocks } from './generic.ts'
import { angleBlocks, MOST_PATTERN_TEXT, patternBlocks } from './readers.ts'
import type { Block, Dialect } from './types.ts'
import { firstOf } from './unix.ts'

/** Labels that end the value of the one before. Blanks inside (`主 题`) and full-width colons vary. */
const LABELS =
  '时\\s?间|主\\s?题|收\\s?件\\s?人|收件方|抄\\s?送|密\\s?送|退信原因|退信代码|退信类型|英文说明|建议解决方案|解决方案|解决办法|远程响应|远端响应|问题描述|原邮件信息|被退回邮件|發生時間|主旨|收件者|退信訊息|退件原因|建議|解決方案|Time|Subject|To|Bounce reason|Bounce Code|Proposed Solution|Original e-mail message|温馨提示|附件'

function row(text: string, label: string): string | null {
  const pattern = new RegExp(
    `(?:^|\\n|[/／])[ \\t\\u3000]{0,40}(?:${label})[ \\t\\u3000]{0,6}(?:[/／][ \\t]{0,4}\\n?[ \\t]{0,4}(?:${LABELS})[ \\t]{0,6})?[:：]?[ \\t\\u3000]{0,40}\\n{0,3}([\\s\\S]{1,1600}?)(?=\\n[ \\t\\u3000]{0,40}(?:${LABELS})(?:[ \\t\\u3000]{0,6}[:：/／\\n]|[ \\t\\u3000]{1,6}\\S|$)|\\n-{6,80}|$)`,
  )
  return pattern.exec(`\n${text}`)?.[1]?.trim() || null
}

function coremailBlocks(notice: Notice): Block[] {
  const text = notice.text.slice(0, MOST_PATTERN_TEXT).replace(/[\u00a0]/g, ' ')
  const to = row(text, '收\\s?件\\s?人|收件方|收件者') ?? ''
  const reason = row(text, '退信原因|退件原因')
  const english = row(text, '英文说明') ?? /英文说明\s?[:：]\s?([^\n]{2,1500})/.exec(text)?.[1] ?? null
  const remote = row(text, '远程响应|远端响应')
  const bounceCode = row(text, '退信代码')
  const replies = [remote, english, englishLine(reason), bounceCode].filter((piece) => piece !== null)
  const reply = replies.find((piece) => findReply(piece)?.code != null) ?? replies[0] ?? null
  const words = [reason, english, remote, bounceCode].filter((piece) => piece !== null).join('\n')
  return named(to, notice, words || text.slice(0, 2000), reply)
}

/** The last line of a bilingual reason that is Latin only is the server's reply. */
function englishLine(reason: string | null): string | null {
  const lines = (reason ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const last = lines.at(-1) ?? ''
  return lines.length > 1 && /^[\x20-\x7e]{6,}$/.test(last) && /\d{3}|[a-z]{3} [a-z]{2}/i.test(last)
    ? last
    : null
}

function named(to: string, notice: Notice, text: string, reply: string | null): Block[] {
  const addresses = allAddresses(to)
  const found = addresses.length > 0 ? addresses : [firstAddress(notice.text) ?? '']
  return found.map((address) => ({ address, text, reply }))
}

function qqBlocks(notice: Notice): Block[] {
  const text = notice.text.slice(0, MOST_PATTERN_TEXT)
  const heads = [
    ...text.matchAll(/(?:无法发送到|無法發送到|无法投递到|未能发送到)\s{0,4}([^\n]{3,600})/g),
  ].slice(0, 100)
  return heads.flatMap((head, place) => {
    const section = text.slice(head.index, heads[place + 1]?.index)
    const reason = row(section, '退信原因') ?? row(text, '退信原因') ?? text.slice(0, 2000)
    const reply = qqReply(reason)
    return allAddresses(head[1] ?? '').map((address) => ({ address, text: reason, reply }))
  })
}

/** The server's reply in the words of a reason. */
function qqReply(reason: string): string | null {
  return (
    /(?:^|\n|\s)((?:host \S{1,255}(?:\[[^\]]{3,45}\])? (?:said|refused to talk to me):|connect to \S{1,255}:|lost connection with|[45]\d\d[ -][\x20-\x7e]{4})[\s\S]{2,1500}?)(?=\n\n|\n[ \t]{0,40}解决方案|$)/.exec(
      reason,
    )?.[1] ?? null
  )
}

/** Alibaba: 退信原因 / 解决方案 / 远程响应 rows; the recipient stands in the reply's domain or in the original only. */
function alimailBlocks(notice: Notice): Block[] {
  const text = notice.text.slice(0, MOST_PATTERN_TEXT)
  const reply =
    row(text, '远程响应|远端响应') ?? /(the mta server of [\s\S]{3,1500}?)(?:\n|$)/.exec(text)?.[1] ?? null
  const to = row(text, '收\\s?件\\s?人|收件方|收件地址|收信人')
  const words = [row(text, '退信原因|问题描述'), reply].filter((piece) => piece !== null).join('\n')
  const told =
    /(?:发送给|发往|寄给|投递给|发送至|to)\s?[:：]?\s{0,4}<?([^\s<>@]{1,64}@[^\s<>,，;；]{3,255})/.exec(
      text,
    )?.[1]
  const addresses = allAddresses(to ?? told ?? '')
  return (addresses.length > 0 ? addresses : ['']).map((address) => ({ address, text: words, reply }))
}

/** Systems without rows may repeat a sentence for each recipient. */
function severalReplied(notice: Notice): Block[] | null {
  const replied = repliedBlocks(notice)
  return replied.length > 1 ? replied : null
}

export const CHINESE: readonly Dialect[] = [
  {
    id: 'alimail',
    mta: 'aliyun',
    signs: ['the mta server of ', '远程响应', '远端响应'],
    read: alimailBlocks,
  },
  {
    id: 'qq',
    mta: 'qq',
    signs: [
      '很抱歉您发送的邮件被退回',
      '抱歉，您发送的邮件被退回',
      '被退回邮件\n',
      '无法发送到 ',
      '無法發送到 ',
    ],
    headers: ({ subject, from }) =>
      /^来自.{1,255}的退信/.test(subject) || /postmaster@(?:vip\.)?(?:qq|foxmail)\.com/i.test(from),
    read: (notice) => firstOf(qqBlocks(notice), coremailBlocks(notice)),
  },
  {
    id: 'coremail',
    mta: 'coremail',
    signs: [
      '您的邮件被退回来了',
      '发送的邮件被系统退回',
      'sorry, your mail is returned',
      'this message is generated by coremail',
      '退信代码',
      '您收到的是来自 coremail',
      '英文说明:',
      '英文说明：',
    ],
    headers: ({ subject }) => /^系统退信/.test(subject),
    read: coremailBlocks,
  },
  {
    id: 'eyoumail',
    mta: 'eyoumail',
    signs: ['eyoumail server -- error report', 'this message is generated by eyoumail'],
    read: (notice) =>
      patternBlocks(notice, [
        /The message to (?<to>\S{3,320}) is bounced because ?:\s{0,6}(?<why>[\s\S]{3,1500}?)(?:\n\n|$)/g,
      ]),
  },
  {
    id: 'winmail',
    mta: 'winmail',
    signs: ['this is the smtp delivery program'],
    read: angleBlocks,
  },
  {
    id: 'chinese',
    mta: null,
    signs: [
      '退信原因',
      '退件原因',
      '退信訊息',
      '投递失败',
      '投遞失敗',
      '您的邮件未能送达',
      '您的郵件無法送達',
      '邮件被退回',
      '郵件被退回',
    ],
    headers: ({ subject }) =>
      /^(?:系统退信|系統退信|退信通知|退信通知|退件通知|邮件退回|郵件退回|投递失败|来自.{1,255}的退信)/.test(
        subject,
      ),
    needsBoth: true,
    read: (notice) => severalReplied(notice) ?? coremailBlocks(notice),
  },
]
