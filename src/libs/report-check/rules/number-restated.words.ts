/** A number of other scope: a part, another time, a plan. */
export const OTHER =
  /其中|上年|去年|前年|20\d\d年|上半年|下半年|季度|\d月|每|平均|人均|新增|另|还|再|一期|二期|计划|预算|拟|将|力争|追加/

export const HOUSE =
  /(?:中心|广场|公园|场馆|礼堂|书屋|书房|大厅|教室|食堂|驿站|活动室|活动站|服务站|图书馆|文化站|综合楼|馆)$/

/** What one has in hand when one looks back. */
export const BEHIND = /(?:的|这一|良好|现有|好)(?:基础上?|成绩|业绩|佳绩|势头|起点|成果|答卷|规模)/g

export const OTHERS =
  /上年|去年|前年|往年|同期|原[来有先]|其中|每|均|目标|计划|力争|预计|将达|首|第[一二三\d]|[比较]|过去|历年|累计|新增|季度|上半年|下半年/

export const EMPTY = /[年月日的了个在以和与为已共达有约]|全[面力]|工作|进一|一步|继续|今后|下步|我们|加强|巩固|提升/
