/** Verbs that name the same plan again in the heading below. */
export const PLANNED =
  /^(?:突出|抓好|抓实|实现|实施|开展|做到|强化|打造|推进|聚焦|坚持|围绕|完善|建立|建强|做好|落实|办好|做实)$/
