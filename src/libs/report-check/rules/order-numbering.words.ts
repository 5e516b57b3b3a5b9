/** 申报表（节选）: the parts before are left out. */
export const EXCERPT = /节选|选段|摘[录编要抄]|[（(]摘|（续|续完/
