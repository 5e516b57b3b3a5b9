/** 占职工总数的88.9%, 占全体党员的六成: the whole is named, its number stands elsewhere in the report. */
export const OF_ALL =
  /占(?:全[局校院所镇村行馆站处]|全体|全街道|全社区|全公司|本单位|辖区)?([\u4e00-\u9fff]{2,6}?)(?:总人数|总数量|总数|总量|人数)?的?(?:比例)?(?:为|达到|达|约|近|超过|超)?(?=[\d百一二三四五六七八九])/g
