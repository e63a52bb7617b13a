/** Gmail, Google Workspace and Google Groups, in any language: recipients and replies stand in fixed places. */
import { allAddresses } from '../addresses.ts'
import type { Notice } from '../notice.ts'
import type { Block, Dialect, NoticeHeaders } from './types.ts'

const REPLY =
  /(?:Technical details of (?:permanent|temporary) failure|The response (?:from the remote server )?was|The error that the other server returned was|以下为远程服务器的响应|响应如下|遠端伺服器的回應如下|遠端伺服器回應|回應如下|リモート ?サーバーからの応答|応答は次のとおりです?|Antwort (?:vom|des) Remote-?[Ss]ervers?(?: war| lautete)?|Die Antwort lautete?|La réponse (?:du serveur distant )?(?:était|est)(?: la suivante)?|La respuesta (?:del servidor remoto )?(?:fue|es)(?: la siguiente)?|A resposta (?:do servidor remoto )?foi|La risposta (?:del server remoto )?(?:è stata|è)|Ответ (?:удаленного )?сервера|원격 서버의 응답|응답은 다음과 같습니다)\s?[:：。]?\s{0,6}([\s\S]{3,3000})$/i

function googleBlocks(notice: Notice, headers: NoticeHeaders): Block[] {
  const said = REPLY.exec(notice.text)?.[1]?.trim() ?? null
  const reply =
    said?.replace(
      /^Google tried to deliver[\s\S]{0,400}?error that the other server returned was:\s{0,4}/,
      '',
    ) ?? null
  const named = headers.failed.filter((address) => address.includes('@'))
  const list =
    /(?:following recipients? (?:failed permanently|has been delayed)|delivery to the following recipients?[^:\n]{0,60}):\s{1,6}([\s\S]{3,1000}?)(?:\n\n|$)/i.exec(
      notice.text,
    )?.[1]
  const listed = list ? allAddresses(list) : []
  const addresses =
    named.length > 0
      ? named
      : listed.length > 0
        ? listed
        : allAddresses(notice.text.split(/\n\n/).slice(0, 4).join('\n')).slice(0, 1)
  return addresses.map((address) => ({ address, text: notice.text.slice(0, 2000), reply }))
}

export const GOOGLE: readonly Dialect[] = [
  {
    id: 'gmail',
    mta: 'google',
    signs: [
      'delivery to the following recipient failed permanently',
      'delivery to the following recipient has been delayed',
      'google tried to deliver your message',
      '** address not found **',
      '** message blocked **',
      '** message not delivered **',
      '** delivery incomplete **',
      '** 找不到地址 **',
      '** 邮件未递送 **',
      '** 邮件递送未完成 **',
    ],
    headers: ({ from }) => /mailer-daemon@(?:google|googlemail|gmail)\.com/i.test(from),
    delaySigns: [
      'has been delayed',
      'this is a warning message only',
      'delivery incomplete',
      'gmail will retry for',
      '邮件递送未完成',
      'gmail 会重新尝试递送',
      '重新嘗試傳送',
      '再試行',
    ],
    read: googleBlocks,
  },
]
