/** A number of other scope: a part, another time, a plan. */
export const OTHER =
  /其中|上年|去年|前年|20\d\d年|上半年|下半年|季度|\d月|每|平均|人均|新增|另|还|再|一期|二期|计划|预算|拟|将|力争|追加/

export const HOUSE =
  /(?:中心|广场|公园|场馆|礼堂|书屋|书房|大厅|教室|食堂|驿站|活动室|活动站|服务站|图书馆|文化站|综合楼|馆)$/
