/** The words of a message as the phrases are matched: one case, one width, no invisible characters, simplified Han. */

const TRADITIONAL =
  '郵釋離驗證碼帳帐號戶務遞傳發處過將刪時內點擊鏈連結認請鎖啟動統現舊維續無關閉儲領復覆攔滯暫緩個條讀審閱掃裡進輸歸還級異權終註銷錯誤誌護隊類轉寫給閒間報於從後與會並該體檢開應對數據專線網頁檔獲繼絡縮選擇撥標題確資訊當實際階層記錄備補壓達遲導們為來滿額參試擱凍擋棄遺啓單憑項賬脫'
const SIMPLIFIED =
  '邮释离验证码账账号户务递传发处过将删时内点击链连结认请锁启动统现旧维续无关闭储领复复拦滞暂缓个条读审阅扫里进输归还级异权终注销错误志护队类转写给闲间报于从后与会并该体检开应对数据专线网页档获继络缩选择拨标题确资讯当实际阶层记录备补压达迟导们为来满额参试搁冻挡弃遗启单凭项账脱'
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
