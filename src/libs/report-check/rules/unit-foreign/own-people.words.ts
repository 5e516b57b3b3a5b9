/** 建宁县群众对我局: those who judge us are our own people. */
export const OWN_PEOPLE =
  /(?<=[，。；、：\n是]|的)([\u4e00-\u9fff]{2,3}[市县区镇乡旗])(?:广大|各界|人民|辖区)?(?:干部群众|群众|居民|百姓|市民|企业|商户|家长)对(?:我|本)[局院校所站县市区镇乡行馆公单街]/g
