/** Surnames that are hardly anything else. */
export const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱何郭马罗梁宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪姜范姚谭廖邹熊陆郝孔崔毛邱秦史顾侯邵孟龙段雷钱汤尹黎乔贺赖龚覃韦蓝舒甄柏涂邬谌敖娄宁佟柯阮翁裴聂苗沙卞霍柴鲍尚凌褚盛喻祝牟桂耿鞠储靳冉巫匡屈岑蔺臧冼栾佘缪窦邝戚晏骆滕瞿隋邸仝逄郜荀漆亓栗鄢卓闻阚晁蒯鄂宦晋隗宓邰胥姬郦雍濮扈冀茹庾暨阙蔚竺亢苟逯璩郗笪禹乐谷应巩敬'

/** Surnames that are also common words. */
export const SURNAME_WORDS =
  '易文方田石金任白万于江严施高常葛闵费殷齐向关古林柳安景云时水成党卫蒙车项房解管游吉农肖付闫陶武莫温康牛樊邢伍庞颜倪庄章鲁岳翟詹申欧兰焦俞左祁甘符单萧阎季仲郁仇白车门普麻路芮班伊宫宿蒲宰桑浦慕连艾容戈满寇隆巢荆权盖楚次衣苍海'

/** Any of them, for places where a name is expected. */
export const ALL_SURNAMES = SURNAMES + SURNAME_WORDS
