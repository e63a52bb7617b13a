/**
 * Traditional characters and the simplified ones they are matched as, in pairs. Only characters that servers use
 * in replies and notices; a rule written in either script finds both. The last line is of characters that make words of
 * one meaning in mail: 帐号/账号, 寄件/发件, 信箱/邮箱, 收件者/收件人, 连线/连接, 逾时/超时, 登陆/登录.
 */
const PAIRS =
  '郵邮無无効效戶户號号發发關关閉闭帳账賬账滿满間间夠够達达過过傳传統统務务伺服絕绝覆复寫写檢检測测來来歸归' +
  '內内網网絡络連连線线時时間间請请稱称錯错誤误碼码認认證证憑凭據据權权限限問问題题處处應应該该沒没對对單单' +
  '個个訊讯資资訪访設设備备開开啟启動动態态標标頭头檔档體体壓压縮缩濾滤規规則则禁禁黑黑譽誉聯联繫系維维護护' +
  '遠远端端試试暫暂離离職职員员組组織织區区團团組组書书驗验簽签結结構构輸输長长簡简臺台灣湾語语計计數数據据' +
  '複复雜杂觸触違违條条約约類类別别點点級级門门閥阀頻频繁繁異异總总歷历遞递轉转買买續续費费鎖锁啓启刪删' +
  '記记錄录麼么還还這这樣样後后從从經经綫线產产當当確确實实環环響响應应擊击寬宽響响讓让與与將将並并僅仅' +
  '嘗尝務务節节園园幾几於于為为執执況况樓楼給给終终載载輯辑項项預预顯显驅驱紹绍虛虚擬拟學学愛爱師师廠厂' +
  '機机廣广佇伫餘余匯汇夾夹許许詢询協协議议鍵键詞词風风險险騙骗釣钓魚鱼覽览圖图報报導导獲获擁拥擠挤損损壞坏斷断隊队隨随際际補补裝装製制視视註注詳详說说調调講讲讀读變变負负責责質质購购較较輕轻辦办遲迟選选' +
  '邊边釋释銷销鏈链閱阅頁页順顺須须領领額额偽伪價价優优償偿儲储兩两凍冻劃划勢势參参國国場场審审專专尋寻層层屬属帶带幫帮強强徵征惡恶慮虑懷怀採采換换擋挡擔担擇择擴扩擾扰攔拦敗败敵敌曆历會会極极欄栏歡欢殘残' +
  '殺杀決决滯滞煩烦熱热營营現现畢毕盜盗盡尽監监盤盘眾众礙碍種种積积穩稳範范糾纠紀纪納纳細细緊紧編编緩缓習习聽听脅胁脫脱腦脑臨临舉举舊旧萬万著着裡里術术衛卫衝冲復复嗎吗詐诈謀谋謂谓譯译貼贴賴赖躍跃遺遗適适' +
  '陸陆靜静願愿髒脏獎奖罰罚電电們们迴回牆墙減减貴贵遷迁騷骚偵侦隱隐廢废徑径濫滥識识訂订軟软運运難难佔占儘尽撥拨' +
  '掃扫瀏浏託托綁绑駁驳毀毁竊窃卻却亂乱階阶' +
  '帐账寄发信邮者人線接线接逾超陸录陆录'

const SIMPLIFIED = new Map<string, string>()
const chars = [...PAIRS]
for (let i = 0; i + 1 < chars.length; i += 2) SIMPLIFIED.set(chars[i] as string, chars[i + 1] as string)

/** The simplified form of a traditional character; the character itself where none is known. */
export function simplify(char: string): string {
  return SIMPLIFIED.get(char) ?? char
}
