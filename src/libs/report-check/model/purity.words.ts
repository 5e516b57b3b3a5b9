/** What every house does beside its trade: with its people, for others, for the civilised unit, in its own buildings. */
export const TIED =
  /^\s*\d|[我你您他她它姓]|[一两][位名天次回]|\d岁|[本全该][局院校所站馆行厂司镇村乡区县市]|职工|员工|党[员组委建史课支]|干部|干警|志愿|创建|文明|帮|扶|慰问|捐|赠|联[合系]|结[对为]|共[建驻]|宣[传讲]|活动|义[务诊]|食堂|宿舍|办公|机关|单位|荣获|[被获]评|称号|老人家|[大娘爷叔婶妈哥姐嫂伯]|“|[送教]|邀请|比赛|竞赛|模范|先进|投入|捡|讲/
