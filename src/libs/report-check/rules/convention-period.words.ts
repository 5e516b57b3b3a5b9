export const PLANNED =
  /将|计划|拟|预计|力争|争取|到20\d\d年|规划|下一步|下步|明年|届时|目标|截止|有效期|任期|为期|至20\d\d年|—20\d\d年|不少于|确保|建成|完工|交付|前完成|底前|打算|安排|前，|定于|定在|开工|重点做好|重点抓好|时间：/

export const ACCORDING = /(?:按照|根据|依据|按|依照)[^，。；]{2,40}(?:安排|计划|要求|部署|规划|方案)/g

/** 初稿已提交，2026年1月完成: a deed to come, unless it is told as done. */
export const DUE = /^前?(?:完成|见效|实现|投用|启用|上线|推出|交付|竣工)(?!了)/

export const OTHER_TIME = /每|历年|往年|上年|去年|前年|同期|常年|[至—～到]$|学期|学年|届/

export const DONE =
  /了(?!解)|已|人次|参[加与](?:者|人员|干部|职工|群众)?\d|收到|评为|获得?|赢得|[共达]\d|接待|受益|捐出|受到|又[与和同向为对联]|签订/

/** Month and day on which they are celebrated at the earliest. */
export const FEASTS: Record<string, number[]> = {
  元旦: [1],
  春节: [1, 20],
  清明: [4, 4],
  五一: [5],
  端午: [5, 28],
  暑假: [7],
  中秋: [9, 8],
  国庆: [10],
  重阳: [10, 2],
}

/** What a unit does in every year. */
export const ACTIVITY = /^(?:期间)?，?[^，他她]{0,5}(?:举[办行]|组织|开展|慰问|联合|走访|邀请|召开|防御|参加)/

export const FOUNDED = /获|被|授予|成立|挂牌|建成|启动|竣工|以来|起|创办|组建|搬|命名|首[次届个]|第一|[他她]/

export const TO_COME = /通知|方案|计划|预案|安排|邀请|公告|预告|启事|倡议|要点|公示|议程|[函信]$/
