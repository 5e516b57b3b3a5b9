/** Houses that bear the name of their place without 市 or 县. */
export const BEARS_PLACE =
  /^[\u4e00-\u9fff]{0,5}?(?:村镇银行|农村?商业?银行|农商行|农村信用|水务|供水|自来水|热力|燃气|公交|供电|烟草|邮政|城投|交投|文旅|粮食|盐业|海事|海关|火车站|汽车站|客运|机场|高速|公路|港务|民族中学|一中|二中|职业技术学院|师范)/
