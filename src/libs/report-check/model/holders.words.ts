/** What may stand before an own post: 由, 镇, 我院. */
export const LEAD =
  /(?:^|[^\u4e00-\u9fff]|[由以是在请经和与了及兼])(?:我|本|该)?([镇乡局院校园馆行厂所站场台关团段]|街道|社区|公司|集团|中心|医院|法院|学校)?$/

/** Whoever holds it now is another than before. */
export const CHANGED =
  /时任|前任|接任|接替|继任|新任(?!组长|副)|现任|历任|历届|调任|卸任|退休|换届|任命|当选|新一届|上一届|离任|轮值|代理/
