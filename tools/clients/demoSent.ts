import { readMessage } from '../../src/mime/index.ts'
import type { Mailbox } from '../../src/mime/types.ts'
import { readReport } from '../../src/report/readReport.ts'
import { demoMails } from './mails.ts'
import type { Mail } from './mbox.ts'
import { noise, type SentFile, sentMail } from './sentMail.ts'

/** The user of the demo. */
const USER = 'wang.wei@sender.example'
/** Bytes of what the mail had attached that was too large for the other server. */
const FILES = { '产品画册.pdf': 3_200_000, '厂区照片.jpg': 2_600_000, '报价单.xlsx': 900_000 }

/** What the demo's user had sent before it came back, as Thunderbird keeps it: every button of the banner works on it. */
export async function demoSentMails(): Promise<readonly Mail[]> {
  const sent = (await demoMails()).map(({ name, bytes }) => {
    const { original } = readReport(readMessage(bytes))
    if (original?.from?.address !== USER || !original.messageId) return null
    const subject = original.subject ?? ''
    const [hello, writer] = /\p{Script=Han}/u.test(subject) ? ['您好！', '王伟'] : ['Hello,', 'Wang Wei']
    return sentMail({
      id: original.messageId.replace(/^<|>$/g, ''),
      subject,
      from: `Wang Wei <${USER}>`,
      to: original.to.map(addressOf),
      cc: original.cc.map(addressOf),
      ...(original.date ? { date: new Date(original.date).toUTCString() } : {}),
      html: `<p>${hello}</p><p>${writer}</p>`,
      files: name.includes('message-too-large') ? filesOf(FILES) : [],
    })
  })
  return sent.filter((mail) => mail !== null)
}

const addressOf = ({ address }: Mailbox): string => address

const filesOf = (sizes: Readonly<Record<string, number>>): readonly SentFile[] =>
  Object.entries(sizes).map(([name, size], place) => ({ name, bytes: noise(size, place + 1) }))
