/**
 * Traditional characters and the simplified ones they are matched as, in pairs. Only characters that servers use
 * in replies and notices; a rule written in either script finds both.
 */
const PAIRS =
  '郵邮無无効效戶户號号發发關关閉闭帳账賬账滿满間间夠够達达過过傳传統统務务伺服絕绝覆复寫写檢检測测來来歸归' +
  '內内網网絡络連连線线時时間间請请稱称錯错誤误碼码認认證证憑凭據据權权限限問问題题處处應应該该沒没對对單单' +
  '個个訊讯資资訪访設设備备開开啟启動动態态標标頭头檔档體体壓压縮缩濾滤規规則则禁禁黑黑譽誉聯联繫系維维護护' +
  '遠远端端試试暫暂離离職职員员組组織织區区團团組组書书驗验簽签結结構构輸输長长簡简臺台灣湾語语計计數数據据' +
  '複复雜杂觸触違违條条約约類类別别點点級级門门閥阀頻频繁繁異异總总歷历遞递轉转買买續续費费鎖锁啓启刪删' +
  '記记錄录麼么還还這这樣样後后從从經经綫线產产當当確确實实環环響响應应擊击寬宽響响讓让與与將将並并僅仅' +
  '嘗尝務务節节園园幾几於于為为執执況况樓楼給给終终載载輯辑項项預预顯显驅驱紹绍虛虚擬拟學学愛爱師师廠厂'

const SIMPLIFIED = new Map<string, string>()
const chars = [...PAIRS]
for (let i = 0; i + 1 < chars.length; i += 2) SIMPLIFIED.set(chars[i] as string, chars[i + 1] as string)

/** The simplified form of a traditional character; the character itself where none is known. */
export function simplify(char: string): string {
  return SIMPLIFIED.get(char) ?? char
}
