/** Words that stand beside many numbers and tell nothing of them. */
export const COMMON =
  /^(?:全年|年共|累计|活动|工作|服务|开展|组织|群众|人次|万元|志愿|文明|创建|投入|资金|共有|达到|其中|累积|今年|以来|我们|一年|年来|建设|单位|实现|完成|共计|全市|全区|全县)$/
