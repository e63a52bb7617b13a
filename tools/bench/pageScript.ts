// What the script in a webmail's page costs where there is no bounce, in the real Chromium: time of the page's own thread by
// the browser's trace, and memory by comparison with the same pages without the permission.
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { buildInto } from '../build.ts'
import { findBinary } from '../clients/binaries.ts'
import { openChromium } from '../clients/chromium.ts'
import { firstPage } from '../clients/firstPage.ts'
import { type Front, startFront } from '../clients/front.ts'
import { howToInstall } from '../clients/missing.ts'
import type { WebBrowser, WebTab } from '../clients/webBrowser.ts'
import { fill, press, waitIn } from '../clients/webTab.ts'
import { table } from '../table.ts'

const root = resolve(import.meta.dirname, '..', '..')
const MESSAGES = 60
/** Targets: milliseconds of the page's thread for one message opened, and bytes of memory for one page. */
const TARGET = { milliseconds: 2, bytes: 1e6 }
const PATTERN = 'http://127.0.0.1/*'

/** A message as Roundcube draws it, long and with many elements; nothing about it looks like a bounce. */
const message = (
  number: number,
) => `<div id="message-header"><h2 class="subject">Minutes of meeting ${number}</h2>
<div class="header-summary"><a class="rcmContactAddress" title="lu.xin@sender.example">Lu Xin</a></div></div>
<div id="message-content"><div id="messagebody">${'<p>We have <b>agreed</b> on the following points.</p>'.repeat(2000)}</div></div>`
const document = (body: string) =>
  `<!doctype html><meta charset="utf-8"><title>Mail</title><script src="/program/js/app.min.js"></script><body>${body}</body>`

/** Both ways in which webmails open a message: a document of its own in a frame, and in the place of the one before. */
async function serve(asked: string[]): Promise<Front> {
  return startFront({
    port: 9,
    page: (path) => {
      asked.push(path)
      if (path.endsWith('.js')) return { headers: { 'content-type': 'text/javascript' }, body: '' }
      const body = path === '/message' ? message(0) : '<main></main><iframe></iframe>'
      return { headers: { 'content-type': 'text/html; charset=utf-8' }, body: document(body) }
    },
  })
}

const query = (uid: number) => `_task=mail&_action=preview&_uid=${uid}&_mbox=INBOX`

/** Opens message after message in a frame, as Roundcube does. */
const openInFrame = (tab: WebTab) =>
  tab.run(
    {},
    async (page, count, query) => {
      const frame = page.querySelector('iframe')
      for (let uid = 1; frame && uid <= count; uid++) {
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
        frame.src = `/message?${query.replace('_uid=0', `_uid=${uid}`)}`
        await loaded
        await new Promise((resolve) => setTimeout(resolve, 150))
      }
    },
    MESSAGES,
    query(0),
  )

/** Opens message after message in the same place, as pages that are one program do. */
const openInPlace = (tab: WebTab) =>
  tab.run(
    {},
    async (page, count, query, html) => {
      const main = page.querySelector('main')
      for (let uid = 1; main && uid <= count; uid++) {
        history.pushState(null, '', `?${query.replace('_uid=0', `_uid=${uid}`)}`)
        main.innerHTML = html
        await new Promise((resolve) => setTimeout(resolve, 150))
      }
    },
    MESSAGES,
    query(0),
    message(1),
  )

interface TraceEvent {
  readonly name: string
  /** The same in time of the processor: other programs on the machine do not count. */
  readonly tdur?: number
  readonly tts?: number
  readonly tid: number
  readonly args: { readonly data?: { readonly url?: string; readonly fileName?: string } }
}

/** Milliseconds that the page's thread spent in the page script while a task ran: reading, starting and calling it. */
async function timeOf(page: Page, task: () => Promise<unknown>): Promise<number> {
  const browser = page.context().browser()
  await browser?.startTracing(page, {
    categories: ['devtools.timeline', 'v8', 'disabled-by-default-v8.compile'],
  })
  await task()
  const { traceEvents } = JSON.parse(String(await browser?.stopTracing())) as { traceEvents: TraceEvent[] }
  const ours = traceEvents
    .filter(
      ({ tdur, args: { data } }) =>
        tdur !== undefined && /\/webmail\.js/.test(data?.url ?? data?.fileName ?? ''),
    )
    .sort((one, other) => one.tid - other.tid || (one.tts ?? 0) - (other.tts ?? 0))
  let microseconds = 0
  let [thread, end] = [Number.NaN, 0]
  for (const { tid, tts = 0, tdur = 0 } of ours) {
    if (tid !== thread) [thread, end] = [tid, 0]
    // What lies within another event is counted with that.
    microseconds += Math.max(0, tts + tdur - Math.max(tts, end))
    end = Math.max(end, tts + tdur)
  }
  return microseconds / 1000
}

/** Bytes of script memory of a page and its frames, after its garbage has been collected. */
async function memoryOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

const pageOf = (tab: WebTab): Page => (tab as unknown as { page: Page }).page

interface Cost {
  readonly inFrame: number
  readonly inPlace: number
  readonly memory: number
}

async function costIn(browser: WebBrowser, url: string): Promise<Cost> {
  const framed = await browser.open(url)
  const inFrame = (await timeOf(pageOf(framed), () => openInFrame(framed))) / MESSAGES
  const memory = await memoryOf(pageOf(framed))
  await framed.close()
  const placed = await browser.open(url)
  const inPlace = (await timeOf(pageOf(placed), () => openInPlace(placed))) / MESSAGES
  await placed.close()
  return { inFrame, inPlace, memory }
}

async function allow(browser: WebBrowser): Promise<void> {
  const page = await browser.open(`${browser.own}src/ui/options/index.html`)
  await fill(page, {}, '[name="own-site"]', 'http://127.0.0.1/')
  await browser.permit(PATTERN, () => press(page, {}, '[data-action="allow-site"]'))
  await waitIn(
    page,
    {},
    { what: 'the permission' },
    (root) => root.querySelector('.own-sites') !== null || null,
  )
  await page.close()
}

/** `node tools/run.mjs tools/bench/pageScript.ts`. Returns 1 where a target is missed. */
export async function main(): Promise<number> {
  if (!findBinary('chromium')) {
    console.log(`\nThe page script was not measured. ${howToInstall(['chromium'])}`)
    return 0
  }
  const built = join(root, 'out/bench/dist')
  await buildInto(built, ['chrome'])
  const asked: string[] = []
  const front = await serve(asked)
  const browser = await openChromium({ headless: true, locale: 'en-US', extension: join(built, 'chrome') })
  try {
    await (await firstPage(browser)).close()
    const without = await costIn(browser, front.url)
    await allow(browser)
    asked.length = 0
    const cost = await costIn(browser, front.url)
    const requests = asked.filter((path) => !/^\/(?:message|program\/.*|favicon\.ico)?$/.test(path))
    return print(cost, cost.memory - without.memory, requests.length)
  } finally {
    await browser.stop()
    await front.stop()
  }
}

function print({ inFrame, inPlace }: Cost, memory: number, requests: number): number {
  const verdict = (met: boolean) => (met ? 'met' : 'MISSED')
  const time = (milliseconds: number) => [
    `${milliseconds.toFixed(2)} ms`,
    `${TARGET.milliseconds} ms`,
    verdict(milliseconds <= TARGET.milliseconds),
  ]
  console.log(`\nThe script in a webmail's page in Chromium, ${MESSAGES} messages without a bounce`)
  console.log(
    table([
      ['', 'measured', 'target', ''],
      ['thread time per message in a frame of its own', ...time(inFrame)],
      ['thread time per message in the same page', ...time(inPlace)],
      [
        'script memory',
        `${(memory / 1000).toFixed(0)} kB`,
        `${TARGET.bytes / 1000} kB`,
        verdict(memory <= TARGET.bytes),
      ],
      ['requests', String(requests), '0', verdict(requests === 0)],
    ]),
  )
  const met = Math.max(inFrame, inPlace) <= TARGET.milliseconds && memory <= TARGET.bytes && requests === 0
  return met ? 0 : 1
}
