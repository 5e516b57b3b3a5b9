/** These count something in any text, or are no slip of a measure. */
export const OTHERS =
  /[个次项条件人名位户家种类批场期处座台套间本册份张块幅篇首支把只头匹株棵盏面块根粒袋箱瓶桶包盒双对副组队班届轮遍趟回番堂节课级层幢栋排行列页章段句字号岁年月日天时分秒元角吨米里亩升克斤两度倍成股宗起例笔单票封万亿余多来左右内外上下中]/

/** Things and the measures they are counted by. */
export const MEASURES: { thing: RegExp; rights: string }[] = [
  { thing: /车$/, rights: '辆台' },
  { thing: /(?:资料|传单|手册|问卷|倡议书|书|折页|明信片|物资|合同|协议|报纸|材料)$/, rights: '份册本件' },
  { thing: /(?:活动|宣讲|演出|讲座|培训|比赛|宣传|报告会|演练)$/, rights: '场次期' },
  { thing: /(?:志愿者|党员|干部|职工|学生|群众|教师|人员|队员|员工|老人)$/, rights: '名位人' },
  { thing: /(?:横幅|展板|标语|画|海报)$/, rights: '幅条块张' },
  { thing: /(?:苗木|树木|树|乔木|灌木|樱花|月季|花木|绿植|果树)$/, rights: '棵株' },
  { thing: /(?:简报|专刊|专栏|通讯|板报|内刊|月刊)$/, rights: '期' },
  { thing: /(?:好事|事|实事|衣物|展品|文物|案件|投诉|建议|提案|诉求|器材|物品|礼品|问题)$/, rights: '件条起' },
  { thing: /(?:体会|文章|稿件|论文|信息|报道|心得|征文|作文|日记)$/, rights: '篇条' },
  { thing: /(?:路灯|灯)$/, rights: '盏' },
  { thing: /(?:座椅|椅子|雨伞|锁)$/, rights: '把' },
  { thing: /(?:锦旗|国旗|彩旗|镜子)$/, rights: '面' },
  { thing: /(?:制度|措施|意见|线索|建议|标语|微博|短信)$/, rights: '条项个' },
  { thing: /(?:隐患|难题|纠纷|矛盾)$/, rights: '处个件起条' },
]
