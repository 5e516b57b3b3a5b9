/** Words around the same fact that say nothing of it. */
export const OPENING =
  /^(?:今年以来|一年来|三年来|近年来|全年|年内|本年度|今年|截至目前|目前|我们|我局|我校|我院|我街道|先后|累计|共计|总共|共|已|并|还|又|同时|其|为|由|全市|全县|全区|全局|全校|全街道)+/

/** Numbers of another time, a part, a comparison or an average are other facts. */
export const OTHER =
  /\d月|季度|\d日|上半年|下半年|上年|去年|前年|同期|每|各(?![类项种级])|首|次年|[一二三四五六七八九十]月|20\d\d年|当[天日月年]|其中|平均|人均|日均|月均|户均|原来|原有|最高|最多|单次|第|由|从|比|新增|增加|减少|增长|下降|另|还有|其余|剩余|计划|目标|力争|某|分别|一期|二期/
