/** 人均, 户均, 每个村平均: whom the total is divided among, by the family of units that counts them. */
export const AVERAGE =
  /(?<![月日年季周时])(?:人均|户均|村均|校均|平均每(?:人|户|个村|个社区|村|支(?:队伍)?)|每[户人](?=\d))(?!纯?收入|年收入|可支配|消费|面积|住房|寿命|预期)/g
