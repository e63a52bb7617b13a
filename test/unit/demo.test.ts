import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { demoMails } from '../../tools/clients/mails.ts'

/** Names that nobody owns (RFC 2606), the services whose replies are quoted, and one that does not exist. */
const HOSTS =
  /(\.example|google(mail)?\.com|gmail\.com|qq\.com|163\.com|netease\.com|spamhaus\.org|isi\.edu|163\.con)$/
/** Networks for documentation (RFC 5737), and this machine. */
const NETWORKS = /^(192\.0\.2|198\.51\.100|203\.0\.113|127\.0\.0)\./

describe('the demo mailbox', async () => {
  const mails = await demoMails()

  test('is a dozen bounces and a few mails that are none', () => {
    expect(mails.length).toBeGreaterThanOrEqual(15)
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(mails.length)
  })

  test.each(mails.map((mail) => [mail.name, mail] as const))('%s names nobody real', (_name, { bytes }) => {
    const text = bytes.toString('utf8')
    const hosts = [...text.matchAll(/@([a-z0-9.-]+\.[a-z]+)/gi)].map(([, host = '']) => host)
    expect(hosts.filter((host) => !HOSTS.test(host))).toEqual([])
    const addresses = [...text.matchAll(/(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?![\w.-])/g)].map(([ip]) => ip)
    expect(addresses.filter((ip) => !NETWORKS.test(ip))).toEqual([])
  })

  test('has the pictures that the README shows', () => {
    const readme = readFileSync('README.md', 'utf8')
    const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = '']) => path)
    expect(pictures).toEqual(['docs/images/banner-en.png', 'docs/images/banner-zh_CN.png'])
    for (const path of pictures) expect(readFileSync(path).subarray(1, 4).toString()).toBe('PNG')
  })
})
