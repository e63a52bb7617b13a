/** The words of a message as the phrases are matched: one case, one width, no invisible characters, simplified Han. */

const TRADITIONAL =
  '郵釋離驗證碼帳帐號戶務遞傳發處過將刪時內點擊結認鎖啟動統現舊維續無關閉領復覆攔滯暫個條讀審掃裡進輸還級異權終註銷錯誤隊轉寫給間報於後會該對數網頁繼絡選撥確資訊當實記錄備補壓遲來滿擱凍擋遺啓單憑賬丟兩舉則員團圖屆總損換擴電盜積緊組綁騰規訂許設詐訴話課敗運違遷釘釣鍵險須風馬騙魚盡'
const SIMPLIFIED =
  '邮释离验证码账账号户务递传发处过将删时内点击结认锁启动统现旧维续无关闭领复复拦滞暂个条读审扫里进输还级异权终注销错误队转写给间报于后会该对数网页继络选拨确资讯当实记录备补压迟来满搁冻挡遗启单凭账丢两举则员团图届总损换扩电盗积紧组绑腾规订许设诈诉话课败运违迁钉钓键险须风马骗鱼尽'
const FOLD = new Map([...TRADITIONAL].map((char, at) => [char, [...SIMPLIFIED][at] ?? char]))
const HAN = new RegExp(`[${TRADITIONAL}]`, 'g')
const INVISIBLE =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|[\ufe00-\ufe0f]/g
/** Cyrillic and Greek letters that stand in for Latin ones inside Latin words. */
const LOOKALIKE = new Map(
  Object.entries({
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    і: 'i',
    ѕ: 's',
    ο: 'o',
    α: 'a',
    ι: 'i',
  }),
)
const MIXED = /[a-z][аеорсухіѕοαι]{1,3}|[аеорсухіѕοαι]{1,3}[a-z]/g

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const BEYOND_ASCII = /[^\x00-\x7f]/

export function foldHan(text: string): string {
  return text.replace(HAN, (char) => FOLD.get(char) ?? char)
}

/** Length is not kept: offsets of the original do not hold here. */
export function plainWords(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase().replace(/[ \t]+/g, ' ')
  const flat = foldHan(text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase())
  return flat
    .replace(MIXED, (run) => run.replace(/[^a-z]/g, (char) => LOOKALIKE.get(char) ?? char))
    .replace(/[ \t\u00a0]+/g, ' ')
}

const MOST_SENTENCES = 400
const MOST_SENTENCE = 400

/** Sentences, and lines where none end. Numbers and hosts keep their dots. */
export function sentencesOf(words: string): string[] {
  return words
    .replace(/\n(?=[a-zà-ÿа-я(])/g, ' ')
    .split(/[!?。！？\n\r]+|[.;；](?=\s|$)/)
    .map((sentence) => sentence.trim().slice(0, MOST_SENTENCE))
    .filter((sentence) => sentence !== '')
    .slice(0, MOST_SENTENCES)
}
