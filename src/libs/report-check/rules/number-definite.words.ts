/** What is owned is known only when the words in front speak of all of them. */
export const KNOWN =
  /(?:^|围绕|不负|面对|凝聚|服务的|回应|健全|事关|关系|承载着?|寄托着?|为了|我[们校院局]|全[校院局村镇区]|社区|学校|医院|单位|公司)$/

export const DEEDS =
  /(接待|发送|运送|放行|收治|接诊|受理|办理|办结|服务)((?:旅客|游客|读者|患者|观众|群众|业务|事项|车辆|乘客|客流)?)(?=\d)/g
