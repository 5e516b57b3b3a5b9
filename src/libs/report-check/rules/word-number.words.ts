/** These count something in any text, or are no slip of a measure. */
export const OTHERS =
  /[个次项条件人名位户家种类批场期处座台套间本册份张块幅篇首支把只头匹株棵盏面块根粒袋箱瓶桶包盒双对副组队班届轮遍趟回番堂节课级层幢栋排行列页章段句字号岁年月日天时分秒元角吨米里亩升克斤两度倍成股宗起例笔单票封万亿余多来左右内外上下中]/
